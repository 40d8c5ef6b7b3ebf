import ContactCenter
import Testing

@Suite("A register")
struct RegisterTests {
    let register = Register(["Acme Ltd", "*.Example.com", "api.example.org"])

    @Test(arguments: ["acme ltd", "ACME LTD", "api.example.org", "eu.example.com", "a.b.EXAMPLE.com", "*.example.com"])
    func `holds its entries in any case, and every host below a wildcard`(entry: String) {
        #expect(register.contains(entry))
    }

    @Test(arguments: ["acme", "example.com", "badexample.com", "www.api.example.org", "example.com.evil", ""])
    func `holds nothing else`(entry: String) {
        #expect(!register.contains(entry))
    }

    @Test func `that nobody gave is not supplied, and says where it goes`() {
        let reading = TenantSnapshot()[.approvedSuppliers]
        #expect(reading == .absent(.notSupplied(setting: "registers.suppliers")))
    }
}
