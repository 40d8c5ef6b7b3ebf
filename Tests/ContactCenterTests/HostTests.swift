import ContactCenter
import Testing

@Suite("A host")
struct HostTests {

    @Test(arguments: [
        ("https://hooks.example.com:8443/in?x=1", "hooks.example.com", "https"),
        ("HTTP://API.Example", "api.example", "http"),
        ("https://user:pass@api.example/v1", "api.example", "https"),
        ("https://api.example?x=${input.x}", "api.example", "https"),
        ("https://api.example/${input.path}", "api.example", "https"), ("https://*.example/", "*.example", "https"),
        ("wss://api.example#x", "api.example", "wss"),
    ])
    func `is read from an address`(address: String, name: String, scheme: String) throws {
        let host = try #require(Host(of: address))
        #expect(host.name == name)
        #expect(host.scheme == scheme)
    }

    @Test(arguments: [
        "", "api.example", "/api/v2/users", "https://", "https:///path", "https://${input.host}/v1",
        "https://api-${env}.example/", "${base}/v1", "mailto:somebody",
    ])
    func `is not read where there is none, or where a variable stands for it`(address: String) {
        #expect(Host(of: address) == nil)
    }

    @Test(arguments: [
        ("http://localhost:3000/", true), ("http://127.0.0.1/", true), ("http://app.localhost/", true),
        ("http://localhost.example/", false), ("http://10.0.0.1/", false),
    ])
    func `is local if it never leaves the machine`(address: String, isLocal: Bool) throws {
        #expect(try #require(Host(of: address)).isLocal == isLocal)
    }
}
