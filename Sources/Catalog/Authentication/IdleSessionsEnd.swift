public import Assurance
public import ContactCenter

extension Control {
    public static let idleSessionsEnd = Control(
        "AUT-06",
        "Idle sessions end, whoever they belong to",
        severity: .medium,
        satisfies: .iso27001("A.8.5"), .nistCSF("PR.AA-05"), .nist80053("AC-12"), .nist80053("AC-2(5)"),
        .pciDSS("8.2.8"), .hipaa("164.312(a)(2)(iii)"), .cjis("AC-12"),
        why: """
            Agents share desks and step away between calls. Whoever sits down next acts, listens and exports under \
            the name of the one who left.
            """,
        remedy: """
            Switch the idle time-out on, shorten it and each exception to it, and empty the list of applications it \
            spares. With single sign-on the browser may sign in again by itself, so set one there too.
            """,
        reads: .idleTimeout, Fact(ifKnown: .signInRules), .idleSeconds
    ) { timeout, rules, limit in
        var tenant = Defects(of: .tenant)
        tenant.look(at: timeout, limit: limit)
        let spared = tenant.know(rules.flatMap(\.idleExclusions), of: .signInRules) ?? []
        if !spared.isEmpty {
            tenant.add(
                .medium, "spares \(spared.count.of("application")) the idle time-out",
                seen: "not applied to \(spared.spelledOut())", expected: "nothing spared")
        }
        return .of(tenant)
    }
}

extension Defects {
    fileprivate mutating func look(at timeout: IdleTimeout, limit: Int) {
        let expected = "idle sessions end after at most \(limit.of("second"))"
        guard let seconds = timeout.seconds else {
            return add(.medium, "never ends an idle session", seen: "no idle time-out", expected: expected)
        }
        if seconds > limit {
            add(
                .medium, "ends idle sessions only after \(seconds.of("second"))",
                seen: "idle time-out \(seconds.of("second"))", expected: expected)
        }
        for exception in timeout.exceptions where exception.seconds > limit {
            add(
                .medium, "gives \(exception.name) \(exception.seconds.of("second")) of idleness",
                seen: "\(exception.name): \(exception.seconds.of("second"))", expected: expected)
        }
    }
}

extension Fact where Value == Int {

    /// After how many idle seconds a session must end.
    public static var idleSeconds: Self {
        Fact(
            Parameter(
                "idle-seconds", .seconds, default: 900, in: 60...86_400, looser: .higher, bound: 900,
                source: "PCI DSS 4.0.1, 8.2.8"))
    }
}
