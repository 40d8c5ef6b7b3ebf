import Assurance
public import History

/// What a summary says of how a run was recorded.
public struct RunOnRecord: Sendable {
    private let counts: [FindingChange: Int]
    private let isFirst: Bool
    private let entries: Int

    /// - Parameters:
    ///   - isFirst: Whether no run of the tenant was recorded before.
    ///   - entries: How many the ledger has now.
    public init(_ run: RecordedRun, isFirst: Bool, entries: Int) {
        counts = Dictionary(run.changes.map { ($0.change, 1) }, uniquingKeysWith: +)
        self.isFirst = isFirst
        self.entries = entries
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
    var standing: String {
        "On record: \(entries) entries, internal consistency only: no checkpoint of it is kept elsewhere"
    }
}
