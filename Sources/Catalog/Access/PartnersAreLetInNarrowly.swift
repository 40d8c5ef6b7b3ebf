public import Assurance
import ContactCenter

extension Control {
    public static let partnersAreLetInNarrowly = Control(
        "ACC-09",
        "Every partner organisation is approved, limited and let in for a time",
        severity: .critical,
        satisfies: .iso27001("A.5.19"), .iso27001("A.5.22"), .iso27001("A.8.2"), .nistCSF("GV.SC-07"),
        .nistCSF("PR.AA-05"),
        why: """
            A trust with another organisation opens this tenant to people that organisation hires and lets go. Without \
            an end date it outlives the contract, and with full access it is an administrator nobody interviewed.
            """,
        remedy: """
            Give the trust an end date, take full access and the default role away, and grant the roles the work needs. \
            End trusts whose contract is over, the vendor's own care team included.
            """,
        of: .partners,
        given: Fact(ifKnown: .approvedPartners)
    ) { approved in
        Question { partner in
            var defects = Defects(of: .partner(partner))
            guard partner.isEnabled else { return defects }
            defects.look(at: partner)
            if let approved = defects.know(approved, of: .approvedPartners),
                !approved.contains(partner.id.rawValue), !approved.contains(partner.name)
            {
                defects.add(.high, "is on no list of ours", seen: partner.name, expected: "an entry in partners")
            }
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at partner: Partner) {
        if let ends = know(partner.ends, of: .partners), ends == nil {
            add(.high, "is let in without an end", seen: "no end date", expected: "an end date")
        }
        if know(partner.hasFullAccess, of: .partners) == true {
            add(.critical, "has full access", seen: "full access", expected: "only the roles the work needs")
        }
        if know(partner.usesDefaultRole, of: .partners) == true {
            add(
                .high, "gives its people the default role", seen: "default role",
                expected: "only the roles the work needs")
        }
    }
}
