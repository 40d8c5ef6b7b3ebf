import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("INT-11: data actions call approved hosts")
struct DataActionsCallApprovedHostsTests {
    let control = Control.dataActionsCallApprovedHosts

    @Test(arguments: ["https://api.example/v1/${input.id}", "https://eu.api.example/", nil, "", "/api/v2/users"])
    func `https on an approved host, or no address of its own, is in order`(address: String?) {
        #expect(control(knowing(action(address))) == .met(examined: 1))
    }

    @Test(arguments: [
        ("http://api.example/v1", "high"), ("https://elsewhere.example/", "medium"),
        ("http://elsewhere.example/", "high"), ("HTTP://${input.host}/v1", "high"),
    ])
    func `plain http and other hosts fall short`(address: String, severity: String) {
        #expect(control.findings(in: knowing(action(address))) == ["action/a \(severity)"])
    }

    @Test func `a secret written out is critical, with or without an address`() {
        let secret = action(nil, secrets: ["Authorization"])
        #expect(control.findings(in: knowing(secret)) == ["action/a critical"])
        #expect(control(knowing(secret)).shortfalls.first?.seen == "Authorization")
        #expect(control.findings(in: knowing(action("http://api.example", secrets: ["k"]))) == ["action/a critical"])
    }

    @Test(arguments: ["https://${input.host}/v1", "${settings.base}/v1"])
    func `a host that is a variable is left open`(address: String) {
        #expect(control.missing(in: knowing(action(address))).count == 1)
    }

    @Test func `an address that is not known leaves it open`() {
        let unknown = DataAction(id: "a", name: "Lookup", address: .absent(.leftOut))
        #expect(control.missing(in: knowing(unknown)) == [.leftOut])
    }

    @Test func `without a register hosts are left open, and other defects are reported`() {
        let known = tenant.knowing(.dataActions, [action("https://api.example/")])
        #expect(control.missing(in: known) == [.register("hosts")])
        let plain = tenant.knowing(.dataActions, [action("http://api.example/")])
        #expect(control.findings(in: plain) == ["action/a high"])
    }

    @Test func `a list cut short is never met`() {
        #expect(control.missing(in: tenant.knowingInPart(.dataActions, [])).count == 1)
    }

    private func action(_ address: String?, secrets: [String] = []) -> DataAction {
        DataAction(id: "a", name: "Lookup", address: .observed(address), writtenOutSecrets: secrets)
    }

    private func knowing(_ action: DataAction) -> TenantSnapshot {
        tenant.knowing(.dataActions, [action]).knowing(.approvedHosts, Register(["api.example", "*.api.example"]))
    }
}
