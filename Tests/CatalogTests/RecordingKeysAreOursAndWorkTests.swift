import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CRY-07: recording keys are ours and work")
struct RecordingKeysAreOursAndWorkTests {
    let control = Control.recordingKeysAreOursAndWork

    @Test(arguments: [KeyConfiguration.Kind.customerKMS, .customerServer])
    func `a key of the customer's without an error is in order`(kind: KeyConfiguration.Kind) {
        #expect(control(knowing([KeyConfiguration(id: "k", kind: kind)])) == .met(examined: 2))
    }

    @Test func `an error is critical`() {
        let broken = KeyConfiguration(id: "k", kind: .customerKMS, lastError: .observed("access denied"))
        #expect(control.findings(in: knowing([broken])) == ["key/k critical"])
    }

    @Test func `no key of the customer's is low`() {
        #expect(control.findings(in: knowing([KeyConfiguration(id: "k", kind: .vendor)])) == ["tenant/tenant low"])
        #expect(control.findings(in: knowing([])) == ["tenant/tenant low"])
    }

    @Test func `both are two findings`() {
        let broken = KeyConfiguration(id: "k", kind: .vendor, lastError: .observed("access denied"))
        #expect(control.findings(in: knowing([broken])) == ["tenant/tenant low", "key/k critical"])
    }

    @Test func `a list cut short says nothing about what is not in it`() {
        #expect(control.missing(in: tenant.knowingInPart(.keyConfigurations, [])).count == 1)
        #expect(control.missing(in: tenant.refusing(.keyConfigurations)) == [.refused])
        let broken = KeyConfiguration(id: "k", kind: .vendor, lastError: .observed("access denied"))
        #expect(control.findings(in: tenant.knowingInPart(.keyConfigurations, [broken])) == ["key/k critical"])
    }

    @Test func `an error that is not known leaves it open`() {
        let unknown = KeyConfiguration(id: "k", kind: .customerKMS, lastError: .absent(.leftOut))
        #expect(control.missing(in: knowing([unknown])) == [.leftOut])
    }

    private func knowing(_ configurations: [KeyConfiguration]) -> TenantSnapshot {
        tenant.knowing(.keyConfigurations, configurations)
    }
}
