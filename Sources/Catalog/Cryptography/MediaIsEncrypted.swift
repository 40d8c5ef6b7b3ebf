public import Assurance
import ContactCenter

extension Control {
    public static let mediaIsEncrypted = Control(
        "CRY-02",
        "Voice on every trunk is encrypted with an approved cipher",
        severity: .high,
        satisfies: .iso27001("A.8.24"), .nistCSF("PR.DS-02"), .nist80053("SC-8(1)"), .pciDSS("4.2.1"),
        .hipaa("164.312(e)(2)(ii)"), .gdpr("32(1)(a)"), .glba("314.4(c)(3)"), .soc2("CC6.7"), .csaCCM("CEK-03"),
        .cjis("SC-8(1)"), .nydfs("500.15(a)"), .dora("9(3)(a)"),
        why: """
            Customers say card numbers and diagnoses aloud. Voice that is not encrypted can be recorded and played by \
            anybody between the phone and the platform, the agent's home network included.
            """,
        remedy: """
            Choose SRTP with an AES suite and an 80-bit tag or better on the trunk settings, and take the weaker suites \
            out. Try it with one site: old phones may need an update first.
            """,
        reads: .trunkSettings, .trunks
    ) { settings, trunks in
        let inService = SettingsInService([.external, .phone], trunks, settings)
        return inService.verdict(unless: "no external or phone trunk is in service") { settings, trunks, defects in
            guard let ciphers = defects.know(settings.mediaCiphers, of: .trunkSettings) else { return }
            let weak = ciphers.filter { !approvedMediaCiphers.contains($0) }
            if ciphers.isEmpty {
                defects.add(
                    .high, "carries voice in the clear", seen: "no media cipher",
                    expected: "approved media ciphers only", restsOn: trunks)
            } else if !weak.isEmpty {
                defects.add(
                    .high, "lets voice be encrypted with \(weak.spelledOut())", seen: ciphers.spelledOut(),
                    expected: "approved media ciphers only", restsOn: trunks)
            }
        }
    }
}

/// Suites with AES and a tag of at least 80 bits.
///
/// Source: RFC 4568, RFC 6188, RFC 7714 (2026-11-22).
private let approvedMediaCiphers: Set = [
    "AES_CM_128_HMAC_SHA1_80", "AES_CM_192_HMAC_SHA1_80", "AES_CM_256_HMAC_SHA1_80", "AEAD_AES_128_GCM",
    "AEAD_AES_256_GCM",
]
