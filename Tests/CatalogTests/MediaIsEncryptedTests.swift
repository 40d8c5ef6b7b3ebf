import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-02: media is encrypted")
struct MediaIsEncryptedTests {
    let control = Control.mediaIsEncrypted

    @Test func `approved ciphers are in order`() {
        let ciphers = [
            "AES_CM_128_HMAC_SHA1_80", "AES_CM_192_HMAC_SHA1_80", "AES_CM_256_HMAC_SHA1_80", "AEAD_AES_128_GCM",
            "AEAD_AES_256_GCM",
        ]
        #expect(control(knowing(.observed(ciphers))) == .met(examined: 1))
    }

    @Test(arguments: [[], ["AES_CM_128_HMAC_SHA1_32"], ["AEAD_AES_256_GCM", "NULL"]])
    func `none, or one that is not approved, falls short`(ciphers: [String]) {
        #expect(control.findings(in: knowing(.observed(ciphers))) == ["trunk-settings/s high"])
    }

    @Test func `phone trunks are asked, edge trunks are not`() {
        #expect(!control(knowing(.observed([]), kind: .phone)).isMet)
        #expect(control(knowing(.observed([]), kind: .edge)).isNotApplicable)
    }

    @Test func `ciphers that are not known leave it open`() {
        #expect(control.missing(in: knowing(.absent(.leftOut))) == [.leftOut])
    }

    private func knowing(_ ciphers: Reading<[String]>, kind: Trunk.Kind = .external) -> TenantSnapshot {
        tenant.knowing(.trunks, [Trunk(id: "t", name: "Trunk", kind: kind, settings: "s")])
            .knowing(.trunkSettings, [TrunkSettings(id: "s", name: "Carrier", kind: kind, mediaCiphers: ciphers)])
    }
}
