public import Assurance
import ContactCenter

extension Control {
    public static let partnersPeopleAreApproved = Control(
        "IDN-05",
        "Everybody of a partner who works here is approved by name",
        severity: .high,
        satisfies: .iso27001("A.5.19"), .iso27001("A.8.2"), .nistCSF("PR.AA-05"), .nistCSF("GV.SC-07"),
        why: """
            People of an outsourcer or of the vendor's care team work in this tenant with accounts their own company \
            manages. They do not leave when one of our people leaves, and no list of ours shows them.
            """,
        remedy: """
            Ask the partner who this is and what for. Add them to the register of partners' people, or take away the \
            roles they hold here.
            """,
        of: .partnerPeople,
        given: Fact(ifKnown: .approvedPartnerPeople)
    ) { approved in
        Question { person in
            var defects = Defects(of: Subject(.person, person.id.rawValue))
            if let approved = defects.know(approved, of: .approvedPartnerPeople),
                !approved.contains(person.id.rawValue)
            {
                defects.add(
                    .high, "works here for a partner and is on no list of ours",
                    seen: "a person of organisation \(person.organization)", expected: "an entry in partner-people",
                    restsOn: [Subject(.partner, person.organization.rawValue)])
            }
            return defects
        }
    }
}
