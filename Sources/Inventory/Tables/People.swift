import ContactCenter

extension Table {
    static let people = Table(
        "people", "Somebody who can sign in, or once could.", of: .people,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .personName("name") { $0.id },
            .text("state", "`active`, `inactive`, `deleted`, or the platform's own word") { $0.state.word },
            .text("division", "the id of the division they are in; empty where they are in none") {
                $0.division?.rawValue
            },
            .moment(
                "last_password", "when they last gave a password; empty for never", ifKnown: { $0.lastPasswordSignIn }),
            .moment(
                "last_token", "when the platform last issued a token to them; empty for never",
                ifKnown: { $0.lastToken }),
            .moment("last_seen", "the later of the two; empty for never", ifKnown: { $0.lastSeen }),
            .moment("invited", "when they were invited; empty for never", ifKnown: { $0.invited }),
        ])

    static let groupMembers = Table(
        "group_members", "A person in a group.", from: .people,
        [
            Field<Membership>.text("group_id", "the id of the group") { $0.group.rawValue },
            .text("person", "the id of the person") { $0.person.rawValue },
        ]
    ) { people, filling in
        for person in people {
            filling.leaveOpen(person.groups.absences)
            for group in person.groups.value ?? [] {
                try filling.add(Membership(group: group, person: person.id))
            }
        }
    }

    static let partnerPeople = Table(
        "partner_people", "Somebody of another organisation who works in this one.", of: .partnerPeople,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("partner", "the id of their organisation") { $0.organization.rawValue },
            .moment(
                "since", "when they were let in", ifKnown: { $0.since.said(in: "when a partner's person was let in") }),
        ])
}

private struct Membership {
    let group: Group.ID
    let person: Person.ID
}

extension Person.State {
    fileprivate var word: String {
        switch self {
        case .active: "active"
        case .inactive: "inactive"
        case .deleted: "deleted"
        case .other(let word): word
        }
    }
}
