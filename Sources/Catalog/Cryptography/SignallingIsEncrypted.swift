public import Assurance
import ContactCenter

extension Control {

    /// Governs the calls sent over a trunk; how calls received are signalled, the other side decides.
    public static let signallingIsEncrypted = Control(
        "CRY-01",
        "Calls sent over external trunks are signalled over TLS",
        severity: .high,
        satisfies: .iso27001("A.8.20"), .iso27001("A.8.21"), .iso27001("A.8.24"), .nistCSF("PR.DS-02"),
        .nist80053("SC-8(1)"), .pciDSS("4.2.1"), .hipaa("164.312(e)(2)(ii)"), .gdpr("32(1)(a)"), .glba("314.4(c)(3)"),
        .soc2("CC6.7"), .csaCCM("CEK-03"), .cjis("SC-8(1)"), .nydfs("500.15(a)"), .dora("9(3)(a)"),
        why: """
            Signalling says who calls whom, and carries the keys that encrypt the call. Without TLS anybody on the way \
            reads both, and can send calls elsewhere.
            """,
        remedy: """
            Agree on TLS with the carrier, then change the trunk settings. The setting governs calls sent; ask the \
            carrier to send you theirs the same way.
            """,
        reads: .trunkSettings, .trunks
    ) { settings, trunks in
        SettingsInService([.external], trunks, settings).verdict(unless: "no external trunk is in service") {
            settings, trunks, defects in
            guard let signalling = defects.know(settings.signalling, of: .trunkSettings), signalling != .tls else {
                return
            }
            defects.add(
                .high, "sends calls signalled over \(signalling.word), in the clear",
                seen: "signalling over \(signalling.word)", expected: "TLS", restsOn: trunks)
        }
    }
}

extension TrunkSettings.Signalling {
    fileprivate var word: String {
        switch self {
        case .udp: "UDP"
        case .tcp: "TCP"
        case .tls: "TLS"
        case .other(let word): word
        }
    }
}
