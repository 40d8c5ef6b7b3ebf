import ContactCenter
import Response

/// When a drill began and when each of its changes was made, as its journal has it, over every break.
struct DrillCourse: Hashable {
    let began: Moment

    /// When the last of its changes came to an end; nil where none did.
    let ended: Moment?

    /// How long after the beginning each change was settled, by its number; not where it was so before.
    let settled: [Int: Duration]

    /// nil where nothing of the plan was ever begun.
    init?(of plan: Plan, in journal: Journal) {
        let own = journal.records.filter { $0.plan == plan.id }
        guard let began = own.first(where: \.isIntent)?.at else { return nil }
        let outcomes = own.filter(\.isOutcome)
        self.began = began
        ended = outcomes.map(\.at).max()
        var settled: [Int: Duration] = [:]
        for number in plan.changes.indices.map({ $0 + 1 }) {
            guard let last = journal.last(number, of: plan), last.isMade else { continue }
            settled[number] = began.duration(to: last.at)
        }
        self.settled = settled
    }
}

extension ChangeRecord {
    fileprivate var isOutcome: Bool { if case .outcome = phase { true } else { false } }

    fileprivate var isMade: Bool {
        if case .outcome(let outcome, _, _) = phase { [.done, .acknowledged].contains(outcome) } else { false }
    }
}
