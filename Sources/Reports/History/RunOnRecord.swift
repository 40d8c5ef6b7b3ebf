import Assurance
public import History

/// What a summary says of how a run was recorded.
public struct RunOnRecord: Sendable {
    private let counts: [FindingChange: Int]
    private let isFirst: Bool
    private let entries: Int
    private let standing: Standing

    /// Where its checkpoint is kept besides, by the places' names.
    public struct Standing: Hashable, Sendable {
        public let kept: [String]

        /// The places that would not take it.
        public let missed: [String]

        public init(kept: [String], missed: [String]) {
            self.kept = kept
            self.missed = missed
        }
    }

    /// - Parameters:
    ///   - isFirst: Whether no run of the tenant was recorded before.
    ///   - entries: How many the ledger has now.
    public init(_ run: RecordedRun, isFirst: Bool, entries: Int, standing: Standing) {
        counts = Dictionary(run.changes.map { ($0.change, 1) }, uniquingKeysWith: +)
        self.isFirst = isFirst
        self.entries = entries
        self.standing = standing
    }

    /// What became of findings since the run before.
    func changes(of findings: Int) -> String {
        guard !isFirst else { return "The first run on record" }
        func count(_ change: FindingChange) -> Int { counts[change] ?? 0 }
        let still = findings - count(.new) - count(.reopened)
        let told = [
            (count(.new), "new"), (count(.reopened), "reopened"), (count(.fixed), "fixed"),
            (count(.deleted), "deleted with their object"), (still, "still failing"),
            (count(.notObserved), "not observed"),
        ]
        let shown = told.filter { $0.0 > 0 || ["new", "fixed", "still failing"].contains($0.1) }
        return "Since the run before: " + shown.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// How far the record can be believed.
    var belief: String {
        guard !standing.kept.isEmpty else {
            return "On record: \(entries) entries, internal consistency only: no checkpoint of it is kept elsewhere"
        }
        return "On record: \(entries) entries; its checkpoint is kept by \(standing.kept.joined(separator: ", "))"
    }

    /// Which places would not take the checkpoint; nil where all did.
    var missed: String? {
        standing.missed.isEmpty ? nil : "Its checkpoint was not taken by \(standing.missed.joined(separator: ", "))"
    }
}
