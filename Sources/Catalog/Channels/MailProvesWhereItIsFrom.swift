public import Assurance
import ContactCenter

extension Control {
    public static let mailProvesWhereItIsFrom = Control(
        "CHN-04",
        "Mail from our domains proves where it is from",
        severity: .high,
        satisfies: .iso27001("A.8.21"), .iso27001("A.5.14"), .nistCSF("PR.DS-02"), .nist80053("SC-8"),
        .pciDSS("5.4.1"), .soc2("CC6.7"),
        why: """
            Mail that nobody signed can be written by anybody, and a customer who gets it sees our name. Where the \
            domain does not say what to do with such mail, it is delivered.
            """,
        remedy: """
            Publish the records the platform shows for the domain, then let it verify them. Raise the DMARC policy \
            from none to quarantine or reject once the reports show nothing of your own being refused.
            """,
        of: .mailDomains
    ) {
        Question { domain in
            var defects = Defects(of: .mailDomain(domain))
            if case .unproven(let word)? = defects.know(domain.signing, of: .mailDomains) {
                defects.add(
                    .high, "does not sign its mail", seen: "DKIM \(word)", expected: "DKIM verified")
            }
            if let policy = defects.know(domain.policy, of: .mailDomains) { defects.look(at: policy) }
            return defects
        }
    }
}

extension Defects {
    fileprivate mutating func look(at policy: MailDomain.Policy) {
        let expected = "a DMARC policy of quarantine or reject"
        switch policy {
        case .enforced: break
        case .watched:
            add(
                .low, "lets mail in its name through that it did not sign", seen: "DMARC policy none",
                expected: expected)
        case .missing:
            add(
                .high, "says nothing of mail in its name that it did not sign", seen: "no DMARC record",
                expected: expected)
        case .broken:
            add(.high, "has a DMARC record nobody can read", seen: "DMARC record invalid", expected: expected)
        }
    }
}
