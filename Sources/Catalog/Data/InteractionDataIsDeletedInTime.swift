public import Assurance
public import ContactCenter

extension Control {
    public static let interactionDataIsDeletedInTime = Control(
        "DAT-04",
        "Data about interactions is deleted in time",
        severity: .medium,
        satisfies: .iso27001("A.8.10"), .nistCSF("PR.DS-01"), .nist80053("SI-12"), .gdpr("5(1)(e)"),
        .ccpa("1798.100(a)(3)"), .glba("314.4(c)(6)(ii)"), .soc2("P4.2"), .csaCCM("DSP-16"), .nydfs("500.13(b)"),
        why: """
            Who called when, from which number and about what adds up to a picture of a customer's life. Kept without \
            limit, it breaks the promise made when it was collected.
            """,
        remedy: """
            Set how long interaction data is kept, after asking who needs last years' figures. Recordings older than \
            that go with it, so look at legal holds first.
            """,
        reads: .interactionRetention, .interactionDays
    ) { retention, most in
        var tenant = Defects(of: .tenant)
        let expected = "at most \(most.of("day"))"
        guard let days = retention else {
            tenant.add(
                .medium, "keeps data about interactions without limit", seen: "no limit set", expected: expected)
            return .of(tenant)
        }
        if days > most {
            tenant.add(
                .medium, "keeps data about interactions for \(days.of("day"))", seen: days.of("day"),
                expected: expected)
        }
        return .of(tenant)
    }
}

extension Fact where Value == Int {

    /// The most days that data about interactions may be kept.
    public static var interactionDays: Self {
        Fact(
            Parameter(
                "interaction-days", .days, default: 1825, in: 1...36_500, looser: .higher,
                source: "this project's default: five years; what the law asks for depends on country and trade"))
    }
}
