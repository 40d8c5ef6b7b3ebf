import Capture
import ContactCenter
import NIOHTTP1
import Simulator
import Testing

@Suite("Flows exported and imported by jobs")
struct FlowJobTests {

    private static let script = "inboundCall:\n  name: Main Line\n  division: Home\n  startUpRef: x\n"

    private func tenant() -> TestTenant {
        var tenant = TestTenant.writable()
        tenant.add(
            "flows", .objects,
            #"{"id":"f1","name":"Main Line","type":"INBOUNDCALL","publishedVersion":{"id":"4.0"},"active":true}"#)
        tenant.add("flows", .objects, #"{"id":"f2","name":"Draft","type":"INBOUNDCALL"}"#)
        tenant.add(
            "flows", .objects, #"{"id":"f3","name":"Unknown","type":"BOT","publishedVersion":{"id":"1.0"}}"#)
        return tenant
    }

    private func serving<Result: Sendable>(
        _ body: @escaping @Sendable (Caller, _ token: String) async throws -> Result
    ) async throws -> Result {
        try await serve(tenant()) { options in
            options.flowExports = [SimulatedFlowExport(name: "Main Line.yaml", bytes: Array(Self.script.utf8))]
        } _: { caller in
            try await body(caller, try await caller.token())
        }
    }

    private static let exports = "/api/v2/flows/export/jobs"
    private static let imports = "/api/v2/flows/jobs"

    /// What stands behind the host in an address.
    private static func target(_ address: String?) -> String {
        let parts = (address ?? "").split(separator: "/", maxSplits: 2).dropFirst(2)
        return "/" + (parts.first ?? "")
    }

    /// Starts an export and waits for it.
    private static func export(_ flow: String, _ caller: Caller, _ token: String) async throws -> JSON {
        let begun = try await caller.write(
            .POST, exports, token: token, #"{"flows":[{"flow":\#(flow),"exportType":"Yaml"}]}"#)
        let job = begun.json["id"]?.string ?? ""
        #expect(begun.status == 202)
        #expect(begun.json["status"]?.string == "Registered")
        let first = try await caller.get("\(exports)/\(job)", token: token).json
        #expect(first["status"]?.string == "Started")
        #expect(first["downloadUrl"] == nil)
        return try await caller.get("\(exports)/\(job)?expand=messages", token: token).json
    }

    @Test(arguments: [#"{"id":"f1"}"#, #"{"name":"main line","type":"INBOUNDCALL"}"#])
    func `a published flow is exported, to an address that needs no token`(flow: String) async throws {
        try await serving { caller, token in
            let done = try await Self.export(flow, caller, token)
            #expect(done["status"]?.string == "Success")
            let target = Self.target(done["downloadUrl"]?.string)
            let file = try await caller.send(.GET, target)
            #expect(file.status == 200)
            #expect(String(decoding: file.body, as: UTF8.self) == Self.script)
            #expect(try await caller.send(.GET, String(target.dropLast())).status == 403)
        }
    }

    @Test(arguments: [
        (#"{"id":"f2"}"#, "The flow Draft is not published."), (#"{"id":"x"}"#, "The flow was not found."),
        (#"{"id":"f3"}"#, "What the flow Unknown does is not simulated."),
    ])
    func `a job fails where there is nothing to export, and says why to who asks`(
        flow: String, why: String
    ) async throws {
        try await serving { caller, token in
            let done = try await Self.export(flow, caller, token)
            #expect(done["status"]?.string == "Failure")
            #expect(done["downloadUrl"] == nil)
            #expect(done["messages"]?.elements.map { $0["text"]?.string } == [why])
        }
    }

    @Test(arguments: [
        (#"{"flows":[]}"#, "archy.export.invalid.flows.length"),
        (#"{"flows":[{"flow":{"id":"f1"}},{"flow":{"id":"f2"}}]}"#, "archy.export.invalid.flows.length"),
        (#"{"flows":[null]}"#, "archy.export.item.cannot.be.null"), (#"{"flows":[{}]}"#, "archy.export.missing.flow"),
        (#"{"flows":[{"flow":{"name":"Main Line"}}]}"#, "archy.export.cannot.id.flow"), (#"{}"#, "bad.request"),
    ])
    func `an order that names no flow, or two, is refused`(body: String, code: String) async throws {
        try await serving { caller, token in
            let reply = try await caller.write(.POST, Self.exports, token: token, body)
            #expect(reply.status == 400)
            #expect(reply.code == code)
        }
    }

    /// Uploads a flow and waits for it.
    private static func publish(_ script: String, _ caller: Caller, _ token: String) async throws -> JSON {
        let begun = try await caller.write(.POST, imports, token: token)
        let path = "\(imports)/\(begun.json["id"]?.string ?? "")?expand=messages"
        #expect(try await caller.get(path, token: token).json["status"]?.string == "Registered")
        let place = target(begun.json["presignedUrl"]?.string)
        #expect(try await caller.send(.PUT, place, body: script).status == 200)
        #expect(try await caller.send(.PUT, place, body: script).status == 403)
        #expect(try await caller.get(path, token: token).json["status"]?.string == "Started")
        let done = try await caller.get(path, token: token).json
        let again = try await caller.get(path, token: token).json
        #expect(again["flow"]?["id"]?.string == done["flow"]?["id"]?.string)
        return done
    }

    @Test func `an uploaded flow is published under its name, another version of the one there is`() async throws {
        try await serving { caller, token in
            let again = try await Self.publish(Self.script, caller, token)
            #expect(again["status"]?.string == "Success")
            #expect(again["flow"]?["id"]?.string == "f1")
            let new = try await Self.publish(
                "digitalBotFlow:\n  name: \"Help Bot\"\n  division: North\n", caller, token)
            let id = try #require(new["flow"]?["id"]?.string)
            let flows = try await caller.get("/api/v2/flows", token: token).json["entities"]
            let bot = flows?.elements.first { $0["id"]?.string == id }
            #expect(bot?["name"]?.string == "Help Bot")
            #expect(bot?["type"]?.string == "DIGITALBOT")
            #expect(bot?["division"]?["name"]?.string == "North")
            #expect(bot?["publishedVersion"]?["id"]?.string == "1.0")
            let main = flows?.elements.first { $0["id"]?.string == "f1" }
            #expect(main?["publishedVersion"]?["id"]?.string == "5.0")
            let exported = try await Self.export(#"{"id":"\#(id)"}"#, caller, token)
            let file = try await caller.send(.GET, Self.target(exported["downloadUrl"]?.string))
            #expect(String(decoding: file.body, as: UTF8.self).contains("Help Bot"))
        }
    }

    @Test(arguments: ["nothing", "inboundCall:\n  division: Home\n", "inboundCall:\n  name: A\n  division: Nowhere\n"])
    func `what is no flow, or lies nowhere, fails`(script: String) async throws {
        try await serving { caller, token in
            let done = try await Self.publish(script, caller, token)
            #expect(done["status"]?.string == "Failure")
            #expect(done["flow"] == nil)
            #expect(done["messages"]?.elements.map { $0["type"]?.string } == ["Error"])
        }
    }

    @Test func `jobs are asked for where they were begun`() async throws {
        try await serving { caller, token in
            let begun = try await caller.write(.POST, Self.imports, token: token)
            let id = begun.json["id"]?.string ?? ""
            #expect(try await caller.get("\(Self.exports)/\(id)", token: token).code == "archy.state.wrong.endpoint")
            #expect(try await caller.get("\(Self.exports)/x", token: token).status == 404)
            #expect(try await caller.get("\(Self.imports)/x", token: token).code == "general.resource.not.found")
        }
    }
}
