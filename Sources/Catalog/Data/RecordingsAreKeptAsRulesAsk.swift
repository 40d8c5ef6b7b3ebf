public import Assurance
import ContactCenter
import Frameworks

extension Control {

    /// Compares policies with the rules the customer named, and is no legal advice.
    public static let recordingsAreKeptAsRulesAsk = Control(
        "DAT-13",
        "Recordings are kept as long as the rules ask that somebody confirmed, and no longer",
        severity: .medium,
        satisfies: .iso27001("A.5.31"), .iso27001("A.5.33"), .iso27001("A.8.10"), .nistCSF("GV.OC-03"),
        .nistCSF("ID.AM-08"), .usTelephony("16 CFR 310.5"), .usTelephony("12 CFR 1006.100"), .nist80053("SI-12"),
        .gdpr("5(1)(e)"),
        why: """
            A recording deleted before the law allows is missing in the dispute, and one kept after is a breach of its \
            own. One policy for all calls is wrong for some of them. This compares policies with rules and is no \
            legal advice.
            """,
        remedy: """
            Have counsel say which rule is for which calls, and name rule, policy and counsel in retention-rules. Set \
            the policy's days to what the rule asks.
            """,
        reads: Fact(whole: .retentionPolicies), .retentionRules
    ) { policies, rules in
        guard !rules.entries.isEmpty else { return .notApplicable(because: "no rule on retention is listed") }
        let enabled = policies.filter(\.isEnabled)
        return .of(rules.entries.map { look(at: Confirmation($0), enabled) })
    }
}

private func look(at confirmation: Confirmation, _ policies: [RetentionPolicy]) -> Defects {
    guard let rule = RetentionRule.rule(named: confirmation.rule) else {
        var unknown = Defects(of: Subject(.legalRule, confirmation.rule, name: confirmation.rule))
        unknown.leaveOpen(gap("there is no rule \(confirmation.rule) that sets a period"))
        return unknown
    }
    var defects = Defects(of: Subject(.legalRule, rule.id, name: rule.citation))
    let concerned = policies.filter { confirmation.concerns($0) }
    if concerned.isEmpty {
        defects.leaveOpen(gap("no enabled policy is the one that \(rule.words) is for"))
    }
    defects.compare(rule, with: concerned)
    if rule.confidence != .high {
        defects.leaveOpen(
            gap("the rule is not certain enough to be met: \(rule.words); ask counsel, this is no advice"))
    } else if confirmation.person == nil {
        defects.leaveOpen(gap("nobody confirmed \(rule.words); write `by NAME` behind it once somebody did"))
    }
    return defects
}

private func gap(_ because: String) -> Gap { Gap(.retentionRules, .unanswered(because: because)) }

extension Confirmation {
    func concerns(_ policy: RetentionPolicy) -> Bool {
        guard let scope = scope?.lowercased() else { return true }
        return policy.id.rawValue.lowercased() == scope || policy.name.lowercased() == scope
    }
}

extension Defects {
    fileprivate mutating func compare(_ rule: RetentionRule, with policies: [RetentionPolicy]) {
        let breaking = policies.filter { policy in
            know(policy.deletion, of: .retentionPolicies).map(rule.isBroken) ?? false
        }
        guard !breaking.isEmpty else { return }
        let seen = breaking.map { "\($0.name) \($0.deletion.value?.words ?? "")" }.joined(separator: ", ")
        add(
            .medium,
            "is not what \(breaking.count.of("policy", plural: "policies")) of ours \(breaking.count == 1 ? "does" : "do")",
            seen: "\(seen); compared with \(rule.words)", expected: "\(rule.limit.words); no legal advice",
            restsOn: breaking.map(Subject.policy))
    }
}

extension RetentionRule {

    /// In doubt about the length of months and years, for the policy.
    func isBroken(by deletion: RetentionPolicy.Deletion) -> Bool {
        switch (limit, deletion) {
        case (.atLeast(let period), .afterDays(let days)): days < period.fewestDays
        case (.atLeast, .atOnce): true
        case (.atMost(let period), .afterDays(let days)): days > period.mostDays
        case (.atMost, .never): true
        case (.atLeast, .never), (.atMost, .atOnce): false
        }
    }

    var words: String {
        "\(limit.words) for \(data) (\(citation)), \(confidence.rawValue) confidence"
    }
}

extension RetentionRule.Limit {
    fileprivate var words: String {
        switch self {
        case .atLeast(let period): "at least \(period)"
        case .atMost(let period): "at most \(period)"
        }
    }
}

extension RetentionPolicy.Deletion {
    fileprivate var words: String {
        switch self {
        case .atOnce: "at once"
        case .afterDays(let days): "after \(days.of("day"))"
        case .never: "never"
        }
    }
}
