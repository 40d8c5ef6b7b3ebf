public import Assurance
import ContactCenter

extension Control {
    public static let onlyApprovedPagesEmbedThePlatform = Control(
        "AUT-09",
        "Only approved web pages embed the platform",
        severity: .medium,
        satisfies: .iso27001("A.8.26"), .nistCSF("PR.IR-01"),
        why: """
            A page that embeds the agent desktop can lay its own buttons over it and catch what an agent clicks or \
            types. Any page may do so unless the pages are named.
            """,
        remedy: """
            Limit embedding to the domains of your CRM and your own pages. Take out domains that nobody answers for, \
            or add them to the register of embedding domains.
            """,
        reads: .signInRules, Fact(ifKnown: .approvedEmbedders)
    ) { rules, approved in
        var tenant = Defects(of: .tenant)
        guard let limit = tenant.know(rules.embeddingDomains, of: .signInRules) else { return .of(tenant) }
        guard let domains = limit else {
            tenant.add(
                .medium, "can be embedded in any web page", seen: "embedding is not limited",
                expected: "embedding limited to named domains")
            return .of(tenant)
        }
        return .of([tenant] + domains.distinct().map { look(at: $0, approved) })
    }
}

private func look(at domain: String, _ approved: Reading<Register>) -> Defects {
    var defects = Defects(of: Subject(.allowedDomain, domain, name: domain))
    if let approved = defects.know(approved, of: .approvedEmbedders), !approved.contains(domain) {
        defects.add(
            .medium, "may embed the platform and is on no list of ours", seen: domain,
            expected: "an entry in embedding-domains")
    }
    return defects
}
