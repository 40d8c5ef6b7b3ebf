import ContactCenter

/// Everything the journal says, in its order: which plans there are, and what became of each of their changes.
///
/// Made again from the first entry on it is the same.
public struct Journal: Sendable {
    public private(set) var plans: [Plan] = []
    private var lines: [Line] = []

    /// What the gates ask of it.
    public private(set) var past = Past()

    /// Records that rest on somebody's word and do not hold, with why: they count for nothing.
    public private(set) var ineffective: [(record: ChangeRecord, because: String)] = []
    private var places: [String: Int] = [:]
    private var cleanPlans: [Playbook.Version: Set<String>] = [:]
    private var spoiled: Set<String> = []
    private var firstSeen: [Place: Seen] = [:]
    private var last: [Place: Int] = [:]
    private var leftBecause: [Place: String] = [:]

    private struct Place: Hashable {
        let plan: String
        let number: Int
    }

    private enum Line {
        case one(ChangeRecord)
        case together(HeldTogether)

        /// Whether nothing was sent.
        var isHeld: Bool { if case .one(let record) = self { record.isHeld } else { true } }
    }

    public init() {}

    public mutating func take(_ plan: Plan) {
        guard places[plan.id] == nil else { return }
        places[plan.id] = plans.count
        plans.append(plan)
    }

    public mutating func take(_ record: ChangeRecord) {
        remember(record)
        let place = Place(plan: record.plan, number: record.number)
        note(record.phase, at: place)
        leftBecause[place] = record.leftBecause
        stand(.one(record), at: [place])
    }

    /// Takes in what holds many changes at once; of changes nobody planned it says nothing.
    public mutating func take(_ held: HeldTogether) {
        guard let place = places[held.plan] else { return }
        let most = plans[place].changes.count
        guard held.numbers.allSatisfy({ $0.upperBound <= most }) else { return }
        count(held.outcome, held.gates, of: held.plan)
        let places = held.numbers.joined().map { Place(plan: held.plan, number: $0) }
        for place in places { leftBecause[place] = nil }
        stand(.together(held), at: places)
    }

    /// That a change was held again, or left, says nothing about what became of it.
    private mutating func stand(_ line: Line, at places: [Place]) {
        for place in places where !(line.isHeld && last[place].map { !lines[$0].isHeld } == true) {
            last[place] = lines.count
        }
        lines.append(line)
    }

    /// What was noted of single changes, in its order.
    public var records: [ChangeRecord] {
        lines.compactMap { line in if case .one(let record) = line { record } else { nil } }
    }

    /// What holds changes of a plan together, as far as nothing became of them since.
    public func heldTogether(of plan: Plan) -> [HeldTogether] {
        let newest = Dictionary(grouping: plan.changes.indices.map { $0 + 1 }) {
            last[Place(plan: plan.id, number: $0)] ?? -1
        }
        return newest.keys.sorted().compactMap { line in
            guard lines.indices.contains(line), case .together(let held) = lines[line] else { return nil }
            let numbers = Set(newest[line] ?? [])
            return held.restricted(to: numbers.contains)
        }
    }

    /// Everything noted of a plan, in its order, as it stands in the log.
    public func payloads(of plan: Plan) -> [[UInt8]] {
        lines.compactMap { line in
            switch line {
            case .one(let record): record.plan == plan.id ? record.bytes : nil
            case .together(let held): held.plan == plan.id ? held.bytes : nil
            }
        }
    }

    /// Names a record that counts for nothing.
    public mutating func refuse(_ record: ChangeRecord, because: String) { ineffective.append((record, because)) }

    /// The plan of that id; of a beginning of it that only one has.
    public func plan(_ id: String) -> Plan? {
        if let place = places[id] { return plans[place] }
        let alike = plans.filter { $0.id.lowercased().hasPrefix(id.lowercased()) }
        return alike.count == 1 ? alike[0] : nil
    }

    /// The newest of what became of a change; nil where nobody tried yet.
    public func last(_ number: Int, of plan: Plan) -> ChangeRecord? {
        guard let line = last[Place(plan: plan.id, number: number)] else { return nil }
        return switch lines[line] {
        case .one(let record): record
        case .together(let held): held.record(of: number, in: plan)
        }
    }

    /// Why a change was left, where that is the newest there is of it.
    public func lastLeft(_ number: Int, of plan: Plan) -> String? {
        leftBecause[Place(plan: plan.id, number: number)]
    }

    /// How the target of a change was before it was made the first time.
    public func before(_ number: Int, of plan: Plan) -> Seen? { firstSeen[Place(plan: plan.id, number: number)] }

    private mutating func note(_ phase: ChangeRecord.Phase, at place: Place) {
        guard firstSeen[place] == nil else { return }
        switch phase {
        case .intent(let seen), .outcome(.already, .some(let seen), _): firstSeen[place] = seen
        case .held, .left, .outcome: break
        }
    }

    private mutating func remember(_ record: ChangeRecord) {
        past.take(record)
        switch record.phase {
        case .held(let outcome): count(outcome, record.gates, of: record.plan)
        case .left: break
        case .intent:
            past.begin(
                Past.Made(
                    record.change.verb, record.change.target, by: record.playbook, at: record.at, plan: record.plan,
                    dependents: record.dependents, isAnnounced: plan(record.plan)?.isAnnounced == true))
        case .outcome(let outcome, _, _):
            // Whoever it was that left it: for the same trigger nobody makes it again.
            if outcome.isSettled || outcome == .leftUnsigned { past.settled.insert(record.key) }
        }
    }

    /// A plan counts where it was shown and every gate let every change pass; one that was stopped by any begins the count
    /// anew.
    ///
    /// What is only noted was not tried out.
    private mutating func count(_ outcome: Clearance.Outcome, _ gates: [Gate.Verdict], of plan: String) {
        guard let playbook = self.plan(plan)?.version, outcome != .onlyNoted else { return }
        if !Clearance.isClean(gates) {
            cleanPlans[playbook] = []
            spoiled.insert(plan)
        } else if outcome == .shownOnly, !spoiled.contains(plan) {
            cleanPlans[playbook, default: []].insert(plan)
        }
        past.cleanRuns[playbook] = cleanPlans[playbook]?.count ?? 0
    }
}

extension Journal {

    /// The mark the last change of a plan left on what another made.
    private func finalMark(of change: Change, in plan: Plan) -> String? {
        guard change.verb == .make else { return nil }
        for (place, later) in plan.changes.enumerated().reversed()
        where later.target == change.target && later.verb == .complete {
            if case .outcome(.done, let after, _) = last(place + 1, of: plan)?.phase { return after?.mark }
        }
        return nil
    }
}

extension ChangeRecord {
    /// Whether nothing was sent.
    var isHeld: Bool {
        switch phase {
        case .held, .left: true
        case .intent, .outcome: false
        }
    }

    fileprivate var leftBecause: String? { if case .left(let because) = phase { because } else { nil } }

    /// Whether it says that a change is about to be made.
    public var isIntent: Bool { if case .intent = phase { true } else { false } }
}

extension Journal {

    /// The plan that takes another back, last change first.
    ///
    /// - Returns: The changes, and those that cannot be taken back with why.
    public func undo(of plan: Plan) -> (changes: [Change], lasting: [(change: Change, because: String)]) {
        var changes: [Change] = []
        var lasting: [(change: Change, because: String)] = []
        for (place, change) in plan.changes.enumerated().reversed() {
            guard let phase = last(place + 1, of: plan)?.phase, let before = before(place + 1, of: plan) else {
                continue
            }
            switch phase {
            case .held, .left, .outcome(.failed, _, _), .outcome(.already, _, _), .outcome(.discarded, _, _): continue
            case .intent, .outcome(.unknown, _, _):
                lasting.append((change, "nobody noted how it ended: apply it first, or discard it"))
            case .outcome(.leftUnsigned, _, _):
                lasting.append((change, "nobody signed that it is left: discard it with a signature"))
            case .outcome(.done, let after, _), .outcome(.acknowledged, let after, _):
                guard let undo = change.undo(from: before, leaving: finalMark(of: change, in: plan) ?? after?.mark)
                else {
                    lasting.append((change, "nothing takes it back"))
                    continue
                }
                changes += undo
            }
        }
        return (changes, lasting)
    }
}
