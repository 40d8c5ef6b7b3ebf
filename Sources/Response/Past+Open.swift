public import ContactCenter

// What was begun and did not end, and what a plan did to somebody: kept up to date with every record of the journal.

extension Past {

    /// A change that was begun, and of which nobody knows how it ended.
    struct Begun: Hashable, Sendable {
        let plan: String

        /// Its place in the plan, from 1.
        let number: Int
        let at: Moment
    }

    /// A person and a plan with changes to them.
    struct Reach: Hashable, Sendable {
        let plan: String
        let person: Subject
    }

    /// The first change another plan began under a key, where nobody knows how it ended.
    func begun(under key: String, besides plan: String) -> Begun? { open[key]?.first { $0.plan != plan } }

    /// Whether another change of a plan to somebody was made, or may have been.
    public func hasReached(_ person: Subject, by plan: String, besides change: Change) -> Bool {
        reached[Reach(plan: plan, person: person)]?.contains { $0 != change.action } ?? false
    }

    mutating func take(_ record: ChangeRecord) {
        let reach = Reach(plan: record.plan, person: record.change.target)
        switch record.phase {
        case .held, .left: return
        case .intent:
            begin(record)
            if reach.person.kind == .person { reached[reach, default: []].insert(record.change.action) }
        case .outcome(let outcome, _, _):
            if outcome == .unknown { begin(record) } else { end(record) }
            // What was not made, and what was left, reached nobody.
            if [.failed, .discarded, .leftUnsigned].contains(outcome) { reached[reach]?.remove(record.change.action) }
        }
    }

    private mutating func begin(_ record: ChangeRecord) {
        end(record)
        open[record.key, default: []].append(Begun(plan: record.plan, number: record.number, at: record.at))
    }

    private mutating func end(_ record: ChangeRecord) {
        open[record.key]?.removeAll { $0.plan == record.plan && $0.number == record.number }
        if open[record.key]?.isEmpty == true { open[record.key] = nil }
    }
}
