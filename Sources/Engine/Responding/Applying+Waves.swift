import Platforms
import Response

// A plan that makes a tenant after another: a kind at a time, sent together and read back together.

extension Applying {

    /// How a request ended that was sent before the others of its batch were.
    struct Sent: Sendable {

        /// What went wrong; nil where the platform said yes.
        let lost: PlatformError?
    }

    /// Changes that do not wait for each other: the same verb, of one kind.
    var waves: [[Step]] {
        var waves: [[Step]] = []
        for (place, change) in plan.changes.enumerated() {
            let step = Step(number: place + 1, change: change, takesOffQueue: false)
            if let last = waves.last?.last?.change, last.isSameWave(as: change) {
                waves[waves.count - 1].append(step)
            } else {
                waves.append([step])
            }
        }
        return waves
    }

    func takeWave(_ wave: [Step], _ width: inout Int, _ progress: @escaping Progress) async throws {
        var waiting = wave[...]
        while !waiting.isEmpty {
            if let why = tooManyFailures {
                for step in waiting { results[step.number] = step.left(because: why) }
                return
            }
            let batch = Array(waiting.prefix(width))
            waiting = waiting.dropFirst(width)
            try await takeTogether(batch, progress)
            widen(&width, after: batch, to: .max / 2)
        }
    }

    /// Sends what is to be sent, so many at a time; reads all of it back in whole lists; then notes how each ended.
    private func takeTogether(_ batch: [Step], _ progress: @escaping Progress) async throws {
        let ready = batch.filter { !waitsInVain($0) }
        guard !ready.isEmpty else { return }
        await gatherFirst(ready)
        let sent = try await begun(ready, progress)
        guard !sent.isEmpty else { return }
        await hands.gather(sent.map(\.step.change))
        for (step, before, sent) in sent {
            await settle(try await send(step, before, sent: sent), progress)
        }
    }

    /// What comes after a change to the same thing that was not made is left.
    private func waitsInVain(_ step: Step) -> Bool {
        let own = numbers[step.change.target, default: []].prefix { $0 < step.number }
        let earlier = own.compactMap { results[$0] }.first { !$0.isSettled && !$0.isOnlyShown }
        guard let earlier else { return false }
        results[step.number] = step.left(because: "change \(earlier.number), to the same thing, was not made")
        return true
    }

    /// The lists are read before the first change of a wave; each batch reads them again when it ended.
    private func gatherFirst(_ steps: [Step]) async {
        guard let first = steps.first, gathered?.isSameWave(as: first.change) != true else { return }
        gathered = first.change
        await hands.gather(steps.map(\.change))
    }

    private typealias Begun = (step: Step, before: Seen, sent: Sent)

    private func begun(_ steps: [Step], _ progress: @escaping Progress) async throws -> [Begun] {
        var waiting = steps[...]
        var begun: [Begun] = []
        try await withThrowingTaskGroup(of: Begun?.self) { group in
            for step in waiting.prefix(Self.atOnce) { group.addTask { try await self.begin(step, progress) } }
            waiting = waiting.dropFirst(Self.atOnce)
            while let one = try await group.next() {
                if let one { begun.append(one) }
                if let step = waiting.popFirst() { group.addTask { try await self.begin(step, progress) } }
            }
        }
        return begun.sorted { $0.step.number < $1.step.number }
    }

    /// How many requests are under way at a time: as many as one HTTP client has connections to a host.
    private static let atOnce = 8

    /// From the gates to the answer; nil where nothing was sent.
    private func begin(_ step: Step, _ progress: @escaping Progress) async throws -> Begun? {
        switch try await open(step) {
        case .settled(let applied):
            await settle(applied, progress)
            return nil
        case .begun(let before):
            if let why = halted {
                await settle(try await settle(step, .failed, nil, because: why), progress)
                return nil
            }
            return (step, before, Sent(lost: await sendOnce(step, before)))
        }
    }

    private func settle(_ applied: Applied, _ progress: @escaping Progress) async {
        results[applied.number] = applied
        await progress(applied)
    }
}

extension Change {

    /// Whether it belongs to the same wave as another.
    fileprivate func isSameWave(as other: Change) -> Bool { verb == other.verb && documentKind == other.documentKind }
}
