import Capture
import ContactCenter
import Foundation

extension Capture {

    /// Rules that hide part of what is written.
    ///
    /// A rule that names no channels covers all of them (assumed).
    ///
    /// Source: `GET /api/v2/dataprivacy/maskingrules`, checked 2026-11-22.
    func maskingRules() throws(CaptureError) -> Reading<[MaskingRule]> {
        try list(.maskingRules) { document, flaws in
            let channels = document["integrations"]
            if channels == nil { flaws.leftOut("MaskingRule.integrations") }
            return MaskingRule(
                id: MaskingRule.ID(document.id), name: document.name,
                isEnabled: document.isOn("enabled", "MaskingRule.enabled", &flaws),
                hidesCardNumbers: document.hidesCardNumbers,
                channels: channels.strings("MaskingRule.integrations", &flaws).map { MessagingChannel.ID($0) })
        }
    }
}

extension Document {

    /// Whether a masking rule hides card numbers.
    ///
    /// The platform does not say, so this is assumed: a rule of the vendor's (`Predefined`, `Default`) hides them if
    /// its name or definition speaks of cards, and one of the customer's (`Custom`) if its regular expression finds
    /// every one of four test numbers that card schemes publish, written in one piece.
    fileprivate var hidesCardNumbers: Bool {
        let definition = self["definition"]?.string ?? ""
        switch self["type"]?.string?.lowercased() {
        case "predefined", "default": return Self.speaksOfCards("\(self["name"]?.string ?? "") \(definition)")
        default: return Self.finds(definition, in: Self.testNumbers)
        }
    }

    /// Visa, Mastercard, American Express and Discover numbers that are published for tests and belong to nobody.
    private static let testNumbers = ["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117"]

    private static func speaksOfCards(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }
        return words.contains { ["pan", "pci", "credit", "creditcard"].contains($0) || $0.hasPrefix("card") }
    }

    private static func finds(_ pattern: String, in numbers: [String]) -> Bool {
        guard !pattern.isEmpty, let expression = try? NSRegularExpression(pattern: pattern) else { return false }
        return numbers.allSatisfy { number in
            expression.firstMatch(in: number, range: NSRange(location: 0, length: number.utf16.count)) != nil
        }
    }
}
