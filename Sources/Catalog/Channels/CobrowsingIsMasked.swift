public import Assurance
import ContactCenter

extension Control {
    public static let cobrowsingIsMasked = Control(
        "CHN-02",
        "Messengers know their visitors and hide from agents what they need not see",
        severity: .high,
        satisfies: .iso27001("A.8.26"), .iso27001("A.8.11"), .nistCSF("PR.AA-03"), .nistCSF("PR.DS-10"),
        .csaCCM("DSP-17"),
        why: """
            An agent who looks at the customer's page with them sees the card form too, and with control of the page \
            can fill it in. A visitor who never proved who they are may be given somebody else's answers.
            """,
        remedy: """
            Mask the fields that hold card and personal data, and let agents look without taking control. Let visitors \
            prove who they are where answers are personal.
            """,
        of: .webConfigurations
    ) {
        Question { configuration in
            var defects = Defects(of: .webConfiguration(configuration))
            if let cobrowsing = defects.know(configuration.cobrowsing, of: .webConfigurations) ?? nil {
                defects.look(at: cobrowsing)
            }
            if defects.know(configuration.authenticatesVisitors, of: .webConfigurations) == false {
                defects.add(
                    .low, "does not ask visitors who they are", seen: "visitors not authenticated",
                    expected: "visitors authenticated")
            }
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at cobrowsing: WebConfiguration.Cobrowsing) {
        if cobrowsing.masks.isEmpty {
            add(
                .high, "shows agents the customer's whole page", seen: "cobrowsing without masks",
                expected: "masks for what agents need not see")
        }
        if cobrowsing.agentsMayControl {
            add(
                .medium, "lets agents take control of the customer's page", seen: "agents may control",
                expected: "agents look only")
        }
    }
}
