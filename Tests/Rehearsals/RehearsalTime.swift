package import ContactCenter
package import Platforms
import Synchronization

/// Time that passes only when nobody could go on without it, the same for reader and simulator.
///
/// Whoever does something that takes no time says so with ``working(_:)`` and waits on ``workersClock``. Time moves on to the
/// earliest moment somebody waits for once each of those waits: eight who wait for the same minute wait one minute, and
/// none passes under somebody whose answer is on its way.
package final class RehearsalTime: Sendable {
    private let began: Moment
    private let state: Mutex<State>

    fileprivate struct State {
        var moment: Moment

        /// How many of those who work are not waiting.
        var running = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var sleeps = 0
    }

    fileprivate struct Sleeper {
        let wakes: Moment
        let works: Bool
        let continuation: CheckedContinuation<Void, any Error>
    }

    package init(at moment: Moment = Rehearsal.moment) {
        began = moment
        state = Mutex(State(moment: moment))
    }

    /// Of whoever nobody needs to wait for.
    package var clock: WallClock { clock(works: false) }

    /// Of whoever waits inside ``working(_:)``.
    package var workersClock: WallClock { clock(works: true) }

    private func clock(works: Bool) -> WallClock {
        WallClock(
            now: { [self] in now },
            sleep: { [self] in try await sleep(until: now.advanced(by: $0), works: works) },
            until: { [self] in try await sleep(until: $0, works: works) })
    }

    package var now: Moment { state.withLock(\.moment) }
    package var passed: Duration { began.duration(to: now) }

    /// How many wait.
    package var sleeping: Int { state.withLock(\.sleepers.count) }

    package func advance(_ duration: Duration) { state.withLock { $0.moment = $0.moment.advanced(by: duration) } }

    /// Does something while which no time passes but what it waits itself.
    package func working<Result, Failure: Error>(
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        state.withLock { $0.running += 1 }
        defer {
            wake {
                $0.running -= 1
                return $0.due()
            }
        }
        return try await body()
    }

    private func sleep(until moment: Moment, works: Bool) async throws {
        let id = state.withLock { state in
            state.sleeps += 1
            return state.sleeps
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let sleeper = Sleeper(wakes: moment, works: works, continuation: continuation)
                guard let woken = state.withLock({ $0.add(sleeper, id) }) else {
                    return continuation.resume(throwing: CancellationError())
                }
                for other in woken { other.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.cancel(id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func wake(_ change: (inout State) -> [CheckedContinuation<Void, any Error>]) {
        for continuation in state.withLock({ change(&$0) }) { continuation.resume() }
    }
}

extension RehearsalTime.State {
    /// - Returns: Who goes on now; nil where the sleeper was told to stop before it slept.
    fileprivate mutating func add(
        _ sleeper: RehearsalTime.Sleeper, _ id: Int
    ) -> [CheckedContinuation<Void, any Error>]? {
        guard cancelled.remove(id) == nil else { return nil }
        guard sleeper.wakes > moment else { return [sleeper.continuation] }
        sleepers[id] = sleeper
        if sleeper.works { running -= 1 }
        return due()
    }

    /// Moves on to the earliest moment somebody waits for, while nobody could go on without.
    fileprivate mutating func due() -> [CheckedContinuation<Void, any Error>] {
        var woken: [CheckedContinuation<Void, any Error>] = []
        while running <= 0, let earliest = sleepers.values.map(\.wakes).min() {
            moment = max(moment, earliest)
            for (id, sleeper) in sleepers where sleeper.wakes <= moment {
                sleepers[id] = nil
                if sleeper.works { running += 1 }
                woken.append(sleeper.continuation)
            }
        }
        return woken
    }

    fileprivate mutating func cancel(_ id: Int) -> RehearsalTime.Sleeper? {
        guard let sleeper = sleepers.removeValue(forKey: id) else {
            cancelled.insert(id)
            return nil
        }
        if sleeper.works { running += 1 }
        return sleeper
    }
}
