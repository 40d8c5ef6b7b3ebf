import ContactCenter
import Programme

/// Reads the parts of a tenant that frameworks are judged on.
struct ScopesReading {
    private let section: Section

    /// - Parameter section: The tenant's.
    init(_ section: Section) { self.section = section }

    func scopes() -> [NamedScope] {
        guard let all = section.section("scopes") else { return [] }
        var scopes: [NamedScope] = []
        for (name, node) in all.members() {
            if name == NamedScope.whole {
                all.problem("\(all.full(name)) always means all of it; give the part another name", at: node)
            }
            guard let details = all.section(name) else { continue }
            let scope = NamedScope(
                name, of: parts("inside", details), outside: parts("outside", details),
                for: details.texts("frameworks"))
            if scope.parts.isEmpty { details.problem("\(details.full("inside")) must name what lies in it", at: node) }
            for other in scopes where !Set(other.frameworks).isDisjoint(with: scope.frameworks) {
                details.problem("\(all.full(name)) and \(other.name) are both for the same framework", at: node)
            }
            details.end()
            scopes.append(scope)
        }
        return scopes
    }

    private func parts(_ name: String, _ details: Section) -> [Scope] {
        let tags = Set((section.section("tags")?.members() ?? []).map(\.name))
        return details.places(name).compactMap { text, node in
            guard let scope = Scope(text), scope != .tenant else {
                details.problem(
                    "\(details.full(name)): \(text) is none of division:ID, tag:NAME and resource:KIND/ID", at: node)
                return nil
            }
            if case .tag(let tag) = scope, !tags.contains(tag) {
                details.problem("\(details.full(name)): there is no \(tag) under tags:", at: node)
            }
            return scope
        }
    }
}
