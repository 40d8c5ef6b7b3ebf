public import Assurance
public import ContactCenter

extension Control {
    public static let theLimitLetsUsKeepUp = Control(
        "LOG-08",
        "The platform lets us read fast enough to keep up",
        severity: .low,
        satisfies: .iso27001("A.8.6"), .nistCSF("PR.IR-04"),
        why: """
            Evidence is collected through the same interface that everything else calls. If the limit is too low, a \
            collection takes into the morning, and the audit log of a busy day is never read to its end.
            """,
        remedy: """
            Ask the vendor to raise the limit for a token. Until then, collect at night and leave out what no control \
            reads.
            """,
        reads: .limits, .requestsAMinute
    ) { limits, least in
        var tenant = Defects(of: .tenant)
        if let allowed = tenant.know(limits.requestsPerMinute, of: .limits), allowed < least {
            tenant.add(
                .low, "allows one token \(allowed.of("request")) a minute", seen: "\(allowed.of("request")) a minute",
                expected: "at least \(least)")
        }
        return .of(tenant)
    }
}

extension Fact where Value == Int {

    /// How many requests a minute one token must be allowed.
    public static var requestsAMinute: Self {
        Fact(
            Parameter(
                "requests-a-minute", .requests, default: 150, in: 1...10_000, looser: .lower,
                source: "this project's default: half of what Genesys Cloud allows a token where nobody changed it"))
    }
}
