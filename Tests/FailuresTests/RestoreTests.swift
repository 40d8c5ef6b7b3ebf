import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Rehearsals
import Simulator
import Testing

/// What drifted in every kind that is written whole, put back by the built program.
@Suite("Restoring in the same tenant", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct RestoreTests {

    /// One member of the first document of a kind, and what it was before.
    private static let drifted: [(kind: Kind, member: String)] = [
        (.authenticationSettings, "universalLogout"), (.idleTimeout, "idleTokenTimeoutSeconds"),
        (.oauthClients, "accessTokenValiditySeconds"), (.roles, "description"), (.roleSettings, "backfillEnabled"),
        (.authorizationSettings, "analysisEnabled"), (.accessPolicies, "description"), (.divisions, "description"),
        (.recordingKeyRotation, "period"), (.recordingSettings, "recordingPlaybackUrlTtl"),
        (.retentionPolicies, "description"), (.maskingRules, "description"), (.transcription, "piiRedactionEnabled"),
        (.speechAnalytics, "textAnalyticsEnabled"), (.executionData, "enabled"), (.webDeployments, "description"),
        (.identityProviders, "issuerURI"), (.triggers, "description"), (.groups, "description"),
        (.trunkBaseSettings, "description"), (.sites, "description"),
        (.campaigns, "callerName"),
    ]

    /// Another value of the same type.
    private static func another(_ value: JSON?, in member: String) -> String {
        switch value?.kind {
        case .boolean: value?.boolean == true ? "false" : "true"
        case .number: "\((value?.integer ?? 0) + 60)"
        case _ where member == "period": value?.string == "DAILY" ? #""WEEKLY""# : #""DAILY""#
        case nil where !["description", "period", "callerName"].contains(member): "true"
        default: #""As it was""#
        }
    }

    /// The tenant as it was before every kind drifted.
    private static func before(_ tenant: SimulatedTenant) throws -> Capture {
        let readers = Set(tenant.readers.map(\.id))
        return try drifted.reduce(tenant.capture) { capture, drift in
            let document = try #require(
                try capture.documents(of: drift.kind).first { one in
                    !readers.contains(one.id) && ["off", nil].contains(one["campaignStatus"]?.string)
                }, "\(drift.kind.name)")
            let value = another(document.config[key: drift.member], in: drift.member)
            return try capture.setting(drift.member, to: value, of: drift.kind, document.id)
        }
    }

    private static let kinds = drifted.map(\.kind.name).joined(separator: ",")

    private static func run(_ desk: Desk, _ verb: String, _ arguments: [String], as name: String? = nil) async throws
        -> Program.Ending
    {
        let installation = desk.installation
        let signed = name.map { ["--by", $0, "--key", installation.folder.appendingPathComponent($0).path] } ?? []
        return try await installation.program.run(
            [verb, "acme"] + arguments + signed + ["--data", installation.data.path]
                + (verb == "drift" ? [] : ["--config", installation.configuration.path]))
    }

    /// Restores as Ada, and returns the plan's id.
    private static func plan(_ desk: Desk, _ more: String...) async throws -> (id: String, said: String) {
        let ending = try await run(
            desk, "restore", ["--from", "latest~1", "--because", "somebody else was in"] + more, as: "ada")
        try #require(ending.code == 0, "\(ending.output)\(ending.complaints)")
        let line = try #require(ending.output.split(separator: "\n").first { $0.hasPrefix("PL-") })
        return (String(line.prefix { $0 != " " && $0 != ":" }), ending.output)
    }

    private static func drift(_ desk: Desk, since: String) async throws -> Program.Ending {
        try await run(desk, "drift", ["--since", since, "--kinds", kinds])
    }

    private static func apply(
        _ desk: Desk, _ id: String, agreed names: [String] = ["grace", "edsger"]
    ) async throws {
        for name in names {
            let agreed = try await desk.run("approve", "acme", id, as: name)
            try #require(agreed.code == 0, "\(agreed.complaints)")
        }
        let applied = try await desk.run("apply", "acme", id)
        #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
        _ = try await desk.installation.assess("--quiet", "--out", desk.installation.folder.path + "/" + id)
    }

    @Test func `writes every kind as it stood, and takes that back`() async throws {
        let desk = try Desk()
        try await desk.open(after: try Self.before(desk.installation.tenant)) {
            #expect(try await Self.drift(desk, since: "latest~1").code == 1)
            let plan = try await Self.plan(desk, "--kinds", Self.kinds)
            #expect(!plan.said.contains("Stays as it is"), "\(plan.said)")
            #expect(desk.written.isEmpty)
            let one = try await desk.run("approve", "acme", plan.id, as: "ada")
            #expect(one.code == 77)

            try await Self.apply(desk, plan.id)
            #expect(desk.written.count == Self.drifted.count, "\(desk.written)")
            let after = try await Self.drift(desk, since: "latest~2")
            #expect(after.code == 0, "\(after.output)\(after.complaints)")

            let undo = try await desk.run("undo", "acme", plan.id, "--because", "it was meant", as: "ada")
            #expect(undo.code == 0, "\(undo.output)\(undo.complaints)")
            let back = String(try #require(undo.output.split(separator: " ").first))
            try await Self.apply(desk, back)
            let undone = try await Self.drift(desk, since: "latest~2")
            #expect(undone.code == 0, "\(undone.output)\(undone.complaints)")
        }
    }

    /// Puts into the ledger that a client's tokens were made to live longer, just before the newest capture.
    private static func record(_ client: String, from old: Int, to new: Int, in desk: Desk) async throws {
        let archive = try TenantArchive(at: desk.installation.archive)
        let began = try archive.manifest(of: try archive.commit(named: "HEAD")).began
        let at = began.advanced(by: .milliseconds(-1))
        let folder = try DataDirectory(desk.installation.data).tenant(
            platform: "genesys-cloud", organization: desk.installation.tenant.capture.manifest.organization)
        let log = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
        let payload = """
            {"id":"e-1","serviceName":"PeoplePermissions","action":"Update","entityType":"OAuthClient",\
            "entity":{"id":"\(client)","name":"x"},"user":{"id":"p"},"eventDate":"\(at.iso8601)","status":"SUCCESS",\
            "propertyChanges":[{"property":"accessTokenValiditySeconds","oldValues":["\(old)"],"newValues":["\(new)"]}]}
            """
        _ = try await log.append([
            NewEntry(
                at: at, kind: .audit, subject: "audit/e-1", source: "PeoplePermissions", payload: Array(payload.utf8))
        ])
        try await log.seal(at: began)
    }

    @Test func `what one audit entry changed is taken back from the last capture before it`() async throws {
        let desk = try Desk()
        let tenant = desk.installation.tenant
        let readers = Set(tenant.readers.map(\.id))
        let client = try #require(
            try tenant.capture.documents(of: .oauthClients).first {
                !readers.contains($0.id) && $0["accessTokenValiditySeconds"]?.integer == 3600
            }
        ).id
        let before = try tenant.capture.setting("accessTokenValiditySeconds", to: "4711", of: .oauthClients, client)
        try await desk.open(after: before) {
            let none = try await desk.run("new", "acme", "--revert", "e-1", "--because", "a test", as: "ada")
            #expect(none.code == 66 && none.complaints.contains("there is no audit entry e-1"), "\(none.complaints)")
            try await Self.record(client, from: 4711, to: 3600, in: desk)
            let planned = try await desk.run("new", "acme", "--revert", "e-1", "--because", "a test", as: "ada")
            try #require(planned.code == 0, "\(planned.output)\(planned.complaints)")
            let line = try #require(planned.output.split(separator: "\n").first { $0.hasPrefix("PL-") })
            let id = String(line.prefix { $0 != " " && $0 != ":" })
            let agreed = try await desk.run("approve", "acme", id, as: "grace")
            #expect(agreed.code == 0, "\(agreed.complaints)")
            let applied = try await desk.run("apply", "acme", id)
            #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
            _ = try await desk.installation.assess("--quiet")
            #expect(desk.written.count == 1, "\(desk.written)")
            #expect(try await Self.drift(desk, since: "latest~2").code == 0)
            let again = try await desk.run("new", "acme", "--revert", "e-1", "--because", "a test", as: "ada")
            #expect(again.code == 77 && again.complaints.contains("something else than stands there"))
        }
    }

    @Test func `publishes the version of a flow that ran`() async throws {
        let desk = try Desk()
        let tenant = desk.installation.tenant.capture
        let line = try #require(try tenant.documents(of: .flows).first { $0["name"]?.string == "Main Line" })
        let before = try tenant.setting(
            "publishedVersion", to: #"{"id":"3.0","name":"3.0","type":"PUBLISH"}"#, of: .flows, line.id)
        try await desk.open(after: before) {
            let plan = try await Self.plan(desk, "--kinds", "flows")
            try await Self.apply(desk, plan.id, agreed: ["grace"])
            #expect(desk.written == ["POST /api/v2/flows/actions/publish?flow=\(line.id)&version=3.0"])
            let archive = try TenantArchive(at: desk.installation.archive)
            let flows = try archive.read(try archive.commit(named: "HEAD")).documents(of: .flows)
            #expect(flows.first { $0.id == line.id }?["publishedVersion"]?["id"]?.string == "3.0")
        }
    }

    @Test func `says by name what it leaves as it is, and plans nothing where that is all`() async throws {
        let desk = try Desk()
        let tenant = desk.installation.tenant
        let trunk = try #require(try tenant.capture.documents(of: .trunks).first)
        let before = try tenant.capture
            .setting("name", to: #""Elsewhere""#, of: .trunks, trunk.id)
            .setting("ipAddressAllowlist", to: #"["127.0.0.0/8"]"#, of: .authenticationSettings)
        try await desk.open(after: before) {
            let ending = try await Self.run(
                desk, "restore",
                ["--from", "latest~1", "--kinds", "trunks,authentication-settings", "--because", "a test"], as: "ada")
            #expect(ending.code == 66, "\(ending.output)\(ending.complaints)")
            #expect(ending.output.contains("nothing of this kind is written back"), "\(ending.output)")
            #expect(ending.output.contains("say --allowlist"), "\(ending.output)")
            let told = ending.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
            #expect(!told.isEmpty && told.allSatisfy { $0.contains("; by hand: ") }, "\(ending.output)")
            #expect(desk.written.isEmpty)
        }
    }

    @Test func `rehearses the addresses that may sign in, and plans nothing where nobody can tell`() async throws {
        let desk = try Desk()
        let before = try desk.installation.tenant.capture
            .setting("ipAddressAllowlist", to: #"["127.0.0.0/8"]"#, of: .authenticationSettings)
        try await desk.open(after: before) {
            let ending = try await Self.run(
                desk, "restore",
                ["--from", "latest~1", "--kinds", "authentication-settings", "--allowlist", "--because", "a test"],
                as: "ada")
            #expect(ending.code == 66, "\(ending.output)\(ending.complaints)")
            #expect(ending.complaints.contains("the audit log of acme was never read"), "\(ending.complaints)")
            #expect(desk.written.isEmpty)
        }
    }

    @Test func `makes again what was deleted, and deletes it where that is taken back`() async throws {
        let desk = try Desk()
        let tenant = desk.installation.tenant.capture
        let path = "config/roles/00000000-0000-4000-8000-00000000abcd.json"
        let role = #"{"id":"00000000-0000-4000-8000-00000000abcd","name":"Night Desk","permissionPolicies":[]}"#
        var (files, manifest) = (tenant.files, tenant.manifest)
        files[path] = try JSON(Array(role.utf8)).canonical(indented: true)
        manifest.files[path] = files[path]?.sha256
        let before = Capture(manifest: manifest, files: files)
        try await desk.open(after: before) {
            let plan = try await Self.plan(desk, "--kinds", "roles")
            #expect(plan.said.contains("Comes back under another id (1)"), "\(plan.said)")
            try await Self.apply(desk, plan.id)
            #expect(desk.written == ["POST /api/v2/authorization/roles"])
            let archive = try TenantArchive(at: desk.installation.archive)
            let back = try archive.read(try archive.commit(named: "HEAD")).documents(of: .roles)
                .filter { $0["name"]?.string == "Night Desk" }
            #expect(back.count == 1)

            let undo = try await desk.run("undo", "acme", plan.id, "--because", "it was meant", as: "ada")
            #expect(undo.code == 0, "\(undo.output)\(undo.complaints)")
            try await Self.apply(
                desk, String(try #require(undo.output.split(separator: " ").first)), agreed: ["grace"])
            #expect(desk.written.last == "DELETE /api/v2/authorization/roles/\(try #require(back.first).id)")
        }
    }

    @Test func `says where no legal limit was checked`() async throws {
        let desk = try Desk()
        let tenant = desk.installation.tenant.capture
        let before = try tenant.setting("retentionDays", to: "9000", of: .interactionRetention)
        try await desk.open(after: before) {
            let asked = ["--from", "latest~1", "--kinds", "interaction-retention", "--because", "a test"]
            let ruled = try await Self.run(desk, "restore", asked, as: "ada")
            #expect(ruled.code == 0 && !ruled.output.contains("No legal limit"), "\(ruled.output)")
            let file = desk.installation.configuration
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            try Data((lines.filter { !$0.contains("retention-rules:") }.joined(separator: "\n") + "\n").utf8)
                .write(to: file)
            let bare = try await Self.run(desk, "restore", asked, as: "ada")
            #expect(bare.output.contains("No legal limit on retention was checked"), "\(bare.output)\(bare.complaints)")
        }
    }

    @Test func `is planned by nobody by hand`() async throws {
        let desk = try Desk()
        try await desk.open {
            let hash = String(repeating: "a", count: 64)
            let ending = try await desk.run(
                "new", "acme", "write tenant/idle-timeout idle-timeout@\(hash)", "--because", "a test", as: "ada")
            #expect(ending.code == 64, "\(ending.complaints)")
        }
    }
}
