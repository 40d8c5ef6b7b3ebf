import ContactCenter
package import Platforms
import Synchronization

/// Time that passes only when somebody waits for it, the same for reader and simulator.
package final class RehearsalTime: Sendable {
    private let moment = Mutex(Rehearsal.moment)

    package init() {}

    package var clock: WallClock {
        WallClock(
            now: { [self] in moment.withLock { $0 } },
            sleep: { [self] duration in
                try Task.checkCancellation()
                advance(duration)
            })
    }

    package var passed: Duration { Rehearsal.moment.duration(to: moment.withLock { $0 }) }

    package func advance(_ duration: Duration) { moment.withLock { $0 = $0.advanced(by: duration) } }
}
