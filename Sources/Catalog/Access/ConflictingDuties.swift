import ContactCenter

/// Two powers that no one person or program should hold, for each could cover up what the other did.
struct ConflictingDuties: Sendable {
    let one: Powers
    let other: Powers

    var both: Powers { one.union(other) }

    /// In words: "create and edit OAuth clients" and "grant roles".
    var words: (one: String, other: String) { (one.words.spelled, other.words.spelled) }

    /// The pairs this baseline keeps apart.
    ///
    /// No standard names permissions; which pairs these are is this project's judgement. Who makes a program and who
    /// gives it rights; who says what a role holds and who hands it out; who writes the rule for deleting and who lifts
    /// it for one recording.
    static let usual = [
        ConflictingDuties(one: .managesClients, other: .grantsRoles),
        ConflictingDuties(one: .editsRoles, other: .grantsRoles),
        ConflictingDuties(one: .editsRetentionPolicies, other: .editsRecordingRetention),
    ]
}

extension [String] {
    fileprivate var spelled: String { joined(separator: " and ") }
}
