public import Assurance
import ContactCenter

extension Control {
    public static let triggersAreReviewed = Control(
        "INT-14",
        "Every trigger that starts a workflow was looked at by somebody",
        severity: .medium,
        satisfies: .iso27001("A.8.9"), .iso27001("A.8.32"), .nistCSF("PR.PS-01"), .nist80053("CM-3"),
        why: """
            A trigger runs a workflow whenever something happens, with no agent and no click. One that nobody knows of \
            can send every conversation's details somewhere, for months.
            """,
        remedy: """
            Look at what the trigger waits for and what its workflow does with it. List it under triggers, or switch it \
            off.
            """,
        of: .triggers,
        given: Fact(ifKnown: .reviewedTriggers)
    ) { reviewed in
        Question { trigger in
            var defects = Defects(of: .trigger(trigger))
            guard trigger.isEnabled, let reviewed = defects.know(reviewed, of: .reviewedTriggers),
                !reviewed.contains(trigger.id.rawValue), !reviewed.contains(trigger.name)
            else { return defects }
            defects.add(
                .medium, "starts a workflow and is on no list of ours",
                seen: trigger.topic.map { "waits for \($0)" } ?? "enabled", expected: "an entry in triggers")
            return defects
        }
    }
}
