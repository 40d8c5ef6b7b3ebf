import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Signing in to the simulator")
struct SignInTests {

    @Test func `a client gets a token for as long as its document says`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", seconds: 600)
        try await serve(tenant) { caller in
            let reply = try await caller.signIn("reader", "correct horse")
            #expect(reply.status == 200)
            #expect(reply.json["token_type"]?.string == "bearer")
            #expect(reply.json["expires_in"]?.integer == 600)
        }
    }

    @Test func `the secret may stand in the header`() async throws {
        try await serve(TestTenant()) { caller in
            let reply = try await caller.send(
                .POST, "/login/oauth/token",
                headers: [
                    ("Content-Type", "application/x-www-form-urlencoded"),
                    ("Authorization", "Basic Z3Vlc3Q6YmF0dGVyeSBzdGFwbGU="),
                ],
                body: "grant_type=client_credentials")
            #expect(reply.status == 200)
            #expect(reply.json["expires_in"]?.integer == 86_400)
        }
    }

    @Test func `an unknown client is 400, a wrong secret 401`() async throws {
        try await serve(TestTenant()) { caller in
            let unknown = try await caller.signIn("nobody", "x")
            #expect(unknown.status == 400)
            #expect(unknown.json["description"]?.string == "client not found: invalid_client")
            let wrong = try await caller.signIn("reader", "x")
            #expect(wrong.status == 401)
            #expect(wrong.json["error"]?.string == "invalid_client")
        }
    }

    @Test func `another grant type, and a client that has one, get no token`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", grantType: "CODE")
        try await serve(tenant) { caller in
            #expect(try await caller.signIn("guest", "battery staple", grantType: "password").status == 400)
            let reply = try await caller.signIn("reader", "correct horse")
            #expect(reply.status == 400)
            #expect(reply.json["error"]?.string == "unauthorized_client")
        }
    }

    @Test func `a client that is switched off gets no token`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", state: "disabled")
        try await serve(tenant) { caller in
            let reply = try await caller.signIn("reader", "correct horse")
            #expect(reply.status == 401)
        }
    }

    @Test func `a token dies with its last second`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", seconds: 600)
        let clock = TestClock()
        try await serve(tenant, clock: clock) { caller in
            let token = try await caller.token()
            clock.advance(.seconds(599))
            #expect(try await caller.get("/api/v2/date", token: token).status == 200)
            clock.advance(.seconds(1))
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.status == 401)
            #expect(reply.code == "bad.credentials")
        }
    }

    @Test func `no token, and a token nobody gave, are told apart`() async throws {
        try await serve(TestTenant()) { caller in
            let none = try await caller.get("/api/v2/date", token: nil)
            #expect(none.code == "authentication.required")
            let unknown = try await caller.get("/api/v2/date", token: "made-up")
            #expect(unknown.code == "bad.credentials")
        }
    }

    @Test func `a token can be given back`() async throws {
        try await serve(TestTenant()) { caller in
            let token = try await caller.token()
            let second = try await caller.token()
            #expect(try await caller.send(.DELETE, "/api/v2/tokens/me", token: token).status == 200)
            #expect(try await caller.get("/api/v2/date", token: token).status == 401)
            #expect(try await caller.get("/api/v2/date", token: second).status == 200)
        }
    }

    @Test func `a token tells which tenant and which client it is of, and no secret`() async throws {
        var tenant = TestTenant()
        tenant.addReader("", in: ["home"])
        try await serve(tenant) { caller in
            let json = try await caller.get("/api/v2/tokens/me", token: try await caller.token()).json
            #expect(json["organization"]?["id"]?.string == "org-1")
            #expect(json["OAuthClient"]?["name"]?.string == "Reader")
            let held = json["OAuthClient"]?["roleDivisions"]?.elements.map { $0["divisionId"]?.string }
            #expect(held == ["home"])
            #expect(json["OAuthClient"]?["secret"] == nil)
        }
    }

    @Test(arguments: [("203.0.113.7", 200), ("203.0.114.7", 401), ("2001:db8::1", 401)])
    func `the tenant's allowlist decides who may call`(address: String, status: Int) async throws {
        var tenant = TestTenant()
        tenant.add("authentication-settings", .setting, #"{"ipAddressAllowlist":["203.0.113.0/24"]}"#)
        try await serve(tenant) {
            $0.clientAddress = address
        } _: { caller in
            let reply = try await caller.get("/api/v2/date", token: try await caller.token())
            #expect(reply.status == status)
            if status == 401 {
                #expect(reply.code == "ip.not.authorized")
                #expect(reply.json["messageParams"]?["ip"]?.string == address)
            }
        }
    }

    @Test func `an empty allowlist lets everybody call`() async throws {
        var tenant = TestTenant()
        tenant.add("authentication-settings", .setting, #"{"ipAddressAllowlist":[]}"#)
        try await serve(tenant) {
            $0.clientAddress = "198.51.100.1"
        } _: { caller in
            let reply = try await caller.get("/api/v2/date", token: try await caller.token())
            #expect(reply.status == 200)
        }
    }

    @Test func `credentials print without their secret`() {
        #expect("\(TestTenant.client)" == "reader «redacted»")
        #expect(String(reflecting: TestTenant.client) == "reader «redacted»")
        var dumped = ""
        dump(TestTenant.client, to: &dumped)
        #expect(!dumped.contains("horse"))
    }
}
