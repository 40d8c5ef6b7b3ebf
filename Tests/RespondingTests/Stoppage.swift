import Engine
import Platforms
import Response
import Synchronization

/// The end of a process at one of its steps: before something is noted, before something is sent, after it was answered.
///
/// From then on nothing is noted and nothing is sent, by whatever else was in flight.
final class Stoppage: Sendable {
    private let state: Mutex<State>
    private let fatal: Int

    private struct State {
        var steps = 0
        var isOver = false
        var inFlight = 0
        var most = 0
    }

    /// - Parameter fatal: The number of the step, from 1; 0 where it goes through to the end.
    init(at fatal: Int = 0) {
        self.fatal = fatal
        state = Mutex(State())
    }

    var steps: Int { state.withLock(\.steps) }

    /// How many requests were under way at a time.
    var most: Int { state.withLock(\.most) }
    var isOver: Bool { state.withLock(\.isOver) }

    /// Counts a step, and ends at the one that was asked for.
    func reach() throws(Crash) {
        let isOver = state.withLock { state in
            state.steps += 1
            if state.steps == fatal { state.isOver = true }
            return state.isOver
        }
        if isOver { throw Crash() }
    }

    fileprivate func send<Result>(
        _ body: () async throws(PlatformError) -> Result
    ) async throws(PlatformError) -> Result {
        guard (try? reach()) != nil else { throw .lost }
        state.withLock { state in
            state.inFlight += 1
            state.most = max(state.most, state.inFlight)
        }
        defer { state.withLock { $0.inFlight -= 1 } }
        let result = try await body()
        guard (try? reach()) != nil else { throw .lost }
        return result
    }
}

extension TenantHands {

    /// The same of a process that may end.
    func ending(at stop: Stoppage) -> TenantHands {
        let (look, make) = (look, make)
        return TenantHands(
            gather: gather, isMadeOn: isMadeOn, switchOff: switchOff, comesAfter: comesAfter, mayTake: mayTake,
            look: { change throws(PlatformError) in
                if stop.isOver { throw .lost }
                return try await look(change)
            },
            make: { change, before throws(PlatformError) in
                try await stop.send { () throws(PlatformError) in try await make(change, before) }
            }, live: live)
    }
}
