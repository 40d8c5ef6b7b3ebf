import Capture
import NIOHTTP1
import Simulator
import Testing

@Suite("Writing flows to the simulator")
struct FlowWriteTests {
    private let actions = "/api/v2/flows/actions"

    private func tenant(_ lock: String = "") -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add(
            "flows", .objects,
            #"""
            {"id":"f1","name":"Main","active":true,\#(lock)"publishedVersion":{"id":"4.0","secure":true},
             "savedVersion":{"id":"6.0"}}
            """#)
        return tenant
    }

    @Test func `an earlier version is published, and shows once it has been read`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let reply = try await caller.write(.POST, "\(actions)/publish?flow=f1&version=3.0", token: token)
            #expect(reply.status == 200)
            #expect(reply.json["complete"]?.boolean == false)
            var seen: [String?] = []
            for _ in 0..<2 {
                let flow = try await caller.get("/api/v2/flows", token: token).first
                seen.append(flow?["publishedVersion"]?["id"]?.string)
                #expect(flow?["publishedVersion"]?["secure"]?.boolean == true)
            }
            #expect(seen == ["4.0", "3.0"])
        }
    }

    @Test(arguments: [("6.0", 200), ("7.0", 404), ("0.0", 404), ("2.5", 404), ("x", 404)])
    func `a version there never was cannot be published`(version: String, status: Int) async throws {
        try await serve(tenant()) { caller in
            let reply = try await caller.write(
                .POST, "\(actions)/publish?flow=f1&version=\(version)", token: try await caller.token())
            #expect(reply.status == status)
        }
    }

    @Test func `without a version the one saved last is published`() async throws {
        try await serveSimulator(tenant()) { caller, simulator in
            let token = try await caller.token()
            _ = try await caller.write(.POST, "\(actions)/publish?flow=f1", token: token)
            _ = try await caller.get("/api/v2/flows", token: token)
            #expect(simulator.document("flows", "f1")?["publishedVersion"]?["id"]?.string == "6.0")
        }
    }

    @Test func `edits that are not published go, and a flow goes out of service`() async throws {
        try await serve(tenant()) { caller in
            let token = try await caller.token()
            let back = try await caller.write(.POST, "\(actions)/revert?flow=f1", token: token)
            #expect(back.json["savedVersion"]?["id"]?.string == "4.0")
            let off = try await caller.write(.POST, "\(actions)/deactivate?flow=f1", token: token)
            #expect(off.json["active"]?.boolean == false)
        }
    }

    @Test(arguments: ["publish", "revert", "deactivate"])
    func `what somebody else has locked, what is not there and what is not named are refused`(
        action: String
    ) async throws {
        try await serve(tenant(#""lockedUser":{"id":"person-1"},"#)) { caller in
            let token = try await caller.token()
            let path = "\(actions)/\(action)"
            #expect(try await caller.write(.POST, "\(path)?flow=f1", token: token).status == 409)
            #expect(
                try await caller.write(.POST, "\(path)?flow=x", token: token).code == "architect.flow.not.found")
            #expect(try await caller.write(.POST, path, token: token).status == 400)
        }
    }
}
