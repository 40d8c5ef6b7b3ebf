import Capture

/// How long something must or may be kept, by one law or standard.
///
/// Reference data for engineers and no legal advice.
///
/// Source: `rules/retention.json`, as of 2026-11-22, each record with its citation.
public struct RetentionRule: Hashable, Sendable, Identifiable {

    /// A name of ours: `regf-1006.100`.
    public let id: String
    public let citation: String

    /// What it speaks of, in our words.
    public let data: String
    public let jurisdiction: String
    public let confidence: Confidence
    public let limit: Limit

    public enum Limit: Hashable, Sendable {
        case atLeast(Period)
        case atMost(Period)
    }

    /// Every rule that sets a period, in the order of the file.
    public static let all: [RetentionRule] =
        (Embedded.rules("retention")["rules"]?.elements).map { $0.compactMap(RetentionRule.init) } ?? []

    /// The rule of that name, compared without case; nil where there is none that sets a period.
    public static func rule(named id: String) -> RetentionRule? { byID[id.lowercased()] }

    private static let byID = Dictionary(all.map { ($0.id.lowercased(), $0) }) { first, _ in first }

    private init?(_ json: JSON) {
        guard let confidence = Confidence(rawValue: json.text("confidence")),
            let period = json["period"]?.string.flatMap(Period.init)
        else { return nil }
        switch json.text("kind") {
        case "minimum": limit = .atLeast(period)
        case "maximum": limit = .atMost(period)
        default: return nil
        }
        id = json.text("id")
        citation = json.text("citation")
        data = json.text("dataType")
        jurisdiction = json.text("jurisdiction")
        self.confidence = confidence
    }
}
