import Capture
import ContactCenter
import Foundation
import GenesysCloud
import LedgerStore
import Testing

@testable import Commands
@testable import Engine

@Suite("The audit log on record")
final class AuditsOnRecordTests: Sendable {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-audits-\(ProcessInfo.processInfo.globallyUniqueString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// 2026-11-25T00:00:00Z.
    private static let began = Moment(milliseconds: 1_795_564_800_000)
    private static let service = "WebDeployments"

    private static func minutes(_ count: Int) -> Moment { began.advanced(by: .seconds(count * 60)) }

    private static let platform = DriftReading.platform(comparing: GenesysCloud.kinds)

    private static func audit(_ id: String, _ properties: String = "") -> String {
        """
        {"id":"\(id)","eventDate":"2026-11-25T00:30:00Z","serviceName":"\(service)","action":"Update",\
        "entityType":"Deployment","entity":{"id":"d-1","name":"Site"},"user":{"id":"p-1"},"propertyChanges":[\(properties)]}
        """
    }

    private func entry(_ subject: String, _ payload: String, at minute: Int = 30) -> NewEntry {
        NewEntry(
            at: Self.minutes(minute), kind: .audit, subject: subject, source: Self.service, payload: Array(payload.utf8)
        )
    }

    private var window: NewEntry {
        entry(
            "window/\(Self.service)", #"{"state":"whole","from":"2026-11-25T00:00:00Z","to":"2026-11-25T01:00:00Z"}"#)
    }

    private func onRecord(_ entries: NewEntry...) async throws
        -> AuditsOnRecord
    {
        let tenant = try DataDirectory(folder).tenant(platform: "genesys-cloud", organization: "o")
        let log = try LedgerLog(at: tenant.ledger, origin: tenant.logOrigin)
        _ = try await log.append(entries)
        try await log.seal(at: Self.minutes(60))
        return try AuditsOnRecord(in: tenant, between: Self.began...Self.minutes(60)) { json in
            try Self.platform.event(json)
        }
    }

    private func missing(_ audits: AuditsOnRecord, from: Int = 0, to: Int = 60) -> [ReadAudits.Missing] {
        audits.read.missing(Self.service, Self.minutes(from), Self.minutes(to))
    }

    @Test func `is whole where every entry of a window that was read whole reads`() async throws {
        let audits = try await onRecord(window, entry("audit/a", Self.audit("a")))
        #expect(audits.events.map(\.id) == ["a"])
        #expect(missing(audits) == [])
    }

    @Test(arguments: ["{", #"{"id":"b"}"#])
    func `is not whole where an entry does not read, and says why`(payload: String) async throws {
        let audits = try await onRecord(window, entry("audit/a", Self.audit("a")), entry("audit/b", payload))
        #expect(audits.events.map(\.id) == ["a"])
        #expect(missing(audits).map(\.from) == [Self.minutes(30)])
        #expect(missing(audits).first?.because?.hasPrefix("an entry does not read: ") == true)
        #expect(missing(audits, from: 31) == [])
        #expect(missing(audits, to: 29) == [])
        #expect(missing(audits, from: 30, to: 30).count == 1)
    }

    @Test func `is not whole where an entry came without an id or a date`() async throws {
        let audits = try await onRecord(window, entry("unreadable/0", "{}"), entry("unreadable/1", "{}", at: 40))
        #expect(missing(audits).count == 1)
        #expect(missing(audits).first?.words.contains("2 entries do not read") == true)
    }

    @Test func `is not whole where the record of a window does not read`() async throws {
        let audits = try await onRecord(entry("window/x", "{"))
        #expect(missing(audits) == [.init(Self.service, from: Self.began, to: Self.minutes(60))])
    }

    @Test func `tells of a change to what security rests on, named or not`() async throws {
        func changes(_ properties: String) async throws -> Int? {
            let event = try GenesysCloud.auditEvent(JSON(Array(Self.audit("a", properties).utf8)))
            let audits = AuditsOnRecord([event], read: ReadAudits())
            return audits.changes(before: Self.minutes(60), days: 1, on: Self.platform).value?.changes.count
        }
        #expect(try await changes(#"{"property":"allowedDomains","newValues":["x.example"]}"#) == 1)
        #expect(try await changes(#"{"property":"description","newValues":["x"]}"#) == 0)
        #expect(try await changes("") == 1)
        #expect(try await changes(#"{"property":"version","newValues":["2"]}"#) == 1)
    }
}
