import ArgumentParser
import Assurance
import Capture
import ContactCenter
import Frameworks
import GenesysCloud
import Programme

/// On which part of a tenant a framework is judged.
struct ScopeOptions: ParsableArguments {
    @Option(
        help: """
            Judges the framework on this part of the tenant, as scopes: names it in linewarden.yaml, or on the whole \
            with "tenant"; if not given, on the part that names the framework.
            """)
    var scope: String?

    /// The part that is meant; nil for the whole tenant.
    func part(for framework: Framework, among scopes: [NamedScope], in library: Library) throws -> NamedScope? {
        guard let scope else {
            return try scopes.first { try $0.names(framework, in: library) }
        }
        return try NamedScope.named(scope, among: scopes)
    }
}

extension NamedScope {

    /// The part of that name; nil for the whole tenant, which is also meant where no name is given.
    ///
    /// - Throws: ``Failure`` where there is none.
    static func named(_ name: String?, among scopes: [NamedScope]) throws -> NamedScope? {
        guard let name, name != whole else { return nil }
        if let named = scopes.first(where: { $0.name == name }) { return named }
        let nearest = Nearest.to(name, among: scopes.map(\.name)).map { "did you mean \($0)?" }
        throw Failure(
            "there is no scope \(name)", hint: nearest ?? "name it under scopes: of the tenant in linewarden.yaml",
            code: .notThere)
    }

    fileprivate func names(_ framework: Framework, in library: Library) throws -> Bool {
        try frameworks.contains { name in
            guard let choice = library.choice(named: name) else {
                let nearest = Nearest.to(name, among: library.names).map { "did you mean \($0)?" }
                throw Failure(
                    "scope \(self.name) is for \(name), and there is no such framework", hint: nearest,
                    code: .unsound)
            }
            return choice.framework == framework
        }
    }

    /// Refuses a part that names what the capture does not have: taken for empty, it would leave out what belongs to it.
    func check(against capture: Capture) throws {
        for part in parts where try !part.isKnown(in: capture) {
            throw Failure(
                "scope \(name) names \(part), and the capture does not have it",
                hint: "mend scopes: of the tenant in linewarden.yaml, or collect again if it is new", code: .unsound)
        }
    }
}

extension Scope {
    fileprivate func isKnown(in capture: Capture) throws -> Bool {
        switch self {
        case .tenant, .tag: true
        case .division(let id): try capture.holds(.divisions, id: id.rawValue)
        case .resource(let path): try isKnown(path, in: capture)
        }
    }

    private func isKnown(_ path: String, in capture: Capture) throws -> Bool {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = Subject.Kind(rawValue: parts[0]) else { return false }
        return try ReadSources.documents(of: Subject(kind, parts[1]), reading: []).contains {
            try capture.holds($0.kind, id: $0.id)
        }
    }
}
