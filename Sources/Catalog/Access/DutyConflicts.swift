import Assurance
import ContactCenter

/// Where duties that are kept apart come together: in one role, or in the grants of one holder.
struct DutyConflicts: Sendable {
    private let pairs: [ConflictingDuties]
    private let names: RoleNames

    /// For each role that has a side of some pair: one bit a side, two a pair.
    private let sides: [Role.ID: [Bool]]

    /// What stands in the customer's register and is no pair.
    let unreadable: [String]

    init(_ roles: [Role], own: Reading<Register>) {
        let entries = own.value?.entries ?? []
        let pairs = ConflictingDuties.usual + entries.compactMap { ConflictingDuties($0) }
        self.pairs = pairs
        unreadable = entries.filter { ConflictingDuties($0) == nil }
        names = RoleNames(roles)
        sides = Dictionary(
            roles.compactMap { role in
                let held = pairs.flatMap { [$0.one.isHeld(by: role), $0.other.isHeld(by: role)] }
                return held.contains(true) ? (role.id, held) : nil
            }
        ) { first, _ in first }
    }

    /// The pairs a role holds both sides of.
    func pairs(in role: Role) -> [ConflictingDuties] {
        pairs.indices.filter { has(role.id, .one, of: $0) && has(role.id, .other, of: $0) }.map { pairs[$0] }
    }

    /// Adds what comes together by several grants of one holder.
    ///
    /// What one role brings together by itself is that role's matter: its holders are not told of one by one.
    func look(at grants: [Grant], _ defects: inout Defects) {
        let deciding = grants.filter { sides[$0.role] != nil }
        guard deciding.count > 1 else { return }
        for pair in pairs.indices {
            let one = deciding.filter { has($0.role, .one, of: pair) }
            let other = deciding.filter { has($0.role, .other, of: pair) }
            guard !one.isEmpty, !other.isEmpty, !one.contains(where: { has($0.role, .other, of: pair) }) else {
                continue
            }
            add(pairs[pair], one, other, &defects)
        }
    }

    private func add(_ pair: ConflictingDuties, _ one: [Grant], _ other: [Grant], _ defects: inout Defects) {
        let meets = one.contains { first in other.contains { first.reach.meets($0.reach) } }
        let apart = meets ? "" : ", in divisions of their own"
        defects.add(
            meets ? .high : .medium, "can \(pair.one.words) as well as \(pair.other.words)\(apart)",
            seen: "\(names.of(one).spelledOut()) and \(names.of(other).spelledOut())",
            expected: "one of the two", restsOn: names.subjects(of: one + other), cause: cause(one + other))
    }

    /// The group all of it comes by; nil if more than one change could clear it.
    private func cause(_ grants: [Grant]) -> Subject? {
        let holders = Set(grants.map(\.holder))
        if holders.count == 1, case .group(let id)? = holders.first { return .group(id) }
        return nil
    }

    private enum Side: Int { case one, other }

    private func has(_ role: Role.ID, _ side: Side, of pair: Int) -> Bool {
        sides[role]?[2 * pair + side.rawValue] ?? false
    }
}

extension Grant.Reach {

    /// Whether there is a division in which both hold.
    fileprivate func meets(_ other: Grant.Reach) -> Bool {
        self == .everywhere || other == .everywhere || self == other
    }
}
