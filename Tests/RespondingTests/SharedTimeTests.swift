import ContactCenter
import Platforms
import Rehearsals
import Testing

/// The clock that simulator and client share in tests.
@Suite("Time that passes only when nobody could go on without it")
struct SharedTimeTests {

    /// The time after workers slept so long, all of them asleep before any goes on.
    private static func sleeping(_ waits: [Duration]) async throws -> RehearsalTime {
        let time = RehearsalTime()
        try await withThrowingTaskGroup(of: Void.self) { group in
            await time.working {
                for wait in waits {
                    group.addTask {
                        try await time.working { try await time.workersClock.sleep(wait) }
                    }
                }
                while time.sleeping < waits.count, time.passed == .zero { await Task.yield() }
                #expect(time.sleeping == waits.count && time.passed == .zero)
            }
            try await group.waitForAll()
        }
        return time
    }

    @Test func `is a minute for eight who wait for the same minute`() async throws {
        let time = try await Self.sleeping(Array(repeating: .seconds(60), count: 8))
        #expect(time.passed == .seconds(60))
    }

    @Test func `is the longest of what several wait, and not the sum`() async throws {
        let time = try await Self.sleeping([.seconds(5), .seconds(60), .seconds(20)])
        #expect(time.passed == .seconds(60))
    }

    @Test func `stands still while somebody is at work, and goes on when they are done`() async throws {
        let time = RehearsalTime()
        try await withThrowingTaskGroup(of: Void.self) { group in
            await time.working {
                group.addTask { try await time.clock.sleep(.seconds(60)) }
                while time.sleeping == 0 { await Task.yield() }
                #expect(time.passed == .zero)
            }
            try await group.waitForAll()
        }
        #expect(time.passed == .seconds(60))
    }

    @Test func `is not waited for where it is past`() async throws {
        let time = RehearsalTime()
        try await time.clock.sleep(until: time.now)
        try await time.clock.sleep(until: time.now.advanced(by: .seconds(-1)))
        #expect(time.passed == .zero)
    }

    @Test func `is not waited for by whoever is told to stop`() async throws {
        let time = RehearsalTime()
        await time.working {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask {
                    do {
                        try await time.clock.sleep(.seconds(60))
                        return false
                    } catch {
                        return error is CancellationError
                    }
                }
                while time.sleeping == 0 { await Task.yield() }
                group.cancelAll()
                #expect(await group.next() == true)
            }
        }
        #expect(time.passed == .zero && time.sleeping == 0)
    }

    @Test func `is not waited for by whoever was told to stop before`() async throws {
        let time = RehearsalTime()
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                withUnsafeCurrentTask { $0?.cancel() }
                do {
                    try await time.clock.sleep(.seconds(60))
                    return false
                } catch {
                    return error is CancellationError
                }
            }
            #expect(await group.next() == true)
        }
        #expect(time.passed == .zero && time.sleeping == 0)
    }
}
