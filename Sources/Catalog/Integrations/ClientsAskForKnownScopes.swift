public import Assurance
import ContactCenter

extension Control {

    /// Asked of clients that act for a person: scopes bind no other.
    public static let clientsAskForKnownScopes = Control(
        "INT-03",
        "Every client that acts for a person asks for named scopes that exist",
        severity: .medium,
        satisfies: .iso27001("A.8.3"), .nistCSF("PR.AA-05"), .nist80053("AC-6"),
        why: """
            A client that acts for a person may do what its scopes and the person's own rights both allow. Where its \
            scopes say nothing, or name what the platform does not know, only the person's rights are left as a limit.
            """,
        remedy: """
            Ask whoever made the client what it reads and what it changes. Set exactly those scopes, the :readonly one \
            wherever it only reads.
            """,
        of: .clients,
        given: Fact(whole: .clientScopes)
    ) { known in
        Question { client in
            var defects = Defects(of: .client(client))
            guard client.isActive, client.grantType != .clientCredentials,
                let scopes = defects.know(client.scopes, of: .clients)
            else { return defects }
            let unknown = scopes.filter { !known.contains($0) }
            if !unknown.isEmpty {
                defects.add(
                    .medium, "asks for scopes the platform does not know", seen: unknown.spelledOut(),
                    expected: "scopes of the platform")
            }
            if scopes.isEmpty {
                defects.add(
                    .low, "acts for people and names no scope", seen: "no scope", expected: "the scopes it needs")
            }
            return defects
        }
    }
}
