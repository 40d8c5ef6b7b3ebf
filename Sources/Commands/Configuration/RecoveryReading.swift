import Capture
import ContactCenter
import GenesysCloud
import Yams

/// `recovery:` of a tenant: what has to come back after a loss, and where that may be tried out.
struct RecoveryConfiguration {

    /// nil where there is no table; an empty one is an answer.
    var services: [RecoveryService]?
    var sandboxes: [Sandbox] = []
}

/// A tenant of the configuration that another may be restored into.
struct Sandbox: Hashable {
    let tenant: String

    /// The organisation it must be: a name is given anew in a minute.
    let organization: String
}

/// Reads `recovery:`.
struct RecoveryReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    func configuration() -> RecoveryConfiguration {
        defer { section.end() }
        return RecoveryConfiguration(services: services(), sandboxes: section.sections("sandboxes").map(sandbox))
    }

    private func sandbox(_ details: Section) -> Sandbox {
        defer { details.end() }
        return Sandbox(tenant: details.need("tenant"), organization: details.need("organization"))
    }

    private func services() -> [RecoveryService]? {
        guard let all = section.section("services") else { return nil }
        return all.members().compactMap { name, _ in all.section(name).map { service(name, $0) } }
    }

    private func service(_ name: String, _ details: Section) -> RecoveryService {
        defer { details.end() }
        if details.node("order") == nil { details.problem("\(details.full("order")) is missing") }
        return RecoveryService(
            id: RecoveryService.ID(name), owner: details.need("owner"),
            recoveryMinutes: details.integer("rto-minutes", in: 1...Self.longest),
            lossMinutes: details.integer("rpo-minutes", in: 1...Self.longest),
            order: details.integer("order", in: 1...1000) ?? 1, needs: needs(details),
            singlePoints: singlePoints(details))
    }

    /// A year.
    private static let longest = 527_040

    private static let kinds = GenesysCloud.kinds.filter { $0.layout != .lines }

    private func needs(_ details: Section) -> [RecoveryService.Need] {
        details.places("needs").compactMap { text, node in
            guard let need = RecoveryService.Need(text) else {
                details.problem("\(details.full("needs")): \(text) is no kind and name such as roles/Agent", at: node)
                return nil
            }
            guard let kind = Self.kinds.first(where: { $0.name == need.kind }) else {
                let nearest = Nearest.to(need.kind, among: Self.kinds.map(\.name)).map { "; did you mean \($0)?" }
                details.problem("\(details.full("needs")): there is no kind \(need.kind)\(nearest ?? "")", at: node)
                return nil
            }
            if (kind.layout == .setting) != (need.name == nil) {
                let how = kind.layout == .setting ? "stands alone: there is one" : "needs a name: \(kind.name)/NAME"
                details.problem("\(details.full("needs")): \(kind.name) \(how)", at: node)
            }
            return need
        }
    }

    private func singlePoints(_ details: Section) -> [SinglePoint] {
        guard let all = details.section("single-points") else { return [] }
        defer { all.end() }
        return SinglePoint.Kind.allCases.compactMap { kind in
            all.text(kind.rawValue).map { SinglePoint(kind, $0) }
        }
    }
}
