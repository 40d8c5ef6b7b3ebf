import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Rehearsals
import Simulator
import Synchronization
import Testing

@testable import Commands

@Suite("A run that is stopped", .serialized)
struct InterruptionTests {

    /// Stops a run when the simulator has been asked so often.
    private static func stopped(_ rehearsal: Rehearsal, after requests: Int, log: RequestLog) async throws {
        let (stream, signal) = AsyncStream.makeStream(of: Void.self)
        var rehearsal = rehearsal
        rehearsal.seen = { exchange in
            log.note(exchange)
            if log.all.count >= requests { signal.yield() }
        }
        let stopped = rehearsal
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await stopped.run() }
            group.addTask {
                for await _ in stream { break }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            _ = try await group.next()
        }
    }

    /// The lists the spool holds whole.
    private static func spooled(_ rehearsal: Rehearsal) -> [String] {
        let files = FileManager.default.enumerator(atPath: rehearsal.folder.path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".done") }.map {
            String($0.split(separator: "/").last ?? "").replacing(".done", with: "")
        }
    }

    @Test(arguments: [1, 3, 6, 9, 15, 25, 40, 60])
    func `goes on where it was and ends the same`(requests: Int) async throws {
        var rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        await #expect(throws: CancellationError.self) {
            try await Self.stopped(rehearsal, after: requests, log: RequestLog())
        }
        let kept = Self.spooled(rehearsal)

        let log = RequestLog()
        rehearsal.seen = log.note
        let outcome = try await rehearsal.run()

        let truth = try await Undisturbed.outcome()
        #expect(outcome.capture.files == truth.capture.files)
        #expect(outcome.capture.manifest.kinds == truth.capture.manifest.kinds)
        #expect(outcome.assessed.findings.map(\.id) == truth.assessed.findings.map(\.id))
        #expect(outcome.collected.isResumed || requests < 6)
        for listing in GenesysCloud.listings(for: .controls)
        where listing.each == nil && kept.contains(listing.kind.name) {
            #expect(log.count(listing.path) == 0, "\(listing.path) was read before")
        }
    }

    @Test func `says how many lists it takes from the one that was stopped`() async throws {
        var rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        let told = Mutex([GenesysCloud.Progress]())
        rehearsal.progress = { progress in told.withLock { $0.append(progress) } }
        try? await Self.stopped(rehearsal, after: 30, log: RequestLog())
        #expect(told.withLock { $0 }.allSatisfy { $0.listsKept == 0 })
        let kept = Self.spooled(rehearsal).count

        _ = try await rehearsal.run()

        let last = try #require(told.withLock { $0.last })
        #expect(last.listsKept > 3)
        #expect(last.listsKept <= kept)
        #expect(
            last.line(reading: "acme", requests: 7)
                == "reading acme: \(last.listsDone) of \(last.listsDone) lists (\(last.listsKept) kept from a run that was "
                + "stopped), 7 requests")
        let fresh = try #require(told.withLock { $0.first })
        #expect(fresh.line(reading: "acme", requests: 7).contains(" lists, 7 requests"))
    }

    @Test func `leaves nothing that can be judged, and no commit`() async throws {
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        try? await Self.stopped(rehearsal, after: 30, log: RequestLog())

        let organization = rehearsal.tenant.capture.manifest.organization
        let place = try DataDirectory(rehearsal.folder).tenant(platform: "genesys-cloud", organization: organization)
        #expect(try TenantArchive(at: place.archive).head() == nil)
        #expect(Self.spooled(rehearsal).count > 3)
    }

    @Test func `gives the tenant back`() async throws {
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        try? await Self.stopped(rehearsal, after: 30, log: RequestLog())

        _ = try await rehearsal.run()
    }

    @Test func `a day later begins anew, and says so`() async throws {
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        try? await Self.stopped(rehearsal, after: 30, log: RequestLog())
        rehearsal.time.advance(.days(1) + .seconds(1))

        let outcome = try await rehearsal.run()

        #expect(!outcome.collected.isResumed)
        #expect(outcome.collected.discarded?.hasPrefix("it was begun 2026-11-18") == true)
    }

    @Test func `reads again what had failed, and keeps what was whole`() async throws {
        var rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        rehearsal.faults = Faults([.init(.failing(status: 500), on: "/api/v2/authorization/roles")])
        try? await Self.stopped(rehearsal, after: 45, log: RequestLog())
        let log = RequestLog()
        rehearsal.faults = .none
        rehearsal.seen = log.note

        let outcome = try await rehearsal.run()

        #expect(outcome.collected.isResumed)
        #expect(outcome.capture.manifest.isComplete)
        #expect(log.count("/api/v2/authorization/roles") > 0)
        #expect(log.count("/api/v2/authorization/permissions") == 0)
    }
}

@Suite("Two runs of one tenant at once")
struct BusyTests {

    @Test func `do not mix: the second is for later`() async throws {
        let rehearsal = Rehearsal()
        defer { rehearsal.clean() }
        let organization = rehearsal.tenant.capture.manifest.organization
        let place = try DataDirectory(rehearsal.folder).tenant(platform: "genesys-cloud", organization: organization)
        let error: ArchiveError?
        do {
            let lock = try TenantLock(place.lock)
            defer { _ = lock }
            error = await #expect(throws: ArchiveError.self) { _ = try await rehearsal.run() }
        }

        #expect(error?.kind == .busy)
        #expect(error?.because == "another run is collecting this tenant")
        _ = try await rehearsal.run()
    }
}
