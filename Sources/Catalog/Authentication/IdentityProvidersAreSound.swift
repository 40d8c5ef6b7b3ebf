public import Assurance
public import ContactCenter

extension Control {
    public static let identityProvidersAreSound = Control(
        "AUT-04",
        "Every identity provider is reached safely and vouched for by a lasting certificate",
        severity: .critical,
        satisfies: .iso27001("A.8.5"), .iso27001("A.8.24"), .nistCSF("PR.AA-03"), .nistCSF("PR.AA-04"),
        .nist80053("IA-13"), .soc2("CC6.1"),
        why: """
            On the day its certificate ends nobody can sign in, and every queue stands still until somebody finds out \
            why. A sign-in page over plain HTTP can be answered by anybody between the agent and the provider.
            """,
        remedy: """
            Upload the provider's next certificate beside the current one before it ends. Use https addresses for \
            signing in and out, and sign the requests.
            """,
        reads: .identityProviders, .asOf, .certificateDays
    ) { providers, asOf, days in
        let asked = providers.filter { $0.isEnabled.value != false }
        guard !asked.isEmpty else { return .notApplicable(because: "no identity provider is enabled") }
        return .of(asked.map { look(over: $0, at: asOf, days: days) })
    }
}

private func look(over provider: IdentityProvider, at asOf: Moment, days: Int) -> Defects {
    var defects = Defects(of: .provider(provider))
    guard defects.know(provider.isEnabled, of: .identityProviders) != nil else { return defects }
    defects.look(at: provider.certificates, asOf: asOf, days: days)
    defects.look(atSignIn: provider.signInAddress)
    if provider.signOutAddress == nil {
        defects.add(.low, "has no sign-out address", seen: "no sign-out address", expected: "a sign-out address")
    }
    if defects.know(provider.signsRequests, of: .identityProviders) == false {
        defects.add(.low, "is asked without a signature", seen: "requests not signed", expected: "requests signed")
    }
    return defects
}

extension Defects {
    fileprivate mutating func look(at certificates: [Reading<Moment>], asOf: Moment, days: Int) {
        let expected = "certificates that last at least \(days.of("day"))"
        if certificates.isEmpty {
            add(.high, "has no certificate", seen: "no certificate", expected: expected)
        }
        for end in certificates.compactMap({ know($0, of: .identityProviders) }) {
            guard end < asOf.advanced(by: .days(days)) else { continue }
            let predicate = end <= asOf ? "has a certificate that has expired" : "has a certificate that ends soon"
            add(.high, predicate, seen: "a certificate until \(end.iso8601Day)", expected: expected)
        }
    }

    fileprivate mutating func look(atSignIn address: String?) {
        guard let address else {
            return leaveOpen(Gap(.identityProviders, .leftOut(field: "the sign-in address")))
        }
        if Host(of: address)?.scheme != "https" {
            add(
                .critical, "takes sign-ins over an address that is not https", seen: "sign-in address \(address)",
                expected: "an https address")
        }
    }
}

extension Fact where Value == Int {

    /// How many days before its end a certificate must have been replaced.
    public static var certificateDays: Self {
        Fact(
            Parameter(
                "certificate-days", .days, default: 30, in: 0...365, looser: .lower,
                source: "this project's default; no standard sets a number"))
    }
}
