public import Assurance
public import ContactCenter

extension Control {
    public static let actionCertificatesAreReplacedInTime = Control(
        "INT-12",
        "The certificate data actions show has a successor before it ends",
        severity: .medium,
        satisfies: .iso27001("A.8.24"), .nistCSF("PR.DS-02"), .nist80053("SC-17"),
        why: """
            On the day the certificate ends, every system that asks for it turns the flows' calls away. Callers hear \
            that their account cannot be found, and nobody knows why.
            """,
        remedy: """
            Have the systems that data actions call trust the upcoming certificate now. If there is none, ask the \
            platform's support when it will be there.
            """,
        reads: Fact(whole: .actionCertificates), .asOf, .actionCertificateDays
    ) { certificates, asOf, days in
        guard !certificates.isEmpty else { return .notApplicable(because: "data actions show no certificate") }
        let soon = asOf.advanced(by: .days(days))
        let lasting = certificates.contains { certificate in certificate.ends.value.map { $0 >= soon } ?? false }
        return .of(certificates.filter { $0.isUpcoming.value != true }.map { look(at: $0, soon, asOf, lasting) })
    }
}

private func look(
    at certificate: ActionCertificate, _ soon: Moment, _ asOf: Moment, _ hasSuccessor: Bool
) -> Defects {
    var defects = Defects(of: .certificate(certificate))
    guard let ends = defects.know(certificate.ends, of: .actionCertificates), ends < soon, !hasSuccessor else {
        return defects
    }
    defects.add(
        ends <= asOf ? .high : .medium, ends <= asOf ? "has expired" : "ends soon and has no successor",
        seen: "a certificate until \(ends.iso8601Day)", expected: "one that lasts, or an upcoming one that does")
    return defects
}

extension Fact where Value == Int {

    /// How many days before its end the certificate of data actions must have a successor.
    public static var actionCertificateDays: Self {
        Fact(
            Parameter(
                "action-certificate-days", .days, default: 30, in: 0...365, looser: .lower,
                source: "this project's default; no standard sets a number"))
    }
}
