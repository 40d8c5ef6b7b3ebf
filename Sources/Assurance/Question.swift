public import ContactCenter

/// What a control asks of each item of a list, and how it words the answer for those that fall short.
///
/// Prepared once per tenant, asked once per item, worded only where it matters: a hundred thousand people are asked
/// forty questions in the time it takes to word a few hundred sentences.
public struct Question<Element: Sendable>: Sendable {

    /// Whether an item falls short; nil if what it is decided by is not known of this item.
    let fallsShort: @Sendable (Element) -> Bool?
    let finding: @Sendable (Element) -> Shortfall

    /// What an item lacks, given the list it stands in.
    let missing: @Sendable (Element, FactKind) -> [Gap]

    /// Why there is nothing to ask in this tenant; nil if there is.
    let notApplicable: String?

    /// A question that every item answers.
    public init(
        _ fallsShort: @escaping @Sendable (Element) -> Bool, finding: @escaping @Sendable (Element) -> Shortfall
    ) {
        self.fallsShort = { fallsShort($0) }
        self.finding = finding
        missing = { _, _ in [] }
        notApplicable = nil
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
        self.missing = { element, list in [Gap(list, missing(element))] }
        notApplicable = nil
    }

    /// A question about several things at once, for short lists: each item is looked over again to word it.
    public init(_ look: @escaping @Sendable (Element) -> Defects) {
        fallsShort = { look($0).fallsShort }
        // Worded only for items that `fallsShort` found something wrong with.
        finding = { look($0).worded() }
        missing = { element, _ in look(element).undecided }
        notApplicable = nil
    }

    /// No question: the control has nothing to look at in this tenant.
    ///
    /// - Parameter reason: As the second half of a sentence: "nobody is active".
    public static func notApplicable(because reason: String) -> Question { Question(notApplicable: reason) }

    private init(notApplicable reason: String) {
        fallsShort = { _ in false }
        // Never asked for: no item falls short.
        finding = { _ in Shortfall(.tenant, reason, seen: "", expected: "") }
        missing = { _, _ in [] }
        notApplicable = reason
    }
}
