import Capture

/// Who must agree before a call is recorded, by the law of one jurisdiction.
///
/// Reference data for engineers and no legal advice.
///
/// Source: `rules/recording-consent.json`, as of 2026-11-22, each record with its citation.
public struct ConsentRule: Hashable, Sendable, Identifiable {

    /// `US-CA`, `DE`.
    public let id: String
    public let name: String

    /// `one-party`, `all-party`, `mixed` where statutes conflict, `contextual` where it depends on the purpose.
    public let consent: String
    public let citation: String
    public let confidence: Confidence

    /// Every rule, in the order of the file.
    public static let all: [ConsentRule] =
        (Embedded.rules("recording-consent")["jurisdictions"]?.elements).map { $0.compactMap(ConsentRule.init) } ?? []

    /// The rule of a jurisdiction, compared without case; nil where we know none.
    public static func rule(of jurisdiction: String) -> ConsentRule? { byID[jurisdiction.uppercased()] }

    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    private init?(_ json: JSON) {
        guard let confidence = Confidence(rawValue: json.text("confidence")) else { return nil }
        id = json.text("id")
        name = json.text("name")
        consent = json.text("consent")
        citation = json.text("citation")
        self.confidence = confidence
    }
}
