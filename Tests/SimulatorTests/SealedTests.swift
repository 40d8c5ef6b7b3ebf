import Capture
import Simulator
import Testing

@Suite("Personal fields the simulator cannot open")
struct SealedTests {

    private func tenant() -> TestTenant {
        var tenant = TestTenant()
        tenant.add(
            "people", .lines,
            #"""
            {"id":"p1","name":{"sealed":"k1:AAAA"},"email":{"sealed":"k1:BBBB","domain":"acme.example"},
             "username":{"sealed":"k1:CCCC","domain":"acme.example"},"chat":{"sealed":"k1:DDDD"},"addresses":{"sealed":"k1:EE"},
             "manager":{"id":"p2","name":{"sealed":"k2:FFFF"}},"state":"active","version":1,"division":{"id":"home"}}
            """#)
        return tenant
    }

    @Test func `a sealed field becomes a stand-in of its type, the domain as it was`() async throws {
        try await serve(tenant()) { caller in
            let reply = try await caller.get("/api/v2/users/p1", token: try await caller.token())
            let name = reply.json["name"]?.string ?? ""
            #expect(name.hasPrefix("Person "))
            let digits = name.dropFirst("Person ".count)
            #expect(reply.json["email"]?.string == "person-\(digits)@acme.example")
            #expect(reply.json["username"]?.string == "person-\(digits)@acme.example")
            #expect(reply.json["chat"]?["jabberId"]?.string == "person-\(digits)")
            #expect(reply.json["addresses"]?.kind == .array)
            #expect(reply.json["manager"]?["name"]?.string != name)
            #expect(reply.json["manager"]?["name"]?.string?.hasPrefix("Person ") == true)
            #expect(!String(decoding: reply.body, as: UTF8.self).contains("sealed"))
        }
    }

    @Test func `the same person has the same stand-in in every run`() async throws {
        let run = { @Sendable () async throws in
            try await serve(tenant()) { try await $0.get("/api/v2/users/p1", token: try await $0.token()).body }
        }
        let first = try await run()
        let second = try await run()
        #expect(first == second)
    }

    @Test func `a hashed secret is served as the string it is`() async throws {
        var tenant = TestTenant()
        tenant.addReader(TestTenant.policy("oauth:client:view"))
        try await serve(tenant) { caller in
            let json = try await caller.get("/api/v2/oauth/clients/reader", token: try await caller.token()).json
            #expect(json["secret"]?.string == "hmac-sha256:k1:00112233445566778899aabbccddeeff")
        }
    }
}
