public import ContactCenter

/// How many controls came to what in one run.
public struct RunTally: Hashable, Sendable {

    /// When what it says was so.
    public var at: Moment

    /// The edition of the controls: two editions ask different questions.
    public var baseline: String
    public var counts: [Outcome: Int]

    public init(at: Moment, baseline: String, counts: [Outcome: Int]) {
        self.at = at
        self.baseline = baseline
        self.counts = counts
    }

    public func count(_ outcome: Outcome) -> Int { counts[outcome] ?? 0 }
}

/// The runs of a tenant that show where it is going.
public struct Trend: Hashable, Sendable {

    /// Oldest first.
    public let runs: [RunTally]

    /// How many there are on record.
    public let recorded: Int

    /// As many as a picture has room for.
    public static let most = 24

    /// Takes the last run of each of 24 equal stretches of time where there are more runs than that; a stretch without a
    /// run is none.
    ///
    /// - Parameter runs: Oldest first.
    public init(_ runs: [RunTally]) {
        recorded = runs.count
        guard runs.count > Self.most, let first = runs.first?.at, let last = runs.last?.at, first < last else {
            self.runs = runs.suffix(Self.most)
            return
        }
        let whole = last.milliseconds - first.milliseconds
        let lasts = Dictionary(
            runs.map { run in
                // The last moment belongs to the last stretch, and begins none of its own.
                (min((run.at.milliseconds - first.milliseconds) * Int64(Self.most) / whole, Int64(Self.most - 1)), run)
            }
        ) { _, later in later }
        self.runs = lasts.sorted { $0.key < $1.key }.map(\.value)
    }
}
