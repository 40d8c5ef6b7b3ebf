public import Assurance
import ContactCenter

extension Control {

    /// Says what campaigns are set to, and nothing of whether a list is complete or an hour is lawful.
    public static let campaignsSpareThoseWhoSaidNo = Control(
        "CHN-05",
        "Campaigns call nobody who said no, and only at the hours set for them",
        severity: .high,
        satisfies: .iso27001("A.5.31"), .nistCSF("GV.OC-03"), .usTelephony("47 CFR 64.1200(c)(1)"),
        .usTelephony("47 CFR 64.1200(c)(2)"), .usTelephony("47 CFR 64.1200(d)"), .usTelephony("16 CFR 310.4(b)"),
        why: """
            A campaign calls thousands in an hour, and each call to somebody who said no, or in the middle of the \
            night, can be a fine of its own. Nobody notices until the complaints come.
            """,
        remedy: """
            Give the campaign the do-not-call lists that apply and a callable time set, and stop it until it has them. \
            Fill lists that are empty.
            """,
        reads: .campaigns, Fact(ifKnown: .doNotCallLists), Fact(ifKnown: .callingHours)
    ) { campaigns, lists, hours in
        let running = campaigns.filter(\.isRunning)
        guard !running.isEmpty else { return .notApplicable(because: "no campaign is running") }
        return .of(
            running.map { campaign in
                var defects = Defects(of: .campaign(campaign))
                defects.look(at: campaign, lists)
                if !campaign.hasHours { defects.missHours(hours) }
                return defects
            })
    }
}

extension Defects {
    fileprivate mutating func look(at campaign: Campaign, _ lists: Reading<[DoNotCallList]>) {
        guard let checked = know(campaign.doNotCall, of: .campaigns) else { return }
        if checked.isEmpty {
            return add(
                .high, "calls people whether or not they said no", seen: "no do-not-call list",
                expected: "at least one")
        }
        guard let lists = know(lists, of: .doNotCallLists) else { return }
        let used = lists.filter { checked.contains($0.id) }
        if used.count < checked.count {
            return leaveOpen(Gap(.doNotCallLists, .leftOut(field: "a list that \(campaign.name) checks")))
        }
        let sizes = used.map { $0.isKeptHere ? know($0.size, of: .doNotCallLists) : 1 }
        if sizes.allSatisfy({ $0 == 0 }) {
            add(
                .medium, "checks do-not-call lists that nobody is on", seen: "\(used.map(\.name).spelledOut()), empty",
                expected: "lists with those who said no")
        }
    }

    /// Hours of the whole tenant are better than none, and not the campaign's own.
    fileprivate mutating func missHours(_ tenantHours: Reading<Bool>) {
        guard let isSet = know(tenantHours, of: .callingHours) else { return }
        add(
            isSet ? .low : .high, "has no calling hours of its own",
            seen: isSet ? "the tenant's automatic hours only" : "no callable time set",
            expected: "a callable time set")
    }
}
