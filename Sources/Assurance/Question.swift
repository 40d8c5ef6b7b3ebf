public import ContactCenter

/// What a control asks of each item of a list, and how it words the answer for those that fall short.
///
/// Prepared once per tenant, asked once per item, worded only where it matters: a hundred thousand people are asked
/// forty questions in the time it takes to word a few hundred sentences.
public struct Question<Element: Sendable>: Sendable {

    /// Whether an item falls short; nil if what it is decided by is not known of this item.
    let fallsShort: @Sendable (Element) -> Bool?
    let finding: @Sendable (Element) -> Shortfall
    let missing: @Sendable (Element) -> Absence

    /// A question that every item answers.
    public init(
        _ fallsShort: @escaping @Sendable (Element) -> Bool, finding: @escaping @Sendable (Element) -> Shortfall
    ) {
        self.init({ fallsShort($0) }, finding: finding) { _ in .notOffered }
    }

    /// A question that some items leave open.
    ///
    /// - Parameters:
    ///   - fallsShort: nil where the item lacks what decides it.
    ///   - missing: What an item lacks for which `fallsShort` was nil.
    public init(
        _ fallsShort: @escaping @Sendable (Element) -> Bool?,
        finding: @escaping @Sendable (Element) -> Shortfall,
        missing: @escaping @Sendable (Element) -> Absence
    ) {
        self.fallsShort = fallsShort
        self.finding = finding
        self.missing = missing
    }
}
