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
    private let people: [Document]

    /// The tenant with one client's tokens living longer, and somebody called something else.
    private let edited: Capture

    init() throws {
        installation = try Installation(.mixed)
        let capture = installation.tenant.capture
        let readers = Set(installation.tenant.readers.map(\.id))
        client = try #require(
            try capture.documents(of: .oauthClients).first {
                !readers.contains($0.id) && $0.config["accessTokenValiditySeconds"]?.integer != nil
            })
        people = try capture.documents(of: .people)
        let renamed = try #require(people.last)
        var (files, manifest) = (capture.files, capture.manifest)
        let path = Kind.oauthClients.path(of: client.id, in: .config)
        files[path] = try JSON(Self.putting("4711", into: "accessTokenValiditySeconds", of: client.config))
            .canonical(indented: true)
        let lines = Kind.people.path(of: renamed.id, in: .config)
        files[lines] = try JSON.lines(files[lines] ?? []).flatMap { line in
            let isTheirs = line["id"]?.string == renamed.id
            return (isTheirs ? Self.putting(#""Zoe Newname""#, into: "name", of: line) : line.canonical()) + [0x0A]
        }
        for path in [path, lines] { manifest.files[path] = files[path]?.sha256 }
        edited = Capture(manifest: manifest, files: files)
    }

    private static func putting(_ value: String, into name: String, of document: JSON) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (key, old) in document.members {
                json.key(key)
                if key == name { json.verbatim(value.utf8) } else { json.json(old) }
            }
        }
        return json.bytes
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
        #expect(try await drift().complaints.contains("there is no earlier capture"))
        try await assess()
        let nothing = try await drift()
        #expect(nothing.code == 0 || nothing.code == 2, "\(nothing.output)\(nothing.complaints)")
        #expect(nothing.output.contains("nothing that was compared has changed"))

        try await assess(edited)
        let unread = try await drift()
        #expect(unread.code == 1, "\(unread.complaints)")
        #expect(unread.output.contains("2 objects changed since the capture before"))
        #expect(unread.output.contains("accessTokenValiditySeconds: "))
        #expect(unread.output.contains("→ 4711"))
        #expect(unread.output.contains("audit log not read for that time: PeoplePermissions"))
        #expect(unread.output.contains("name: «redacted» → «redacted»"))
        #expect(!unread.output.contains("Newname"))

        let json = try JSON(Array(try await drift("--json").output.utf8))
        let began = try #require(json["from"]?["began"]?.moment)
        let ended = try #require(json["to"]?["began"]?.moment)
        let window = """
            {"from":"\(began.advanced(by: .seconds(-60)).iso8601)","read":1,"service":"PeoplePermissions",\
            "state":"whole","to":"\(ended.advanced(by: .seconds(3600)).iso8601)"}
            """
        try await record([(ended, "window/PeoplePermissions/a/b", window)])
        #expect(try await drift().output.contains("no audit record"))

        let person = try #require(people.first)
        let event = """
            {"id":"e1","serviceName":"PeoplePermissions","action":"Update","entityType":"OAuthClient",\
            "entity":{"id":"\(client.id)","name":"x"},"user":{"id":"\(person.id)"},"client":{"id":""},\
            "remoteIp":["192.0.2.7"],"eventDate":"\(began.iso8601)","status":"SUCCESS",\
            "propertyChanges":[{"property":"accessTokenValiditySeconds","oldValues":["1"],"newValues":["4711"]}]}
            """
        try await record([(began, "audit/e1", event)])
        let told = try await drift()
        #expect(told.output.contains("by \(person["name"]?.string ?? "?") at "), "\(told.output)")
        #expect(told.output.contains(" UTC from 192.0.2.7\n"))
        #expect(try await drift("--since", "latest").code != 1)
        #expect(try await drift("--kinds", "roles,grants").code != 1)
        #expect(try await drift("--since", "latest~1").code == 1)
        #expect(try await drift("--since", "latest~9").code == 66)
        #expect(try await drift("--since", "2001-01-01").code == 66)
        #expect(try await drift("--since", "2999-01-01").code != 1)
        #expect(try await drift("--since", "latest", "--baseline").code == 64)
        #expect(try await drift("--kinds", "rolse").complaints.contains("did you mean roles?"))
    }

    @Test func `is told of two tenants as of two captures, by name`() async throws {
        try await assess()
        func compare(_ arguments: String...) async throws -> Program.Ending {
            try await installation.program.run(["diff"] + arguments + ["--data", installation.data.path])
        }
        let same = try await compare("--tenant", "acme", "--tenant", "acme")
        #expect(same.code == 0 || same.code == 2, "\(same.output)\(same.complaints)")
        #expect(same.output.contains("acme and acme: the same, as far as was compared"))
        #expect(try await compare("--tenant", "acme").code == 64)
        #expect(try await compare("acme", "--tenant", "acme", "--tenant", "acme").code == 64)
        #expect(try await compare("--tenant", "acme", "--tenant", "nobody").code == 66)
    }
}
