import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing OAuth clients to the simulator")
struct ClientWriteTests {
    private let client = "/api/v2/oauth/clients/guest"

    private func tenant(_ state: String = "active") -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.addClient("guest", state: state)
        return tenant
    }

    private func body(_ state: String, roles: String = #"{"roleId":"agent","divisionId":"*"}"#) -> String {
        #"""
        {"name":"Client guest","authorizedGrantType":"CLIENT-CREDENTIALS","state":"\#(state)",
         "accessTokenValiditySeconds":3600,"roleDivisions":[\#(roles)]}
        """#
    }

    @Test func `disabled, its tokens die at once and it gets no others, until it is active again`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let own = try await caller.token(TestTenant.other)
            #expect(try await caller.get("/api/v2/date", token: own).status == 200)
            let reply = try await caller.write(.PUT, client, token: token, body("disabled"))
            #expect(reply.status == 200)
            #expect(reply.json["state"]?.string == "disabled")
            #expect(try await caller.get("/api/v2/date", token: own).code == "bad.credentials")
            #expect(try await caller.signIn("guest", "battery staple").status == 401)
            _ = try await caller.write(.PUT, client, token: token, body("active"))
            let fresh = try await caller.token(TestTenant.other)
            #expect(try await caller.get("/api/v2/date", token: fresh).status == 200)
            let told = try await caller.audits("PeoplePermissions", token: token)
            #expect(told.map { $0.changed("state") } == ["disabled", "active"])
            #expect(told.first?["entityType"]?.string == "OAuthClient")
        }
    }

    @Test func `inactive, it gets no more tokens and keeps those it has`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let own = try await caller.token(TestTenant.other)
            _ = try await caller.write(.PUT, client, token: token, body("inactive"))
            #expect(try await caller.get("/api/v2/date", token: own).status == 200)
            #expect(try await caller.signIn("guest", "battery staple").status == 401)
        }
    }

    @Test func `what is not sent is gone, but for what is only read`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let described = body("active").replacing(#""state""#, with: #""description":"Ours","state""#)
            #expect(
                try await caller.write(.PUT, client, token: token, described).json["description"]?.string == "Ours")
            let reply = try await caller.write(.PUT, client, token: token, body("active"))
            #expect(reply.json["description"] == nil)
            #expect(reply.json["secret"]?.string == "old")
            let bare = try await caller.write(
                .PUT, client, token: token, #"{"name":"x","authorizedGrantType":"CLIENT-CREDENTIALS"}"#)
            #expect(bare.code == "missing.client.roles")
        }
    }

    @Test(arguments: [
        (#"{"roleId":"ghost","divisionId":"*"}"#, "bad.client.role"), ("", "missing.client.roles"),
    ])
    func `roles that are not there, and none, are refused`(roles: String, code: String) async throws {
        try await serve(tenant()) { caller in
            let reply = try await caller.write(
                .PUT, client, token: try await caller.token(), body("disabled", roles: roles))
            #expect(reply.status == 400)
            #expect(reply.code == code)
            #expect(try await caller.signIn("guest", "battery staple").status == 200)
        }
    }

    @Test(arguments: [(299, 400), (300, 200), (172_800, 200), (172_801, 400)])
    func `a token lives from 300 to 172800 seconds`(seconds: Int, status: Int) async throws {
        try await serve(tenant()) { caller in
            let reply = try await caller.write(
                .PUT, client, token: try await caller.token(), body("active").replacing("3600", with: "\(seconds)"))
            #expect(reply.status == status)
            guard status == 200 else { return }
            #expect(try await caller.signIn("guest", "battery staple").json["expires_in"]?.integer == seconds)
        }
    }

    @Test func `who does not hold the client's roles may not edit it, nor have its secret`() async throws {
        var tenant = tenant()
        tenant.addReader(TestTenant.policy("oauth:client:edit"))
        try await serve(tenant) { caller in
            let token = try await caller.token()
            let edit = try await caller.write(.PUT, client, token: token, body("disabled"))
            #expect(edit.status == 403)
            #expect(edit.code == "not.authorized")
            let secret = try await caller.write(.POST, "\(client)/secret", token: token)
            #expect(secret.status == 400)
            #expect(secret.code == "bad.client.role")
            #expect(try await caller.signIn("guest", "battery staple").status == 200)
        }
    }

    @Test func `who holds them may`() async throws {
        var tenant = TestTenant.writable()
        tenant.addReader(TestTenant.policy("oauth:client:edit"))
        tenant.addClient("guest", roles: ["role-1"])
        try await serve(tenant) { caller in
            let role = #"{"roleId":"role-1","divisionId":"*"}"#
            let edit = try await caller.write(
                .PUT, client, token: try await caller.token(), body("disabled", roles: role))
            #expect(edit.status == 200)
        }
    }

    @Test func `a new secret signs in, the old one no more, and tokens live on`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let own = try await caller.token(TestTenant.other)
            let reply = try await caller.write(.POST, "\(client)/secret", token: token)
            let secret = try #require(reply.json["secret"]?.string)
            #expect(secret.count == 40)
            #expect(try await caller.signIn("guest", "battery staple").status == 401)
            #expect(try await caller.signIn("guest", secret).status == 200)
            #expect(try await caller.get("/api/v2/date", token: own).status == 200)
            let second = try await caller.write(.POST, "\(client)/secret", token: token).json["secret"]?.string
            #expect(second != secret)
            let told = try await caller.audits("PeoplePermissions", token: token)
            #expect(told.count == 2)
            #expect(told.allSatisfy { !String(decoding: $0.canonical(), as: UTF8.self).contains(secret) })
        }
    }

    @Test func `a client of an invented tenant signs in with the secret that stands in it`() async throws {
        var tenant = tenant()
        tenant.addClient("invented")
        tenant.addReader(TestTenant.policy("oauth:client:view"))
        try await serve(tenant) { caller in
            let own = try await caller.signIn("invented", "old")
            #expect(own.status == 200)
            let marked = try await caller.signIn("reader", "hmac-sha256:k1:00112233445566778899aabbccddeeff")
            #expect(marked.status == 401)
        }
    }

    @Test func `an active client cannot be deleted, an inactive one can`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let refused = try await caller.write(.DELETE, client, token: token)
            #expect(refused.status == 400)
            #expect(refused.code == "cannot.delete.client")
            let own = try await caller.token(TestTenant.other)
            _ = try await caller.write(.PUT, client, token: token, body("inactive"))
            #expect(try await caller.write(.DELETE, client, token: token).status == 204)
            #expect(try await caller.get(client, token: token).status == 404)
            #expect(try await caller.get("/api/v2/date", token: own).status == 401)
            #expect(try await caller.signIn("guest", "battery staple").status == 400)
            #expect(try await caller.write(.DELETE, client, token: token).code == "client.not.found")
        }
    }

    @Test func `a new client signs in with the secret of the answer and does what its role lets it`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let made = try await caller.write(.POST, "/api/v2/oauth/clients", token: token, body("active"))
            #expect(made.code == "general.conflict")
            let other = body("active").replacing("Client guest", with: "Another")
            let reply = try await caller.write(.POST, "/api/v2/oauth/clients", token: token, other)
            let off = body("inactive").replacing("Client guest", with: "Third")
            let refused = try await caller.write(.POST, "/api/v2/oauth/clients", token: token, off)
            #expect(refused.code == "bad.client.state")
            let (id, secret) = (reply.json["id"]?.string ?? "", reply.json["secret"]?.string ?? "")
            let own = try await caller.token(ClientCredentials(id: id, secret: secret))
            #expect(try await caller.get("/api/v2/date", token: own).status == 200)
            #expect(try await caller.get("/api/v2/oauth/clients", token: own).status == 403)
            #expect(try await caller.get("/api/v2/oauth/clients", token: token).ids.contains(id))
        }
    }
}
