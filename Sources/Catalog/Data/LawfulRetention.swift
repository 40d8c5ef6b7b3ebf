public import ContactCenter
import Frameworks

extension RetentionPolicy {

    /// Why it deletes sooner or later than a rule asks that the customer named; nil where it breaks none.
    ///
    /// - Parameter rules: The entries of the register of retention rules.
    public func objection(under rules: [String]) -> String? {
        let confirmed = rules.map { Confirmation($0) }.filter { $0.concerns(self) }
        for confirmation in confirmed {
            guard let rule = RetentionRule.rule(named: confirmation.rule), let deletion = deletion.value else {
                return "nobody can tell whether it keeps to \(confirmation.rule)"
            }
            if rule.isBroken(by: deletion) { return "it is not what the law asks: \(rule.words)" }
        }
        return nil
    }
}

extension RetentionPolicy {

    /// Why data of interactions may not be kept so many days, by a rule the customer named for everything or for
    /// `interaction-retention`; nil where none sets a longest time that is over by then.
    public static func objection(keepingInteractionsFor days: Int, under rules: [String]) -> String? {
        for confirmation in rules.map({ Confirmation($0) }) where confirmation.concernsInteractions {
            guard let rule = RetentionRule.rule(named: confirmation.rule) else {
                return "nobody can tell whether it keeps to \(confirmation.rule)"
            }
            guard case .atMost = rule.limit, rule.isBroken(by: .afterDays(days)) else { continue }
            return "it is not what the law asks: \(rule.words)"
        }
        return nil
    }
}

extension Confirmation {
    fileprivate var concernsInteractions: Bool { scope == nil || scope?.lowercased() == "interaction-retention" }
}
