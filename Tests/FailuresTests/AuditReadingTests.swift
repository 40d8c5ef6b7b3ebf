import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import LedgerStore
import Platforms
import Redaction
import Rehearsals
import Simulator
import Synchronization
import Testing

/// The audit log of a generated tenant, served and read over HTTP as a real one would be, whatever goes wrong.
///
/// The clock moves only when somebody waits.
private final class AuditRehearsal: Sendable {
    static let tenant = SimulatedTenant.generate(people: 60, seed: 3, posture: .sound, at: Rehearsal.moment)

    let time = RehearsalTime()
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-audits-\(ProcessInfo.processInfo.globallyUniqueString)")
    private let log = Mutex([AuditIntake.Entry]())
    private let keys = Mutex([String: PersonKey]())
    private let ledger: LedgerLog

    init() throws { ledger = try LedgerLog(at: folder.appendingPathComponent("ledger"), origin: "rehearsal/audits") }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var entries: [AuditIntake.Entry] { log.withLock { $0 } }

    /// The ids of what was recorded, in the order it was.
    var ids: [String] {
        entries.filter { $0.subject.hasPrefix("audit/") }.map { String($0.subject.dropFirst("audit/".count)) }
    }

    var windows: [JSON] { entries.filter { $0.subject.hasPrefix("window/") }.compactMap { try? JSON($0.payload) } }

    /// The key of a person, as it was saved.
    @Sendable func key(_ id: String) -> Seal.KeyState { keys.withLock { $0[id] }.map { .known($0) } ?? .unknown }

    struct Setting: Sendable {
        var faults: [Faults.Rule] = []
        var audits = 200
        var services: [String]? = ["PeoplePermissions", "Directory", "Groups", "Quality"]
        var history = Duration.days(40)
        var largestAnswer = 64 << 20
        var past = TenantPast()

        /// Stops the run after so many entries, as losing power would.
        var stopsAfter: Int?

        /// Stops the run when so many are recorded, before it can remember that they are.
        var stopsOnceRecorded: Int?
        var adjust: @Sendable (inout Options) -> Void = { _ in }
        var requests: (@Sendable (Exchange) -> Void)?
    }

    struct Stopped: Error {}

    /// Reads the log up to now.
    @discardableResult
    func read(_ setting: Setting = Setting()) async throws -> [AuditReadingRecord] {
        let secrets = Self.tenant.readers.map { ClientCredentials(id: $0.id, secret: "secret of \($0.purpose)") }
        let simulator = try Simulator(of: Self.tenant.capture, clients: secrets, options: options(setting))
        return try await simulator.serving { endpoint in
            let session = try Session(largestAnswer: setting.largestAnswer)
            do {
                let records = try await self.read(setting, endpoint, secrets[0], session)
                await session.close()
                return records
            } catch {
                await session.close()
                throw error
            }
        }
    }

    private func options(_ setting: Setting) -> Options {
        var options = Options(clock: time.clock.now)
        options.sleep = time.clock.sleep
        options.faults = Faults(setting.faults)
        options.audits = setting.audits
        options.past = setting.past
        options.seed = 3
        options.exchanges = setting.requests
        setting.adjust(&options)
        return options
    }

    private func read(
        _ setting: Setting, _ endpoint: Endpoint, _ client: ClientCredentials, _ session: Session
    ) async throws -> [AuditReadingRecord] {
        let connection = Connection(
            to: Endpoints(api: endpoint.api, login: endpoint.login),
            as: .init(client: client.id, secret: Secret(client.secret)), over: session.transport, budget: RateBudget(),
            clock: time.clock, jitter: { 0 })
        let plan = AuditPlan(history: setting.history)
        let recorded = await ledger.size
        let cursors = try AuditCursors(
            at: folder.appendingPathComponent("audits"), overlap: plan.overlap, recorded: recorded)
        let intake = AuditIntake(
            redactor(), saveKeys: { [self] in save($0) }, cursors: cursors, recorded: recorded, clock: time.clock,
            record: { [self] in try await record($0, setting) })
        let records = try await GenesysCloud.readAudits(
            of: setting.services, from: try await cursors.cursors(knowing: ledger), under: plan, with: connection,
            taking: intake.taking)
        cursors.close()
        return records
    }

    private func save(_ fresh: [(person: String, id: String, bytes: [UInt8])]) {
        keys.withLock { keys in for key in fresh { keys[key.id] = PersonKey(id: key.id, bytes: key.bytes) } }
    }

    private func record(_ entries: [AuditIntake.Entry], _ setting: Setting) async throws -> Int {
        if let limit = setting.stopsAfter, self.entries.count > limit { throw Stopped() }
        let size = try await ledger.append(entries.map { NewEntry($0) }).upperBound
        let recorded = log.withLock { log in
            log += entries
            return log.count
        }
        if let limit = setting.stopsOnceRecorded, recorded >= limit { throw Stopped() }
        return size
    }

    private func redactor() -> EventRedactor {
        let count = Mutex(UInt64(0))
        let keys = PersonKeys { size in
            count.withLock { count in
                count += 1
                return (0..<size).map { UInt8(truncatingIfNeeded: count >> UInt64($0 % 8 * 8)) }
            }
        }
        return EventRedactor(
            GenesysCloud.keptEvents, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)), keys: keys)
    }
}

@Suite("The audit log, as it is read", .serialized)
struct AuditReadingTests {

    private typealias Setting = AuditRehearsal.Setting

    private func whole(_ setting: Setting = Setting()) async throws -> [String] {
        let rehearsal = try AuditRehearsal()
        try await rehearsal.read(setting)
        return rehearsal.ids
    }

    @Test func `is read whole the first time, in windows of thirty days, each entry once`() async throws {
        let rehearsal = try AuditRehearsal()
        let records = try await rehearsal.read()

        #expect(rehearsal.ids.count > 2000)
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
        #expect(records.map(\.gap) == [nil, nil, nil, nil, nil, nil, nil, nil])
        #expect(records.allSatisfy { $0.window.from.duration(to: $0.window.to) <= .days(30) })
        #expect(rehearsal.windows.map { $0["state"]?.string } == [String?](repeating: "whole", count: 8))
        #expect(rehearsal.windows.reduce(0) { $0 + ($1["read"]?.integer ?? 0) } == rehearsal.ids.count)
        for service in ["PeoplePermissions", "Directory", "Groups", "Quality"] {
            let windows = records.filter { $0.window.service == service }.map(\.window)
            #expect(windows.first?.from == Rehearsal.moment.advanced(by: .days(-40)))
            for (one, next) in zip(windows, windows.dropFirst()) { #expect(next.from < one.to) }
        }
    }

    @Test func `goes on where it was, a day at a time, with what became readable late`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.audits = 2000
        setting.services = ["Directory"]
        setting.history = .days(3)
        try await rehearsal.read(setting)
        let first = rehearsal.ids.count
        rehearsal.time.advance(.days(1))
        let records = try await rehearsal.read(setting)
        rehearsal.time.advance(.days(1))
        try await rehearsal.read(setting)

        #expect(rehearsal.ids.count > first)
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
        #expect(records.count == 1)
        #expect(records[0].window.from.duration(to: records[0].window.to) > .days(1))

        // All of it at once, two days later, knows no more but for what fell out of the three days.
        let later = try AuditRehearsal()
        later.time.advance(rehearsal.time.passed)
        setting.history = .days(5)
        try await later.read(setting)
        let known = Set(rehearsal.ids)
        let oldest = Rehearsal.moment.advanced(by: .days(-3))
        let newest = Rehearsal.moment.advanced(by: .days(2) - .seconds(7200))
        let missed = later.entries.filter {
            $0.subject.hasPrefix("audit/") && $0.at >= oldest && $0.at < newest
                && !known.contains(String($0.subject.dropFirst("audit/".count)))
        }
        #expect(missed.map(\.subject) == [])
    }

    @Test func `knows of late entries only later: the second day brings some of the first`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.audits = 60_000
        setting.services = ["Directory"]
        setting.history = .days(1)
        try await rehearsal.read(setting)
        let before = rehearsal.entries.count
        rehearsal.time.advance(.seconds(7200))
        try await rehearsal.read(setting)

        let late = rehearsal.entries[before...].filter { $0.subject.hasPrefix("audit/") && $0.at < Rehearsal.moment }
        #expect(!late.isEmpty)
    }

    @Test func `that is doubled is recorded once`() async throws {
        let expected = try await whole()
        var setting = Setting()
        setting.faults = [.init(.duplicate, on: "/api/v2/audits/query/*/results")]
        #expect(try await whole(setting).sorted() == expected.sorted())
    }

    @Test func `that is out of order is recorded whole`() async throws {
        let expected = try await whole()
        var setting = Setting()
        setting.faults = [.init(.reversed, on: "/api/v2/audits/query/*/results")]
        #expect(try await whole(setting).sorted() == expected.sorted())
    }

    @Test func `with words nobody knows is kept as it is`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.audits = 3000
        setting.services = ["Quality"]
        let received = Mutex([String: [UInt8]]())
        setting.requests = { exchange in
            for json in (try? JSON(exchange.body))?["entities"]?.elements.map(\.self) ?? [] {
                received.withLock { $0[json["id"]?.string ?? ""] = Array(json.raw) }
            }
        }
        try await rehearsal.read(setting)

        let strange = try rehearsal.entries.filter { entry in
            guard entry.subject.hasPrefix("audit/") else { return false }
            let event = try GenesysCloud.auditEvent(JSON(entry.payload))
            return (event.entity.type, event.action) == ("DecisionTrace", "Reindexed")
        }
        #expect(!strange.isEmpty)
        for entry in strange {
            let original = try #require(received.withLock { $0[String(entry.subject.dropFirst("audit/".count))] })
            let restored = EventRestoring.restore(entry.payload, keys: rehearsal.key)
            #expect(restored?.bytes == original)
        }
    }

    @Test func `with an entry of ten megabytes is taken, and the entry is an entry like any other`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["Directory"]
        setting.history = .days(20)
        setting.faults = [.init(.hugeEntry(bytes: 10 << 20), on: "/api/v2/audits/query/*/results", when: .nth([1]))]
        let records = try await rehearsal.read(setting)

        #expect(records.allSatisfy { $0.gap == nil })
        #expect(rehearsal.entries.count { $0.payload.count > 10 << 20 } == 1)
    }

    @Test func `with a page too large to take has a gap that is named, and what came before it`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 600
        setting.largestAnswer = 2 << 20
        setting.faults = [.init(.hugeEntry(bytes: 3 << 20), on: "/api/v2/audits/query/*/results", when: .nth([2]))]
        let records = try await rehearsal.read(setting)

        #expect(records.map { $0.gap?.name } == [nil, "cut-short"])
        #expect(records.last?.gap?.reason == "cut short: answered more than 2 MiB")
        #expect(records.first?.window.to == records.last?.window.from)
        #expect(rehearsal.ids.count == 500)
    }

    @Test(arguments: [
        (Fault.failedQuery, "failed", "ran the query and failed"),
        (.cancelledQuery, "cancelled", "the platform cancelled the query"),
    ])
    func `that the platform does not look through has a gap, and is read whole next time`(
        fault: Fault, name: String, reason: String
    ) async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["Directory"]
        setting.faults = [.init(fault, on: "/api/v2/audits/query/*", when: .nth([1, 2]))]
        let records = try await rehearsal.read(setting)
        #expect(records.map { $0.gap?.name } == [name, nil])
        #expect(rehearsal.windows.first?["state"]?.string == "gap")
        #expect(rehearsal.windows.first?["reason"]?.string == reason)

        setting.faults = []
        let again = try await rehearsal.read(setting)
        #expect(again.allSatisfy { $0.gap == nil })
        setting.services = ["Directory"]
        let expected = try await whole(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test func `that our client may not read is a gap in every window, and says what to grant`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.adjust = { options in
            for reader in AuditRehearsal.tenant.readers {
                options.permissions[reader.id] = .without(["audits:audit:view"])
            }
        }
        let records = try await rehearsal.read(setting)

        #expect(records.count == 8)
        #expect(records.allSatisfy { $0.gap == .refused(permission: "audits:audit:view") })
        #expect(rehearsal.ids == [])
        setting.services = nil
        await #expect(throws: PlatformError.self) { try await rehearsal.read(setting) }
    }

    @Test func `that breaks off is whole up to there, and the rest is read next time, nothing twice`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        setting.faults = [
            .init(
                .failing(status: 500), on: "/api/v2/audits/query/*/results", query: "cursor", when: .nth([3, 4, 5, 6]))
        ]
        let records = try await rehearsal.read(setting)
        #expect(records.map { $0.gap?.name } == [nil, "cut-short"])
        #expect(records[0].read == 1500)

        setting.faults = []
        rehearsal.time.advance(.seconds(60))
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test func `whose run was stopped goes on where it was, nothing twice`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions", "Directory"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        setting.stopsAfter = 2100
        await #expect(throws: AuditRehearsal.Stopped.self) { try await rehearsal.read(setting) }
        let before = rehearsal.ids.count
        #expect(before > 2000)

        setting.stopsAfter = nil
        let requests = RequestLog()
        setting.requests = { requests.note($0) }
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
        #expect(rehearsal.ids.count - before < expected.count - 1500)
    }

    @Test(arguments: [1, 900, 2100])
    func `whose run was killed before it could remember what it had recorded has nothing twice`(
        recorded: Int
    ) async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions", "Directory"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        // Twice in a row, so that the second has to look beyond where it began itself.
        for limit in [recorded, recorded + 1] {
            setting.stopsOnceRecorded = limit
            await #expect(throws: AuditRehearsal.Stopped.self) { try await rehearsal.read(setting) }
        }
        setting.stopsOnceRecorded = nil
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test func `that comes newest first and breaks off is whole nowhere, and is read whole next time`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        let newestFirst = Faults.Rule(.newestFirst, on: "/api/v2/audits/query", method: "POST")
        let cut = Faults.Rule(
            .failing(status: 500), on: "/api/v2/audits/query/*/results", query: "cursor", when: .nth([1, 2, 3, 4]))
        setting.faults = [newestFirst, cut]
        let records = try await rehearsal.read(setting)
        #expect(records.map { $0.gap?.name } == ["cut-short"])
        #expect(records.first?.window.from == Rehearsal.moment.advanced(by: .days(-20)))
        #expect(rehearsal.ids.count == 500)

        setting.faults = [newestFirst]
        rehearsal.time.advance(.seconds(60))
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
    }

    @Test func `that is stopped while a missing stretch is read again is recorded once`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 1200
        let expected = try await whole(setting)
        #expect(expected.count > 4500)
        let results = "/api/v2/audits/query/*/results"
        setting.faults = [.init(.failing(status: 500), on: results, query: "cursor", when: .nth([1, 2, 3, 4]))]
        #expect(try await rehearsal.read(setting).contains { $0.gap != nil })
        setting.faults = []
        setting.stopsAfter = rehearsal.entries.count + 3000
        await #expect(throws: AuditRehearsal.Stopped.self) { try await rehearsal.read(setting) }
        setting.stopsAfter = nil
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test func `that comes newest first and stops is not taken for read up to its newest entry`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        setting.faults = [.init(.newestFirst, on: "/api/v2/audits/query", method: "POST")]
        setting.stopsAfter = 900
        await #expect(throws: AuditRehearsal.Stopped.self) { try await rehearsal.read(setting) }
        setting.stopsAfter = nil
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
    }

    @Test func `with an entry dated after the window is whole no further than its other entries`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["PeoplePermissions"]
        setting.history = .days(20)
        setting.audits = 600
        let expected = try await whole(setting)
        let future = Rehearsal.moment.advanced(by: .days(400))
        setting.faults = [
            .init(.misdated(future), on: "/api/v2/audits/query/*/results", when: .nth([1])),
            .init(
                .failing(status: 500), on: "/api/v2/audits/query/*/results", query: "cursor", when: .nth([1, 2, 3, 4])),
        ]
        let records = try await rehearsal.read(setting)
        #expect(records.map { $0.gap?.name } == [nil, "cut-short"])
        #expect(try #require(records.first).window.to < Rehearsal.moment.advanced(by: .days(-10)))
        setting.faults = []
        try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test(arguments: ["0000-01-01T00:00:00Z"])
    func `with a date that no ledger takes is read, and that entry kept as unreadable`(date: String) async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["Directory"]
        setting.history = .days(20)
        let expected = try await whole(setting)
        let odd = try #require(Moment(iso8601: date))
        setting.faults = [.init(.misdated(odd), on: "/api/v2/audits/query/*/results", when: .nth([1]))]
        let records = try await rehearsal.read(setting)
        #expect(records.allSatisfy { $0.gap == nil })
        #expect(rehearsal.ids.count == expected.count - 1)
        #expect(rehearsal.entries.count { $0.subject.hasPrefix("unreadable/") } == 1)
    }

    @Test func `is read through 429, 5xx, resets, dead tokens and halves of JSON`() async throws {
        let expected = try await whole()
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.faults = [
            .init(.tooManyRequests(retryAfter: 7), on: "/api/v2/audits/*", when: .every(7)),
            .init(.failing(status: 503), on: "/api/v2/audits/*", when: .every(11)),
            .init(.reset, on: "/api/v2/audits/*", when: .every(13)),
            // So far apart that no call meets two: a token refused right after it was given ends the run.
            .init(.expiry, on: "/api/v2/*", when: .nth([5, 65, 125, 185])),
            .init(.truncated, on: "/api/v2/audits/*", when: .every(19)),
        ]

        // Services are read side by side, so one call may happen to meet every fault in a row and be given up: then
        // that is said, and the next readings bring what is missing.
        var records = try await rehearsal.read(setting)
        #expect(Set(rehearsal.ids).isSuperset(of: expected) || records.contains { $0.gap != nil })
        for _ in 1...5 where records.contains(where: { $0.gap != nil }) {
            rehearsal.time.advance(.seconds(60))
            records = try await rehearsal.read(setting)
        }
        #expect(Set(rehearsal.ids).isSuperset(of: expected))
        #expect(Set(rehearsal.ids).count == rehearsal.ids.count)
    }

    @Test func `whose query never ends is given up after ten minutes of the clock`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.services = ["Directory"]
        setting.history = .days(1)
        setting.adjust = { $0.auditRunningAnswers = 1000 }
        let records = try await rehearsal.read(setting)
        #expect(records.map { $0.gap?.reason } == ["had not run the query after ten minutes"])
        #expect(rehearsal.time.passed > .seconds(600))
        #expect(rehearsal.time.passed < .seconds(700))
    }

    @Test func `names nobody in what is kept`() async throws {
        let rehearsal = try AuditRehearsal()
        try await rehearsal.read()
        let names = try AuditRehearsal.tenant.capture.documents(of: .people).compactMap { $0["name"]?.string }
        let kept = Set(
            rehearsal.entries.prefix(3000).flatMap {
                String(decoding: $0.payload, as: UTF8.self).split(separator: "\"")
            })
        #expect(names.filter { kept.contains(Substring($0)) } == [])
    }

    @Test func `says who made the tenant what it is`() async throws {
        let rehearsal = try AuditRehearsal()
        var setting = Setting()
        setting.audits = 50
        setting.past = try AuditRehearsal.tenant.past(days: 30, seed: 3)
        try await rehearsal.read(setting)
        let events = try rehearsal.entries.filter { $0.subject.hasPrefix("audit/") }
            .map { try GenesysCloud.auditEvent(JSON($0.payload)) }
        let leaving = events.filter { $0.changes.contains { $0.property == "state" && $0.new == [.text("inactive")] } }
        #expect(!leaving.isEmpty)
        #expect(leaving.allSatisfy { if case .person = $0.actor { true } else { false } })
    }
}
