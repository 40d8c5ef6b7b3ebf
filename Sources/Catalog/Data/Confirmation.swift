/// An entry of a register that names a rule, what it is for, and who stands for it:
/// `regf-1006.100 for Collections by Jane Doe`.
struct Confirmation: Sendable {
    let rule: String

    /// What the rule is for; nil for everything.
    let scope: String?

    /// Who confirmed that the rule says this and applies here; nil for nobody.
    let person: String?

    init(_ entry: String) {
        let words = entry.split(separator: " ")
        let personWord = words.firstIndex { $0.lowercased() == "by" } ?? words.endIndex
        let scoped = words[..<personWord]
        let scopeWord = scoped.firstIndex { $0.lowercased() == "for" } ?? personWord
        rule = scoped[..<scopeWord].joined(separator: " ")
        scope = Self.text(scoped[scopeWord...])
        person = Self.text(words[personWord...])
    }

    /// What stands behind the first word; nil for nothing.
    private static func text(_ words: ArraySlice<Substring>) -> String? {
        words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
    }
}
