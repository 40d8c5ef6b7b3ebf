import ContactCenter
import Platforms
import Synchronization
import Testing

@testable import Commands

@Suite("Looking for a canary")
struct CanaryWatchTests {

    /// A clock that moves when somebody waits, and not before.
    private final class Time: Sendable {
        private let moment = Mutex(Moment(milliseconds: 0))
        private let waits = Mutex<[Duration]>([])

        var clock: WallClock {
            WallClock(
                now: { self.moment.withLock { $0 } },
                sleep: { duration in
                    self.waits.withLock { $0.append(duration) }
                    self.moment.withLock { $0 = $0.advanced(by: duration) }
                })
        }

        var waited: [Duration] { waits.withLock { $0 } }
    }

    private struct Broken: Error, CustomStringConvertible { let description = "it broke" }

    private let time = Time()
    private static let sighting = CanaryTrace.Sighting(
        "e", at: Moment(milliseconds: 0), found: Moment(milliseconds: 0))

    private func watch(
        due seconds: Int, _ look: @escaping @Sendable (Moment) throws -> CanaryWatch.Look
    ) async throws -> Reading<CanaryTrace.Sighting> {
        let clock = time.clock
        return try await CanaryWatch(clock: clock, due: Moment(milliseconds: Int64(seconds) * 1000)) {
            try look(clock.now())
        }.run()
    }

    @Test func `ends at once where it is seen at once`() async throws {
        #expect(try await watch(due: 3600) { _ in .seen(Self.sighting) } == .observed(Self.sighting))
        #expect(time.waited == [])
    }

    @Test func `looks again every minute until it is seen`() async throws {
        let seen = try await watch(due: 3600) { $0.milliseconds < 120_000 ? .notYet : .seen(Self.sighting) }
        #expect(seen == .observed(Self.sighting))
        #expect(time.waited == [.seconds(60), .seconds(60)])
    }

    @Test func `looks once more when its time is up, and gives up then`() async throws {
        let looks = Mutex(0)
        let seen = try await watch(due: 90) { _ in
            looks.withLock { $0 += 1 }
            return .notYet
        }
        #expect(seen == .absent(.unanswered(because: "no entry of the audit log tells of it")))
        #expect(time.waited == [.seconds(60), .seconds(30)])
        #expect(looks.withLock { $0 } == 3)
    }

    @Test func `goes on where a look failed, and says so if none succeeds`() async throws {
        let seen = try await watch(due: 90) { now in
            if now.milliseconds < 90_000 { throw Broken() }
            return .seen(Self.sighting)
        }
        #expect(seen == .observed(Self.sighting))
        let never = try await watch(due: 0) { _ in .unread(because: "our client may not read it") }
        #expect(
            never == .absent(.unanswered(because: "the audit log could not be read: our client may not read it")))
    }

    @Test func `is stopped by whoever stops it`() async throws {
        await #expect(throws: CancellationError.self) { try await watch(due: 90) { _ in throw CancellationError() } }
    }

    @Test(arguments: [("30m", 30), ("2h", 120), ("24h", 1440)])
    func `takes a bound in minutes or hours`(text: String, minutes: Int) {
        #expect(BoundArgument(argument: text)?.minutes == minutes)
    }

    @Test(arguments: ["", "m", "0m", "25h", "1441m", "2d", "-1h", "2"])
    func `takes no other bound`(text: String) { #expect(BoundArgument(argument: text) == nil) }
}
