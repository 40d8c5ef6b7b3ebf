public import Assurance
import ContactCenter
import Frameworks

extension Control {

    /// Compares what the tenant does with the rule of each jurisdiction, and is no legal advice.
    ///
    /// Whether callers are told before recording begins is DAT-14's question; that the words suffice, a named person
    /// confirms.
    public static let callsAreRecordedWithConsent = Control(
        "DAT-12",
        "Calls are recorded as somebody confirmed that each jurisdiction allows",
        severity: .high,
        satisfies: .iso27001("A.5.31"), .iso27001("A.5.34"), .nistCSF("GV.OC-03"), .nistCSF("PR.DS-01"),
        .usTelephony("18 USC 2511(2)(d)"), .usTelephony("Cal. Penal Code 632.7"), .gdpr("6"), .gdpr("13"),
        .nist80053("PT-4"), .soc2("P2.1"),
        why: """
            Recording a call without the consent the law asks for is a crime in many places, counted by the call. \
            Which law applies depends on where every party is, not on where the tenant is. This compares settings \
            with rules and is no legal advice.
            """,
        remedy: """
            Have counsel read the rule of each jurisdiction and hear the announcement that its callers get, and name \
            them in recording-jurisdictions. Let recording stop once only outsiders are left on the line.
            """,
        reads: .recordingAccess, .recordingJurisdictions
    ) { access, jurisdictions in
        guard !jurisdictions.entries.isEmpty else {
            return .notApplicable(because: "no jurisdiction is listed in which calls are recorded")
        }
        return .of(jurisdictions.entries.map { look(at: Confirmation($0), access) })
    }
}

private func look(at confirmation: Confirmation, _ access: RecordingAccess) -> Defects {
    guard let rule = ConsentRule.rule(of: confirmation.rule) else {
        var unknown = Defects(of: Subject(.jurisdiction, confirmation.rule, name: confirmation.rule))
        unknown.leaveOpen(gap("there is no rule on record for \(confirmation.rule)"))
        return unknown
    }
    var defects = Defects(of: Subject(.jurisdiction, rule.id, name: rule.name))
    if defects.know(access.stopsWithoutUs, of: .recordingAccess) == false {
        defects.add(
            .high, "has calls recorded on once nobody of ours is left on the line",
            seen: "recording goes on with outsiders only; compared with \(rule.words)",
            expected: "it stops, or a confirmation of counsel that it may not; no legal advice")
    }
    if rule.confidence != .high {
        defects.leaveOpen(
            gap("the rule is not certain enough to be met: \(rule.words); ask counsel, this is no advice"))
    } else if confirmation.person == nil {
        defects.leaveOpen(gap("nobody confirmed \(rule.words); write `\(rule.id) by NAME` once somebody did"))
    }
    return defects
}

private func gap(_ because: String) -> Gap { Gap(.recordingJurisdictions, .unanswered(because: because)) }

extension ConsentRule {

    /// The rule with its citation and how sure we are: `all-party in California (Cal. Penal Code 632), high confidence`.
    fileprivate var words: String { "\(consent) in \(name) (\(citation)), \(confidence.rawValue) confidence" }
}
