import GRDBSQLite
import Glibc

/// Counts what a query does, and stops it at its bounds.
final class Meter {
    private let bounds: Bounds
    private let memoryBefore = sqlite3_memory_used()
    private let timeBefore = Meter.time
    private var calls = 0

    /// The bound that was reached; nil while none was.
    private(set) var excess: String?

    /// How many steps pass between two looks.
    private static let stride = 100

    /// How many looks pass between two at the clock: a step over long texts may take a millisecond.
    private static let looks = 10

    init(_ bounds: Bounds) { self.bounds = bounds }

    /// Does something that SQLite stops when a bound is reached.
    func holding<Result>(_ database: Database, _ body: () throws -> Result) rethrows -> Result {
        sqlite3_progress_handler(
            database.handle, Int32(Self.stride),
            { meter in
                guard let meter else { return 1 }
                return Unmanaged<Meter>.fromOpaque(meter).takeUnretainedValue().mayGoOn() ? 0 : 1
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_progress_handler(database.handle, 0, nil, nil) }
        return try withExtendedLifetime(self, body)
    }

    private func mayGoOn() -> Bool {
        calls += 1
        if calls > bounds.steps / Self.stride {
            excess = "it takes more than \(bounds.steps) steps; narrow it down, or join on columns that are equal"
        } else if sqlite3_memory_used() - memoryBefore > bounds.memory {
            excess = "it takes more than \(bounds.memory >> 20) MiB of memory"
        } else if calls % Self.looks == 0, Self.time - timeBefore > .seconds(bounds.seconds) {
            excess = "it takes more than \(bounds.seconds) seconds of work"
        }
        return excess == nil
    }

    /// CPU time of this thread.
    private static var time: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
