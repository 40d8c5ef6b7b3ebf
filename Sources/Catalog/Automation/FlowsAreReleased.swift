public import Assurance
import ContactCenter

extension Control {
    public static let flowsAreReleased = Control(
        "CHN-09",
        "Published flows run without debugging, as last saved, and card flows come from few hands",
        severity: .high,
        satisfies: .iso27001("A.8.32"), .iso27001("A.8.9"), .nistCSF("PR.PS-01"), .nist80053("CM-3"),
        .pciDSS("6.5.1"),
        why: """
            A flow that is debugged in service writes down what customers enter, card numbers too. A change that was \
            saved and not published goes live by surprise with the next one.
            """,
        remedy: """
            Publish the flow again without debugging, and publish or revert what is waiting. List those who may \
            publish card flows under card-flow-publishers.
            """,
        of: .flows,
        given: Fact(ifKnown: .approvedCardFlowPublishers)
    ) { publishers in
        Question { flow in
            var defects = Defects(of: .flow(flow))
            guard let published = flow.published else { return defects }
            if defects.know(published.isDebugged, of: .flows) == true {
                defects.add(
                    flow.takesCards ? .critical : .high, "writes down what happens in it while customers are in it",
                    seen: "debugging on in the published version", expected: "debugging off")
            }
            if defects.know(published.isBehind, of: .flows) == true {
                defects.add(
                    .low, "has edits that do not run yet", seen: "saved after it was published",
                    expected: "the version published is the one last saved")
            }
            if flow.takesCards { defects.look(at: published.publisher, publishers) }
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at publisher: Reading<Subject>, _ approved: Reading<Register>) {
        guard let publisher = know(publisher, of: .flows),
            let approved = know(approved, of: .approvedCardFlowPublishers), !approved.contains(publisher.id)
        else { return }
        add(
            .medium, "takes card numbers and was published by somebody on no list of ours",
            seen: "published by \(publisher.path)", expected: "an entry in card-flow-publishers", restsOn: [publisher])
    }
}
