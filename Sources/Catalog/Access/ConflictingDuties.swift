import Assurance
import ContactCenter

/// Two duties that no one person or program should hold, for each could cover up what the other did.
struct ConflictingDuties: Sendable {
    let one: Duty
    let other: Duty

    /// Something a role may let its holders do.
    enum Duty: Sendable {
        case power(Powers)

        /// In the platform's own words: `outbound:campaign:edit`.
        case permission(String)

        func isHeld(by role: Role) -> Bool {
            switch self {
            case .power(let powers): !role.powers.isDisjoint(with: powers)
            case .permission(let name): role.permissions.contains { PermissionPattern($0).covers(name) }
            }
        }

        /// For a sentence that says what somebody can do.
        var words: String {
            switch self {
            case .power(let powers): powers.words.spelledOut()
            case .permission(let name): "use \(name)"
            }
        }
    }

    /// The pairs this baseline keeps apart.
    ///
    /// No standard names permissions; which pairs these are is this project's judgement. Who makes a program and who
    /// gives it rights; who says what a role holds and who hands it out; who writes the rule for deleting and who lifts
    /// it for one recording.
    static let usual = [
        ConflictingDuties(one: .power(.managesClients), other: .power(.grantsRoles)),
        ConflictingDuties(one: .power(.editsRoles), other: .power(.grantsRoles)),
        ConflictingDuties(one: .power(.editsRetentionPolicies), other: .power(.editsRecordingRetention)),
    ]
}

extension ConflictingDuties {

    /// Reads a pair of the customer's own: `outbound:campaign:edit + outbound:dncList:edit`.
    ///
    /// - Returns: nil for what is no two permissions of three parts each.
    init?(_ text: String) {
        let sides = text.split(separator: "+", omittingEmptySubsequences: false).map { side in
            side.filter { !$0.isWhitespace }
        }
        guard sides.count == 2, sides.allSatisfy({ $0.split(separator: ":").count == 3 }) else { return nil }
        self.init(one: .permission(sides[0]), other: .permission(sides[1]))
    }
}
