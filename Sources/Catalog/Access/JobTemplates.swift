import Assurance
import ContactCenter

/// What job functions give, with roles looked up, ready to be asked about one person after the other.
struct JobTemplates: Sendable {
    private let templates: [Template]

    /// Roles that a function names and this tenant does not have.
    let unknownRoles: [String]

    private struct Template: Sendable {
        let function: JobFunction
        let gives: [Given]
    }

    /// A role of this tenant and where it holds.
    struct Given: Hashable, Sendable {
        let role: Role.ID
        let reach: JobFunction.Reach
    }

    /// What somebody is to hold.
    enum Job: Sendable {

        /// By these functions, together.
        case given(Set<Given>, by: [String])

        /// No function is theirs.
        case none

        /// What decides whose function it is was not read.
        case unknown(Absence)
    }

    init(_ functions: [JobFunction], _ roles: [Role]) {
        let byName = Dictionary(roles.map { ($0.name.lowercased(), $0.id) }) { first, _ in first }
        let ids = Set(roles.map(\.id))
        func role(_ name: String) -> Role.ID? {
            ids.contains(Role.ID(name)) ? Role.ID(name) : byName[name.lowercased()]
        }
        templates = functions.map { function in
            Template(
                function: function,
                gives: function.gives.compactMap { given in
                    role(given.role).map { Given(role: $0, reach: given.reach) }
                })
        }
        unknownRoles = functions.flatMap(\.gives).map(\.role).distinct().filter { role($0) == nil }
    }

    func job(of person: Person) -> Job {
        var given: Set<Given> = []
        var names: [String] = []
        for template in templates {
            switch template.function.isDone(by: person) {
            case .observed(false): continue
            case .observed(true):
                given.formUnion(template.gives)
                names.append(template.function.id.rawValue)
            case let open: return .unknown(open.absences.first ?? .notAsked)
            }
        }
        return names.isEmpty ? .none : .given(given, by: names)
    }
}

extension Set<JobTemplates.Given> {

    /// Whether it gives somebody a grant, or more than that.
    func covers(_ grant: Grant, of person: Person) -> Bool {
        contains { $0.role == grant.role && $0.reach.covers(grant.reach, of: person) }
    }
}

extension JobTemplates.Given {

    /// Whether somebody holds all of it.
    func isHeld(through grants: [Grant], by person: Person) -> Bool {
        grants.contains { grant in
            guard grant.role == role, grant.reach != .everywhere else { return grant.role == role }
            return reach != .everywhere && reach.covers(grant.reach, of: person)
        }
    }
}

extension JobFunction.Reach {
    fileprivate func covers(_ reach: Grant.Reach, of person: Person) -> Bool {
        switch (self, reach) {
        case (.everywhere, _): self == .everywhere
        case (.home, .division(let id)): person.division == id
        case (.division(let own), .division(let id)): own == id
        case (_, .everywhere): false
        }
    }
}
