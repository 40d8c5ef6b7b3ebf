import Capture
import ContactCenter
import Engine
import GenesysCloud
import Response

/// The change of a canary and the one that puts it back, as two plans: others agree to both before anything is done.
struct CanaryPlans {
    static let playbook = Playbook.ID("canary")

    let there: Plan
    let back: Plan
    let write: CanaryWrite

    /// - Parameters:
    ///   - initiator: Who plans it, by their id under `people:`.
    ///   - ends: Until when others have to agree, and it has to be done and put back.
    /// - Throws: ``Failure`` where nothing can be changed harmlessly.
    init(
        on canary: (kind: String, name: String), of response: TenantResponse, by initiator: String,
        until ends: Moment, at now: Moment
    ) throws {
        let commit = try DriftReading(response.name, in: response.data).newest()
        let (_, capture) = try response.capture(at: commit)
        write = try Self.write(canary.name, canary.kind, capture, at: now)
        let trigger = "canary \(canary.kind)/\(canary.name) at \(now.iso8601)"
        func plan(_ change: Change, _ reason: String, _ trigger: String, undoing undone: String? = nil) -> Plan {
            Plan(
                [change], playbook: Self.playbook, because: reason, trigger: trigger, by: initiator, at: now,
                until: ends, on: commit, log: response.folder.logOrigin,
                restoring: .init(wanted: commit, standing: commit), undoing: undone)
        }
        there = plan(write.there, "a canary: the description of \(canary.name) is changed for a while", trigger)
        back = plan(write.back, "the canary of \(canary.name) is taken back", there.id, undoing: there.id)
    }

    /// Those that others were asked to agree to before.
    ///
    /// - Parameter id: Of the first of the two.
    /// - Throws: ``Failure`` where there are none such.
    init(_ id: String, of response: TenantResponse, in journal: Journal) throws {
        let plan = try response.plan(id, in: journal)
        guard plan.playbook == Self.playbook, plan.undoes == nil,
            let back = journal.plans.first(where: { $0.undoes == plan.id && $0.playbook == Self.playbook })
        else {
            throw Failure(
                "\(plan.id) plants no canary", hint: "`linewarden canary \(response.name)` plans one that does",
                code: .mayNot)
        }
        there = plan
        self.back = back
        write = try Self.write(of: plan, in: response)
    }

    /// What the changes of a canary's plan write, worked out anew.
    static func write(of plan: Plan, in response: TenantResponse) throws -> CanaryWrite {
        let (_, capture) = try response.capture(at: plan.commit)
        guard let change = plan.changes.first, let kind = change.documentKind,
            let name = GenesysCloud.name(of: change.target, in: capture)
        else { throw Failure("\(plan.id) changes nothing that is in its capture", code: .unsound) }
        return try write(name, kind, capture, at: plan.made)
    }

    /// The first canary that was made, or may have been, and not taken back; nil where there is none.
    static func open(in journal: Journal) -> Plan? {
        journal.plans.first { plan in
            guard plan.playbook == playbook, plan.undoes == nil, journal.mayBeMade(plan) else { return false }
            return !journal.plans.contains { $0.undoes == plan.id && journal.isSettled($0) }
        }
    }

    /// - Throws: ``Failure`` where they change another object than the one the configuration names.
    func check(_ object: (kind: String, name: String), of tenant: String) throws {
        guard write.object.kind != object.kind || write.object.name != object.name else { return }
        throw Failure(
            "\(there.id) changes \(write.object.words), and the canary of \(tenant) is \(object.kind)/\(object.name)",
            hint: "`linewarden plans apply \(tenant) \(back.id)` puts back what it changed", code: .mayNot)
    }

    private static func write(_ name: String, _ kind: String, _ capture: Capture, at moment: Moment) throws
        -> CanaryWrite
    {
        do {
            return try CanaryWrite(
                on: name, of: kind, in: capture, saying: "\(CanaryWrite.beginning), \(moment.iso8601): put back soon")
        } catch let refusal as CanaryWrite.Refusal {
            throw Failure(
                "\(kind)/\(name) can't be a canary: \(refusal.words)",
                hint: "docs/operating/canaries.md says what can; collect again if it was made since", code: .notThere)
        }
    }
}

extension Journal {

    /// Whether every change of a plan was made, or was found made.
    func isSettled(_ plan: Plan) -> Bool {
        plan.changes.indices.allSatisfy { place in
            if case .outcome(let outcome, _, _) = last(place + 1, of: plan)?.phase { outcome.isSettled } else { false }
        }
    }

    /// Whether any change of a plan was begun, and did not end as one that was not made.
    func mayBeMade(_ plan: Plan) -> Bool {
        plan.changes.indices.contains { place in
            switch last(place + 1, of: plan)?.phase {
            case .none, .held, .left: false
            case .intent: true
            case .outcome(let outcome, _, _): ![.failed, .discarded].contains(outcome)
            }
        }
    }

    /// When the change of a canary's plan was made; nil where it was not, or nobody knows that yet.
    ///
    /// That is when it was begun: whoever was killed in between found out later that it was made.
    func made(_ plan: Plan) -> Moment? {
        guard let ended = end(of: plan) else { return nil }
        return records.last { $0.plan == plan.id && $0.number == 1 && $0.isIntent }?.at ?? ended
    }

    /// When what a canary's plan changed was put back, by whichever plan; nil where it was not.
    func takenBack(_ plan: Plan) -> Moment? {
        plans.filter { $0.undoes == plan.id }.compactMap { end(of: $0) }.min()
    }

    /// When the change of a canary's plan was found made; nil where it was left.
    private func end(of plan: Plan) -> Moment? {
        guard let record = last(1, of: plan), case .outcome(let outcome, _, _) = record.phase else { return nil }
        return outcome.isSettled && outcome != .discarded ? record.at : nil
    }
}

extension CanaryWrite.Refusal {
    fileprivate var words: String {
        switch self {
        case .otherKind: "nothing harmless can be changed of that kind"
        case .notThere: "the newest capture has none of that name"
        case .ambiguous(let count): "\(count) have that name"
        case .noDescription: "it has no description, so there is nothing to put back"
        case .stillMarked: "its description is what an earlier canary wrote; give it its own again and collect"
        }
    }
}
