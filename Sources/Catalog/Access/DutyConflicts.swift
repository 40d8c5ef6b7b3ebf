import Assurance
import ContactCenter

/// Where duties that are kept apart come together: in one role, or in the grants of one holder.
struct DutyConflicts: Sendable {
    private let powers: [Role.ID: Powers]
    private let names: RoleNames

    init(_ roles: [Role]) {
        powers = Dictionary(roles.map { ($0.id, $0.powers) }) { first, _ in first }
        names = RoleNames(roles)
    }

    /// The pairs a role holds both sides of.
    func pairs(in role: Role) -> [ConflictingDuties] {
        ConflictingDuties.usual.filter { role.powers.isSuperset(of: $0.both) }
    }

    /// Adds what comes together by several grants of one holder.
    ///
    /// What one role brings together by itself is that role's matter: its holders are not told of one by one.
    func look(at grants: [Grant], _ defects: inout Defects) {
        let held = grants.reduce(into: Powers()) { $0.formUnion(power(of: $1)) }
        for pair in ConflictingDuties.usual where held.isSuperset(of: pair.both) {
            guard !grants.contains(where: { power(of: $0).isSuperset(of: pair.both) }) else { continue }
            add(pair, grants, &defects)
        }
    }

    private func add(_ pair: ConflictingDuties, _ grants: [Grant], _ defects: inout Defects) {
        let one = grants.filter { !power(of: $0).isDisjoint(with: pair.one) }
        let other = grants.filter { !power(of: $0).isDisjoint(with: pair.other) }
        let meets = one.contains { first in other.contains { first.reach.meets($0.reach) } }
        let apart = meets ? "" : ", in divisions of their own"
        defects.add(
            meets ? .high : .medium, "can \(pair.words.one) as well as \(pair.words.other)\(apart)",
            seen: "\(names.of(one).spelledOut()) and \(names.of(other).spelledOut())",
            expected: "one of the two", restsOn: names.subjects(of: one + other), cause: cause(one + other))
    }

    /// The group all of it comes by; nil if more than one change could clear it.
    private func cause(_ grants: [Grant]) -> Subject? {
        let holders = Set(grants.map(\.holder))
        if holders.count == 1, case .group(let id)? = holders.first { return .group(id) }
        return nil
    }

    private func power(of grant: Grant) -> Powers { powers[grant.role] ?? [] }
}

extension Grant.Reach {

    /// Whether there is a division in which both hold.
    fileprivate func meets(_ other: Grant.Reach) -> Bool {
        self == .everywhere || other == .everywhere || self == other
    }
}
