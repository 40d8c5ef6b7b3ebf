public import Assurance
public import ContactCenter

extension Control {
    public static let storedCredentialsAreRenewed = Control(
        "INT-10",
        "Credentials the platform keeps for integrations are renewed and in use",
        severity: .medium,
        satisfies: .iso27001("A.5.17"), .iso27001("A.8.24"), .nistCSF("PR.AA-01"), .nist80053("IA-5(1)"),
        why: """
            The platform holds the keys to the customer database, the ticket system and the mail gateway. One that was \
            never changed is known to everybody who ever set it up.
            """,
        remedy: """
            Make a new key in the other system, store it here, and end the old one there. Delete credentials that no \
            integration uses.
            """,
        of: .storedCredentials,
        given: Fact(ifKnown: .integrations), .asOf, .storedCredentialDays
    ) { integrations, asOf, days in
        let oldest = asOf.advanced(by: .days(-days))
        let used = UsedCredentials(integrations)
        return Question { credential in
            var defects = Defects(of: .credential(credential))
            if let changed = defects.know(credential.changed, of: .storedCredentials), changed < oldest {
                let age = changed.duration(to: asOf).wholeDays
                defects.add(
                    .medium, "has not been changed for \(age.of("day"))", seen: "last changed \(changed.iso8601Day)",
                    expected: "a change within \(days.of("day"))")
            }
            if used.isUnused(credential.id) {
                defects.add(
                    .low, "is used by no integration", seen: "no integration names it", expected: "deleted, or used")
            }
            return defects
        }
    }
}

/// The credentials that integrations name.
private struct UsedCredentials: Sendable {
    private let named: Set<StoredCredential.ID>

    /// Whether every integration was read, with what it uses.
    private let isWhole: Bool

    init(_ integrations: Reading<[Integration]>) {
        let known = integrations.value ?? []
        named = Set(known.flatMap { $0.credentials.value ?? [] })
        isWhole = integrations.isWhole && known.allSatisfy(\.credentials.isWhole)
    }

    /// A warning only: where not everything was read, nobody is told of.
    func isUnused(_ credential: StoredCredential.ID) -> Bool { isWhole && !named.contains(credential) }
}

extension Fact where Value == Int {

    /// After how many days a stored credential is to be changed.
    public static var storedCredentialDays: Self {
        Fact(
            Parameter(
                "stored-credential-days", .days, default: 365, in: 1...1825, looser: .higher,
                source: "this project's default; no standard sets a number for secrets of programs"))
    }
}
