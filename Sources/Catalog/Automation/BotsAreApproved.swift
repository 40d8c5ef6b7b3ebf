public import Assurance
import ContactCenter

extension Control {

    /// What a bot or guide is told to say is not read: the platform's description has no call for it.
    public static let botsAreApproved = Control(
        "CHN-07",
        "Guides and bots that speak with customers are approved",
        severity: .medium,
        satisfies: .iso27001("A.8.32"), .iso27001("A.8.9"), .nistCSF("PR.PS-01"), .nistCSF("ID.RA-07"),
        .nistAIRMF("GOVERN 1.6"), .nist80053("CM-3"),
        why: """
            What a bot promises a customer, the company promised. A bot that went live without anybody agreeing to it \
            says whatever its text or its model comes up with.
            """,
        remedy: """
            Have somebody answer for each guide and bot and list it under ai-systems. Take the others out of service \
            until somebody does.
            """,
        reads: Fact(ifKnown: .instructions), Fact(ifKnown: .flows), Fact(ifKnown: .approvedAutomation)
    ) { guides, flows, approved in
        var tenant = Defects(of: .tenant)
        let spoken = (tenant.know(guides, of: .instructions) ?? []).filter(\.isPublished)
        let bots = (tenant.know(flows, of: .flows) ?? []).filter { $0.isBot && $0.published != nil }
        if spoken.isEmpty, bots.isEmpty, tenant.undecided.isEmpty {
            return .notApplicable(because: "no guide and no bot is published")
        }
        return .of(
            spoken.map { look(at: $0, approved) }
                + bots.map { look(at: .flow($0), "published, of type \($0.type)", approved) },
            undecided: tenant.undecided)
    }
}

private func look(at guide: Instructions, _ approved: Reading<Register>) -> Defects {
    let seen = "published" + (guide.origin.map { ", made from \($0)" } ?? "")
    var defects = look(at: .instructions(guide), seen, approved)
    if let released = guide.released, let saved = guide.saved, saved != released {
        defects.add(
            .low, "was changed since it was released", seen: "version \(saved) saved, \(released) released",
            expected: "the version released is the one last saved")
    }
    return defects
}

private func look(at subject: Subject, _ seen: String, _ approved: Reading<Register>) -> Defects {
    var defects = Defects(of: subject)
    if let approved = defects.know(approved, of: .approvedAutomation), !approved.contains(subject.id),
        !approved.contains(subject.name ?? subject.id)
    {
        defects.add(
            .medium, "speaks with customers and is on no list of ours", seen: seen, expected: "an entry in ai-systems")
    }
    return defects
}
