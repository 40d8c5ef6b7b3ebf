public import ContactCenter

/// Whether a requirement held over a period, in three values.
///
/// A stretch between two observations counts as held only if it held at both, the audit record between them is whole,
/// and shows no change to what the control reads. One that begins broken counts as broken where the next observation
/// still sees it so, or sees it to hold. Everything else, as from held to broken, counts as not observed.
public struct Period: Hashable, Sendable {
    public let from: Moment
    public let to: Moment

    /// One after the other without a hole, neighbours of different standing.
    public let stretches: [Stretch]

    /// How many runs observed the control.
    public let observations: Int

    public struct Stretch: Hashable, Sendable {
        public let from: Moment
        public let to: Moment
        public let standing: Compliance

        public var duration: Duration { from.duration(to: to) }
    }

    /// - Parameters:
    ///   - observations: Of one control, in any order. One at `to` counts, one before `from` is where the period starts
    ///     from, and later ones are of no meaning.
    public init(from: Moment, to: Moment, observations: [Observation], record: ChangeRecord) {
        self.from = from
        self.to = to
        let sorted = observations.filter { $0.at <= to && $0.outcome != .exhibit }.sorted { $0.at < $1.at }
        self.observations = sorted.count { $0.at >= from }
        var stretches = Stretches(from: from, to: to)
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            stretches.add(until: later.at, Self.standing(between: earlier, later, record), from: earlier.at)
        }
        stretches.fill()
        self.stretches = stretches.joined
        breaks = Self.breaks(in: self.stretches, observations: sorted.filter { $0.at >= from })
    }

    /// How often it was broken: stretches of it, and single observations between stretches nobody observed.
    public let breaks: Int

    private static func standing(
        between earlier: Observation, _ later: Observation, _ record: ChangeRecord
    ) -> Compliance {
        switch (earlier.outcome.standing, later.outcome.standing) {
        case (.held, .held): record.isUnchanged(from: earlier.at, to: later.at) ? .held : .notObserved
        case (.broken, .held), (.broken, .broken): .broken
        default: .notObserved
        }
    }

    private static func breaks(in stretches: [Stretch], observations: [Observation]) -> Int {
        let broken = stretches.filter { $0.standing == .broken }
        let alone = observations.filter { observation in
            observation.outcome.standing == .broken
                && !broken.contains { $0.from <= observation.at && observation.at <= $0.to }
        }
        return broken.count + alone.count
    }
}

extension Period {

    /// How much of the period was of this standing, from 0 to 1; 0 for a period without length.
    public func share(_ standing: Compliance) -> Double {
        let whole = from.duration(to: to) / .milliseconds(1)
        guard whole > 0 else { return 0 }
        return stretches.lazy.filter { $0.standing == standing }.reduce(0) { $0 + $1.duration / .milliseconds(1) }
            / whole
    }

    /// The longest stretch of this standing; zero if there is none.
    public func longest(_ standing: Compliance) -> Duration {
        stretches.lazy.filter { $0.standing == standing }.map(\.duration).max() ?? .zero
    }

    /// How many runs a day observed it.
    public var observationsADay: Double {
        let days = from.duration(to: to) / .days(1)
        return days > 0 ? Double(observations) / days : 0
    }

    /// The answer in one word: held only if it held throughout.
    public var standing: Compliance {
        if breaks > 0 { return .broken }
        return stretches.allSatisfy { $0.standing == .held } && !stretches.isEmpty ? .held : .notObserved
    }
}

/// Stretches while they are gathered: cut to the period, holes filled, neighbours joined.
private struct Stretches {
    let from: Moment
    let to: Moment
    private(set) var joined: [Period.Stretch] = []

    init(from: Moment, to: Moment) {
        self.from = from
        self.to = to
    }

    private var end: Moment { joined.last?.to ?? from }

    mutating func add(until: Moment, _ standing: Compliance, from start: Moment) {
        append(until: start, .notObserved)
        append(until: until, standing)
    }

    mutating func fill() { append(until: to, .notObserved) }

    private mutating func append(until: Moment, _ standing: Compliance) {
        let until = min(until, to)
        guard until > end else { return }
        if let last = joined.last, last.standing == standing {
            joined[joined.count - 1] = .init(from: last.from, to: until, standing: standing)
        } else {
            joined.append(.init(from: end, to: until, standing: standing))
        }
    }
}
