/// Everything somebody holds at one moment: roles granted to them, and groups they are in.
public struct Holdings: Hashable, Sendable {

    /// In order, each once: `role <id> in <division>`, `group <id>`.
    public let entries: [String]

    public init(_ entries: some Sequence<String>) { self.entries = Set(entries).sorted() }

    /// What each of some people holds; a person of whom nobody knows the groups has none here.
    public static func of(_ people: [Person], _ grants: [Grant]) -> [Person.ID: Holdings] {
        var roles: [Person.ID: [String]] = [:]
        let asked = Set(people.lazy.map(\.id))
        for grant in grants {
            guard case .person(let id) = grant.holder, asked.contains(id) else { continue }
            roles[id, default: []].append("role \(grant.role) in \(grant.reach.word)")
        }
        var holdings: [Person.ID: Holdings] = [:]
        for person in people {
            guard case .observed(let groups) = person.groups else { continue }
            holdings[person.id] = Holdings((roles[person.id] ?? []) + groups.map { "group \($0)" })
        }
        return holdings
    }
}

extension Grant.Reach {
    fileprivate var word: String {
        switch self {
        case .division(let id): id.rawValue
        case .everywhere: "all divisions"
        }
    }
}
