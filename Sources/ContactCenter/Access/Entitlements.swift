/// Who can do what, worked out once from all grants and asked per person.
///
/// Group grants count for every member. A grant of a role that no list contains counts for nothing here; the control
/// that reads it has the gap from the list of roles.
public struct Entitlements: Sendable {
    private var people: [Person.ID: Held] = [:]
    private var groups: [Group.ID: Held] = [:]

    /// The union of powers and the grants they come from.
    public struct Held: Sendable {
        public var powers: Powers = []
        public var grants: [Grant] = []

        public mutating func add(_ grant: Grant, powers: Powers) {
            self.powers.formUnion(powers)
            grants.append(grant)
        }

        public mutating func add(_ other: Held) {
            powers.formUnion(other.powers)
            grants += other.grants
        }
    }

    public init(_ grants: [Grant], _ roles: [Role]) {
        let powers = Dictionary(roles.map { ($0.id, $0.powers) }) { first, _ in first }
        for grant in grants {
            guard let held = powers[grant.role] else { continue }
            switch grant.holder {
            case .person(let id): people[id, default: Held()].add(grant, powers: held)
            case .group(let id): groups[id, default: Held()].add(grant, powers: held)
            case .client, .unknown: break
            }
        }
    }

    /// Whether a person holds any role at all, themselves or by a group.
    ///
    /// - Returns: nil if their own grants give none and nobody knows which groups they are in, while some group gives one.
    public func holdsAnything(_ person: Person) -> Bool? { holds(person) { !$0.grants.isEmpty } }

    /// Whether a person holds a privileged role, themselves or by a group; nil as for ``holdsAnything(_:)``.
    public func isPrivileged(_ person: Person) -> Bool? { holds(person, where: \.powers.isPrivileged) }

    private func holds(_ person: Person, where counts: (Held) -> Bool) -> Bool? {
        if people[person.id].map(counts) ?? false { return true }
        if (person.groups.value ?? []).contains(where: { groups[$0].map(counts) ?? false }) { return true }
        return person.groups.isWhole || !groups.values.contains(where: counts) ? false : nil
    }

    /// The powers of a person, their own and their groups'.
    public func powers(of person: Person) -> Powers {
        var powers = people[person.id]?.powers ?? []
        for group in person.groups.value ?? [] { powers.formUnion(groups[group]?.powers ?? []) }
        return powers
    }

    /// The grants behind the powers of a person, their own first.
    public func grants(of person: Person) -> [Grant] {
        (people[person.id]?.grants ?? []) + (person.groups.value ?? []).flatMap { groups[$0]?.grants ?? [] }
    }
}
