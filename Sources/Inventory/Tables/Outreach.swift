import ContactCenter

extension Table {
    static let mailDomains = Table(
        "mail_domains", "A domain that mail to customers is sent from.", of: .mailDomains,
        [
            .text("domain", "the domain") { $0.id.rawValue },
            .flag(
                "is_signed", "whether its mail is proven to be signed", ifKnown: { $0.signing.map { $0 == .proven } }),
            .text(
                "policy", "of mail in its name that it did not sign: `missing`, `broken`, `watched`, `enforced`",
                ifKnown: { $0.policy.map { $0.word } }),
        ])

    static let campaigns = Table(
        "campaigns", "A list of people being called.", of: .campaigns,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_running", "whether it calls") { $0.isRunning },
            .flag("has_hours", "whether it has hours of its own") { $0.hasHours },
        ])

    static let campaignLists = Table(
        "campaign_do_not_call_lists", "A list a campaign looks into before it calls somebody.", from: .campaigns,
        [
            Field<CheckedList>.text("campaign", "the id of the campaign") { $0.campaign.rawValue },
            .text("list", "the id of the do-not-call list") { $0.list.rawValue },
        ]
    ) { campaigns, filling in
        for one in campaigns {
            try filling.add(each: one.doNotCall.map { $0.map { CheckedList(campaign: one.id, list: $0) } })
        }
    }

    static let doNotCallLists = Table(
        "do_not_call_lists", "A list of people who asked not to be called.", of: .doNotCallLists,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_kept_here", "whether the platform keeps the numbers itself") { $0.isKeptHere },
            .number("size", "how many numbers stand in it", ifKnown: { $0.size.map { $0 } }),
        ])
}

private struct CheckedList {
    let campaign: Campaign.ID
    let list: DoNotCallList.ID
}

extension MailDomain.Policy {
    fileprivate var word: String {
        switch self {
        case .missing: "missing"
        case .broken: "broken"
        case .watched: "watched"
        case .enforced: "enforced"
        }
    }
}
