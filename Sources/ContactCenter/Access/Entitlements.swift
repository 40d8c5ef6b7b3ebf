/// Who can do what, worked out once from all grants and asked per person.
///
/// Group grants count for every member. A grant of a role that no list contains counts for nothing here; the control
/// that reads it has the gap from the list of roles.
public struct Entitlements: Sendable {
    private let held: GrantsByHolder
    private let roles: [Role.ID: Powers]

    /// For each holder the union of powers; nil for whoever holds no listed role.
    private let powers: [Powers?]
    private let someGroup: (holds: Bool, isPrivileged: Bool)

    public init(_ held: GrantsByHolder, _ roles: [Role]) {
        let known = Dictionary(roles.map { ($0.id, $0.powers) }) { first, _ in first }
        let powers = (0..<held.count).map { number -> Powers? in
            held.grants(ofNumber: number).reduce(nil) { union, grant in
                known[grant.role].map { $0.union(union ?? []) } ?? union
            }
        }
        self.held = held
        self.roles = known
        self.powers = powers
        let groups = held.groups.compactMap { powers[$0] }
        someGroup = (!groups.isEmpty, groups.contains(where: \.isPrivileged))
    }

    public init(_ grants: [Grant], _ roles: [Role]) { self.init(GrantsByHolder(grants), roles) }

    /// Whether a person holds any role at all, themselves or by a group.
    ///
    /// - Returns: nil if their own grants give none and nobody knows which groups they are in, while some group gives one.
    public func holdsAnything(_ person: Person) -> Bool? {
        holds(person, unlessNot: someGroup.holds) { _ in true }
    }

    /// Whether a person holds a privileged role, themselves or by a group; nil as for ``holdsAnything(_:)``.
    public func isPrivileged(_ person: Person) -> Bool? {
        holds(person, unlessNot: someGroup.isPrivileged, where: \.isPrivileged)
    }

    private func holds(_ person: Person, unlessNot someGroup: Bool, where counts: (Powers) -> Bool) -> Bool? {
        if powers(of: .person(person.id)).map(counts) ?? false { return true }
        guard someGroup else { return false }
        for group in person.groups.value ?? [] where powers(of: .group(group)).map(counts) ?? false { return true }
        return person.groups.isWhole ? false : nil
    }

    private func powers(of holder: Grant.Holder) -> Powers? { held.number(of: holder).flatMap { powers[$0] } }

    /// The powers of a person, their own and their groups'.
    public func powers(of person: Person) -> Powers {
        var union = powers(of: .person(person.id)) ?? []
        for group in person.groups.value ?? [] { union.formUnion(powers(of: .group(group)) ?? []) }
        return union
    }

    /// The grants behind the powers of a person, their own first.
    public func grants(of person: Person) -> [Grant] { held.grants(of: person).filter { roles[$0.role] != nil } }
}

extension Fact where Value == Entitlements {
    public static var entitlements: Self {
        Fact("entitlements", madeOf: .grantsByHolder, .roles) { Entitlements($0, $1) }
    }
}
