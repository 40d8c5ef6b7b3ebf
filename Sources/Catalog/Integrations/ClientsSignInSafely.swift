public import Assurance
import ContactCenter

extension Control {
    public static let clientsSignInSafely = Control(
        "INT-01",
        "No OAuth client signs in by the implicit or the password grant",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.8.26"), .nistCSF("PR.AA-03"), .nist80053("IA-9"),
        why: """
            The implicit grant puts the token in the address bar, where browser history and proxies keep it. The \
            password grant shows an agent's password to a program, and goes around any second factor.
            """,
        remedy: """
            Move the application to the authorization code grant with PKCE. Disable the client the day the new one \
            works.
            """,
        of: .clients
    ) {
        Question { client in
            client.isActive && client.grantType.isUnsafe
        } finding: { client in
            Shortfall(
                .client(client), "signs in by the \(client.grantType.word) grant",
                seen: "grant type \(client.grantType.word)", expected: "authorization code or client credentials")
        }
    }
}

extension OAuthClient.GrantType {
    fileprivate var isUnsafe: Bool { self == .implicit || self == .password }

    fileprivate var word: String { self == .implicit ? "implicit" : "password" }
}
