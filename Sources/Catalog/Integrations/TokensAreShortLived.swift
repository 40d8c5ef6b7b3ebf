public import Assurance
public import ContactCenter

extension Control {
    public static let tokensAreShortLived = Control(
        "INT-04",
        "Tokens of OAuth clients are short-lived",
        severity: .medium,
        satisfies: .iso27001("A.8.5"), .nistCSF("PR.AA-03"), .nist80053("AC-12"),
        why: """
            A token found in a log or a browser works until it ends, without password or second factor. One that lives \
            for days outlives the shift, and sometimes the job, of whoever it was made for.
            """,
        remedy: """
            Shorten the token lifetime of the client: a day for programs, a working day for people. Well-made clients \
            ask for a new token by themselves.
            """,
        of: .clients,
        given: .serverTokenSeconds, .userTokenSeconds
    ) { server, user in
        Question { client in
            var defects = Defects(of: .client(client))
            guard client.isActive, let lifetime = defects.know(client.tokenLifetime, of: .clients) else {
                return defects
            }
            let limit = client.grantType == .clientCredentials ? server : user
            let seconds = Int((lifetime ?? .seconds(86_400)).components.seconds)
            if seconds > limit {
                let unset = lifetime == nil ? ", the platform's default" : ""
                defects.add(
                    .medium, "gets tokens that live \(seconds.of("second"))\(unset)",
                    seen: "token lifetime \(lifetime == nil ? "not set" : seconds.of("second"))",
                    expected: "at most \(limit.of("second"))")
            }
            return defects
        }
    }
}

extension Fact where Value == Int {

    /// How long a token of a client that signs in by itself may live.
    public static var serverTokenSeconds: Self {
        Fact(
            Parameter(
                "server-token-seconds", .seconds, default: 86_400, in: 300...38_880_000, looser: .higher,
                source: "this project's default: what Genesys Cloud sets where nobody chose"))
    }

    /// How long a token that a person signed in for may live.
    public static var userTokenSeconds: Self {
        Fact(
            Parameter(
                "user-token-seconds", .seconds, default: 64_800, in: 300...38_880_000, looser: .higher,
                source: "this project's default: eighteen hours, longer than any shift"))
    }
}
