public import Assurance
import ContactCenter

extension Control {
    public static let messengersStayOnOurPages = Control(
        "CHN-01",
        "Messengers appear on our own web pages only",
        severity: .high,
        satisfies: .iso27001("A.8.26"), .nistCSF("PR.AA-03"), .nistCSF("PR.DS-02"),
        why: """
            A messenger that any page may show is soon on a page that only looks like ours. Customers then tell our \
            own agents, through a stranger's page, what the stranger wants to know.
            """,
        remedy: """
            Name the domains whose pages may show the messenger and list them under web-domains. Make deployments \
            inactive that no page uses any more.
            """,
        of: .webDeployments,
        given: Fact(ifKnown: .approvedWebDomains)
    ) { approved in
        Question { deployment in
            var defects = Defects(of: .deployment(deployment))
            guard deployment.isActive, let limit = defects.know(deployment.domains, of: .webDeployments) else {
                return defects
            }
            if let domains = limit {
                defects.look(at: domains, approved)
            } else {
                defects.add(
                    .high, "may be shown by any web page", seen: "all domains allowed", expected: "named domains")
            }
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at domains: [String], _ approved: Reading<Register>) {
        guard !domains.isEmpty, let approved = know(approved, of: .approvedWebDomains) else { return }
        let strangers = domains.filter { !approved.contains(Host(of: $0)?.name ?? $0) }
        if !strangers.isEmpty {
            add(
                .medium, "may be shown by pages on no list of ours", seen: strangers.spelledOut(),
                expected: "entries in web-domains")
        }
    }
}
