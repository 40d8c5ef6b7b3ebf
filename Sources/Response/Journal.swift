import ContactCenter

/// Everything the journal says, in its order: which plans there are, and what became of each of their changes.
///
/// Made again from the first entry on it is the same.
public struct Journal: Sendable {
    public private(set) var plans: [Plan] = []
    public private(set) var records: [ChangeRecord] = []

    /// What the gates ask of it.
    public private(set) var past = Past()
    private var places: [String: Int] = [:]
    private var last: [Place: Int] = [:]

    private struct Place: Hashable {
        let plan: String
        let number: Int
    }

    public init() {}

    public mutating func take(_ plan: Plan) {
        guard places[plan.id] == nil else { return }
        places[plan.id] = plans.count
        plans.append(plan)
    }

    public mutating func take(_ record: ChangeRecord) {
        remember(record)
        // That a change was held again says nothing about what became of it.
        let place = Place(plan: record.plan, number: record.number)
        if case .held = record.phase, last[place].map({ !records[$0].isHeld }) == true {
            records.append(record)
            return
        }
        last[place] = records.count
        records.append(record)
    }

    /// The plan of that id; of a beginning of it that only one has.
    public func plan(_ id: String) -> Plan? {
        if let place = places[id] { return plans[place] }
        let alike = plans.filter { $0.id.lowercased().hasPrefix(id.lowercased()) }
        return alike.count == 1 ? alike[0] : nil
    }

    /// The newest of what became of a change; nil where nobody tried yet.
    public func last(_ number: Int, of plan: Plan) -> ChangeRecord? {
        last[Place(plan: plan.id, number: number)].map { records[$0] }
    }

    /// How the target of a change was before it was made the first time.
    public func before(_ number: Int, of plan: Plan) -> Seen? {
        for record in records where record.plan == plan.id && record.number == number {
            if case .intent(let seen) = record.phase { return seen }
            if case .outcome(.already, let seen, _) = record.phase { return seen }
        }
        return nil
    }

    private mutating func remember(_ record: ChangeRecord) {
        switch record.phase {
        case .held(let outcome): count(record, outcome)
        case .intent:
            past.begin(
                Past.Made(
                    record.change.verb, record.change.target, by: record.playbook, at: record.at, plan: record.plan,
                    dependents: record.dependents))
        case .outcome(let outcome, _, _): if outcome.isSettled { past.settled.insert(record.key) }
        }
    }

    /// A dry run counts where every gate let the change pass; one that does not begins the count anew.
    private mutating func count(_ record: ChangeRecord, _ outcome: Clearance.Outcome) {
        guard outcome == .shownOnly, let playbook = record.playbook else { return }
        let isClean = record.gates.allSatisfy { $0.answer == .pass || $0.gate == .approval || $0.gate == .mode }
        past.cleanRuns[playbook] = isClean ? (past.cleanRuns[playbook] ?? 0) + 1 : 0
    }
}

extension ChangeRecord {
    var isHeld: Bool { if case .held = phase { true } else { false } }
}

extension Journal {

    /// The plan that takes another back, last change first.
    ///
    /// - Returns: The changes, and those that cannot be taken back with why.
    public func undo(of plan: Plan) -> (changes: [Change], lasting: [(change: Change, because: String)]) {
        var changes: [Change] = []
        var lasting: [(change: Change, because: String)] = []
        for (place, change) in plan.changes.enumerated().reversed() {
            guard case .outcome(let outcome, let after, _) = last(place + 1, of: plan)?.phase,
                [.done, .acknowledged].contains(outcome), let before = before(place + 1, of: plan)
            else { continue }
            guard let undo = change.undo(from: before, leaving: after?.version) else {
                lasting.append((change, "nothing takes it back"))
                continue
            }
            changes += undo
        }
        return (changes, lasting)
    }
}
