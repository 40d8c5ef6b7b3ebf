public import Assurance
import ContactCenter

extension Control {
    public static let recordingKeysAreOursAndWork = Control(
        "CRY-07",
        "Recordings are protected by a key of ours that works",
        severity: .critical,
        satisfies: .iso27001("A.8.24"), .nistCSF("PR.DS-01"), .nist80053("SC-12"), .nist80053("SC-28(1)"),
        .pciDSS("3.6.1"), .hipaa("164.312(a)(2)(iv)"), .csaCCM("CEK-08"), .cjis("SC-28(1)"), .dora("9(4)(d)"),
        why: """
            When the platform cannot reach the key, new recordings are lost or old ones cannot be opened, and the loss \
            shows weeks later. With a key of your own you decide who opens recordings and can end it.
            """,
        remedy: """
            Look at the error, at the key's policy, and at whether somebody disabled or deleted the key, before \
            anything else. If recordings still use the vendor's key, set up one of yours; it protects what is recorded \
            from then on.
            """,
        reads: Fact(ifKnown: .keyConfigurations)
    ) { configurations in
        var tenant = Defects(of: .tenant)
        let listed = tenant.know(configurations, of: .keyConfigurations) ?? []
        if configurations.isWhole, !listed.contains(where: \.kind.isCustomers) {
            tenant.add(
                .low, "protects recordings with a key that is not the customer's", seen: "no key of the customer's",
                expected: "a key of the customer's")
        }
        return .of([tenant] + listed.map(look))
    }
}

private func look(at configuration: KeyConfiguration) -> Defects {
    var defects = Defects(of: .key(configuration))
    if let error = defects.know(configuration.lastError, of: .keyConfigurations) ?? nil {
        defects.add(
            .critical, "could not be used by the platform", seen: "last error: \(error)", expected: "no error")
    }
    return defects
}
