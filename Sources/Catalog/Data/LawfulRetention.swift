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
