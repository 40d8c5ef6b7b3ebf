import ContactCenter
import Response

extension Moment {
    static let noon = Moment(milliseconds: 1_800_000_000_000)

    func after(_ seconds: Int) -> Moment { advanced(by: .seconds(seconds)) }
}

extension Subject {
    static let anna = Subject(.person, "anna")
    static let ben = Subject(.person, "ben")
    static let exporter = Subject(.client, "exporter", name: "Exporter")
}

extension Plan {
    static func example(
        _ changes: [Change], playbook: Playbook.ID? = nil, trigger: String = "alert-1", made: Moment = .noon,
        from starts: Moment? = nil, restoring documents: Plan.Documents? = nil, undoing undoes: String? = nil,
        interrupting: [Subject] = [], source: String? = nil, isAnnounced: Bool = false
    ) -> Plan {
        Plan(
            changes, playbook: playbook, because: "somebody else signs in", trigger: trigger, by: "vera", at: made,
            from: starts, until: made.after(8 * 3600), on: "c0ffee", log: "linewarden/acme", restoring: documents,
            undoing: undoes, interrupting: interrupting, source: source, isAnnounced: isAnnounced)
    }
}

extension Live {
    static let idle = Live(interacting: .observed(nil), queues: .observed([]))
}

extension Circumstances {

    /// A thousand people, three administrators, nobody in an interaction, everything automatic and tried out.
    static func calm(_ change: (inout Circumstances) -> Void = { _ in }) -> Circumstances {
        var rules = SafetyRules()
        rules.mode = .automatic
        rules.modes = ["lock-out": .automatic]
        rules.cleanRuns = 0
        rules.notice = .zero
        var circumstances = Circumstances(
            now: .noon, rules: rules,
            population: Population(active: 1000, administrators: .observed(["root", "toor", "ruth"])),
            live: [.anna: .idle, .ben: .idle])
        change(&circumstances)
        return circumstances
    }
}

extension Change {
    static let suspendAnna = Change(.suspend, .anna)
}

extension Plan {

    /// What was done before, where so much became of its changes.
    func past(_ phases: (Int, ChangeRecord.Phase)...) -> Past {
        var journal = Journal()
        journal.take(self)
        for (number, phase) in phases {
            journal.take(ChangeRecord(phase, of: changes[number - 1], number: number, in: self, at: .noon))
        }
        return journal.past
    }
}

extension Clearance {
    func answer(of gate: Gate) -> Gate.Answer? { verdicts.first { $0.gate == gate }?.answer }
}

/// What the gates make of suspending Anna.
func clearance(
    of change: Change = .suspendAnna, in plan: Plan? = nil, _ adjust: (inout Circumstances) -> Void = { _ in }
) -> Clearance {
    Guard(plan ?? .example([change], playbook: "lock-out"), in: .calm(adjust)).clearance(of: change)
}
