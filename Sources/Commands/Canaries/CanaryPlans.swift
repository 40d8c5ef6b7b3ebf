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

    /// The first canary that was made and not taken back; nil where there is none.
    static func open(in journal: Journal) -> Plan? {
        journal.plans.first { plan in
            guard plan.playbook == playbook, plan.undoes == nil, journal.isSettled(plan) else { return false }
            return !journal.plans.contains { $0.undoes == plan.id && journal.isSettled($0) }
        }
    }

    private static func write(_ name: String, _ kind: String, _ capture: Capture, at moment: Moment) throws
        -> CanaryWrite
    {
        do {
            return try CanaryWrite(
                on: name, of: kind, in: capture, saying: "Canary of Linewarden, \(moment.iso8601): put back soon")
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

    /// When the change of a canary's plan was made; nil where it was not.
    func made(_ plan: Plan) -> Moment? { isSettled(plan) ? last(1, of: plan)?.at : nil }
}

extension CanaryWrite.Refusal {
    fileprivate var words: String {
        switch self {
        case .otherKind: "nothing harmless can be changed of that kind"
        case .notThere: "the newest capture has none of that name"
        case .ambiguous(let count): "\(count) have that name"
        case .noDescription: "it has no description, so there is nothing to put back"
        }
    }
}
