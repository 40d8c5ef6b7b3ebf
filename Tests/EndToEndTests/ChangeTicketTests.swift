import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Rehearsals
import Simulator
import Testing

@Suite("Change tickets imported on the command line")
struct ChangeTicketTests {
    private let installation: Installation
    private let client: String
    private let moment: Moment

    init() throws {
        var installation = try Installation(.sound)
        installation.ticketSecret = "S_TICKETS"
        self.installation = installation
        let readers = Set(installation.tenant.readers.map(\.id))
        client = try #require(
            try installation.tenant.capture.documents(of: .oauthClients).first { !readers.contains($0.id) }
        ).id
        moment = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).advanced(by: .seconds(-3 * 3600))
    }

    /// Puts into the ledger what reading the audit log of the last forty days would have.
    private func recordChange() async throws {
        let folder = try DataDirectory(installation.data).tenant(
            platform: "genesys-cloud", organization: installation.tenant.capture.manifest.organization)
        let log = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
        let services = Set(GenesysCloud.kinds.flatMap { GenesysCloud.tellingServices(of: $0.name) }).sorted()
        let (from, to) = (moment.advanced(by: .days(-40)), moment.advanced(by: .days(1)))
        let windows = services.map { service in
            entry(
                "window/\(service)/a/b", service,
                #"{"from":"\#(from.iso8601)","read":1,"service":"\#(service)","state":"whole","to":"\#(to.iso8601)"}"#)
        }
        let change = entry(
            "audit/e1", "PeoplePermissions",
            """
            {"id":"e1","serviceName":"PeoplePermissions","action":"Update","entityType":"OAuthClient",\
            "entity":{"id":"\(client)","name":"Invented"},"user":{"id":"p1"},"client":{"id":""},"remoteIp":[],\
            "eventDate":"\(moment.iso8601)","status":"SUCCESS",\
            "propertyChanges":[{"property":"scope","oldValues":["a"],"newValues":["b"]}]}
            """)
        _ = try await log.append(windows + [change])
        try await log.seal(at: moment.advanced(by: .seconds(60)))
    }

    private func entry(_ subject: String, _ service: String, _ payload: String) -> NewEntry {
        NewEntry(at: moment, kind: .audit, subject: subject, source: service, payload: Array(payload.utf8))
    }

    /// Imports one ticket about an object, and one row that is none.
    private func importTicket(about object: String) async throws -> Program.Ending {
        let file = installation.folder.appendingPathComponent("changes.csv")
        let (from, to) = (moment.advanced(by: .seconds(-600)).iso8601, moment.advanced(by: .seconds(600)).iso8601)
        let rows = ["ticket;from;to;objects;who;approver", "CHG-1;\(from);\(to);\(object);ada;grace", "CHG-2;;;;;"]
        try Data(rows.joined(separator: "\n").utf8).write(to: file)
        return try await run("import", "changes", "acme", file.path)
    }

    private func run(_ arguments: String...) async throws -> Program.Ending {
        try await installation.program.run(
            arguments + ["--config", installation.configuration.path, "--data", installation.data.path])
    }

    private func verdict() async throws -> (verdict: String?, subjects: [String]) {
        let judged = try await run("assess", "acme", "--capture", "HEAD", "--json")
        let report = try JSON(Array(judged.output.utf8))
        let one = report["judgements"]?.elements.first { $0["control"]?.string == "CFG-13" }
        let findings = report["findings"]?.elements.filter { $0["control"]?.string == "CFG-13" } ?? []
        return (one?["verdict"]?.string, findings.compactMap { $0["subject"]?.string })
    }

    @Test func `stand against the audit log, and go along with the next capture`() async throws {
        defer { installation.clean() }
        let assessed = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        try #require(assessed.code <= 2, "\(assessed.complaints)")
        #expect(try await verdict().verdict == "undetermined")

        let first = try await importTicket(about: "roles/*")
        #expect(first.code == 65)
        #expect(first.output.hasPrefix("1 change ticket of 1 file, exported "), "\(first.output)")
        #expect(first.complaints.contains("changes.csv line 3 has no moment in from"), "\(first.complaints)")
        #expect(try await verdict().verdict == "undetermined", "the audit log was not read")
        try await recordChange()
        let found = try await verdict()
        #expect(found.verdict == "notMet")
        #expect(found.subjects == ["configuration/oauth-clients/\(client)"])

        _ = try await importTicket(about: "oauth-clients/Invented|roles/*")
        #expect(try await verdict().verdict == "met")
        _ = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        #expect(try await verdict().verdict == "met")
    }

    @Test func `count as well when they are announced, to whoever judges meanwhile and to the next capture`()
        async throws
    {
        defer { installation.clean() }
        _ = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        try await recordChange()
        let ended = try await installation.listening { announcer async throws in
            let other = Announcer.ticket("CHG-1", "roles/*", around: moment)
            #expect(try await announcer.announce(other).status == 200)
            let found = try await verdict()
            #expect(found.verdict == "notMet")
            #expect(found.subjects == ["configuration/oauth-clients/\(client)"])

            let right = Announcer.ticket("CHG-2", "oauth-clients/Invented", around: moment)
            #expect(try await announcer.announce(right).status == 200)
            #expect(try await verdict().verdict == "met")

            _ = try await installation.serving { [installation] in
                async let collecting = installation.assess("--quiet")
                let answer = try await announcer.announce("[]")
                #expect([200, 503].contains(answer.status), "\(answer.text)")
                #expect(try await collecting.code <= 2)
            }
            #expect(try await announcer.announce("[]").status == 200)
            #expect(try await verdict().verdict == "met")

            #expect(try await announcer.announce(#"{"ticket":"CHG-2","withdrawn":true}"#).status == 200)
            #expect(try await verdict().verdict == "notMet")
        }
        #expect(ended.code == 0, "\(ended.complaints)")
        #expect(ended.complaints.contains("no change tickets were imported yet"))
        #expect(!(ended.output + ended.complaints).contains("grace"))
    }

    @Test func `of a file that is not there or no list of tickets leave everything as it was`() async throws {
        defer { installation.clean() }
        _ = try await installation.serving { [installation] in try await installation.assess("--quiet") }
        #expect(try await run("import", "changes", "acme", "/nowhere.csv").code == 66)
        let file = installation.folder.appendingPathComponent("none.csv")
        try Data("a,b\n1,2\n".utf8).write(to: file)
        let none = try await run("import", "changes", "acme", file.path)
        #expect(none.code == 65 && none.complaints.contains("nothing was imported"), "\(none.complaints)")
        #expect(try await run("import", "changes", "nobody", file.path).code == 66)
    }
}
