import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Rehearsals
import Simulator
import Testing

/// A tenant read twice by the built program, and edited in between.
@Suite(.serialized) struct `What drifted` {
    private let installation: Installation
    private let client: Document

    /// The tenant with one client's tokens living longer, and a person more in a role.
    private let edited: Capture

    init() throws {
        installation = try Installation(.mixed)
        let capture = installation.tenant.capture
        let readers = Set(installation.tenant.readers.map(\.id))
        client = try #require(
            try capture.documents(of: .oauthClients).first {
                !readers.contains($0.id) && $0.config["accessTokenValiditySeconds"]?.integer != nil
            })
        edited = try Self.edit(client, of: capture)
    }

    private static func edit(_ client: Document, of capture: Capture) throws -> Capture {
        var json = JSONWriter()
        json.object { json in
            for (key, value) in client.config.members {
                json.key(key)
                if key == "accessTokenValiditySeconds" { json.integer(4711) } else { json.json(value) }
            }
        }
        var (files, manifest) = (capture.files, capture.manifest)
        let path = Kind.oauthClients.path(of: client.id, in: .config)
        files[path] = try JSON(json.bytes).canonical(indented: true)
        manifest.files[path] = files[path]?.sha256
        return Capture(manifest: manifest, files: files)
    }

    private func drift(_ more: String...) async throws -> Program.Ending {
        try await installation.program.run(["drift", "acme", "--data", installation.data.path] + more)
    }

    private func assess(_ capture: Capture? = nil) async throws {
        let installation = installation
        let assessed = try await installation.serving(capture) { try await installation.assess("--quiet") }
        try #require(assessed.code <= 2, "\(assessed.complaints)")
    }

    /// Puts into the ledger what reading the audit log would have.
    private func record(_ entries: [(at: Moment, subject: String, payload: String)]) async throws {
        let folder = try DataDirectory(installation.data).tenant(
            platform: "genesys-cloud", organization: installation.tenant.capture.manifest.organization)
        let log = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
        _ = try await log.append(
            entries.map {
                NewEntry(
                    at: $0.at, kind: .audit, subject: $0.subject, source: "PeoplePermissions",
                    payload: Array($0.payload.utf8))
            })
        try await log.seal(at: Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    @Test func `is nothing where a tenant was read twice, and one change with its author where it was edited`()
        async throws
    {
        try await assess()
        try await assess()
        let nothing = try await drift()
        #expect(nothing.code == 0 || nothing.code == 2, "\(nothing.output)\(nothing.complaints)")
        #expect(nothing.output.contains("nothing that was compared has changed"))

        try await assess(edited)
        let unread = try await drift()
        #expect(unread.code == 1, "\(unread.complaints)")
        #expect(unread.output.contains("1 object changed since the capture before"))
        #expect(unread.output.contains("accessTokenValiditySeconds: "))
        #expect(unread.output.contains("→ 4711"))
        #expect(unread.output.contains("audit log not read for that time: PeoplePermissions"))

        let json = try JSON(Array(try await drift("--json").output.utf8))
        let began = try #require(json["from"]?["began"]?.moment)
        let ended = try #require(json["to"]?["began"]?.moment)
        let window = """
            {"from":"\(began.advanced(by: .seconds(-60)).iso8601)","read":1,"service":"PeoplePermissions",\
            "state":"whole","to":"\(ended.advanced(by: .seconds(3600)).iso8601)"}
            """
        try await record([(ended, "window/PeoplePermissions/a/b", window)])
        #expect(try await drift().output.contains("no audit record"))

        let person = try #require(try installation.tenant.capture.documents(of: .people).first)
        let event = """
            {"id":"e1","serviceName":"PeoplePermissions","action":"Update","entityType":"OAuthClient",\
            "entity":{"id":"\(client.id)","name":"x"},"user":{"id":"\(person.id)"},"client":{"id":""},\
            "remoteIp":["192.0.2.7"],"eventDate":"\(began.iso8601)","status":"SUCCESS",\
            "propertyChanges":[{"property":"accessTokenValiditySeconds","oldValues":["1"],"newValues":["4711"]}]}
            """
        try await record([(began, "audit/e1", event)])
        let told = try await drift()
        #expect(told.output.contains("by \(person["name"]?.string ?? "?") from 192.0.2.7 at"), "\(told.output)")
        #expect(try await drift("--since", "latest").code != 1)
        #expect(try await drift("--kinds", "roles,grants").code != 1)
        #expect(try await drift("--since", "latest~1").code == 1)
        #expect(try await drift("--since", "latest~9").code == 66)
        #expect(try await drift("--kinds", "rolse").complaints.contains("did you mean roles?"))
    }
}
