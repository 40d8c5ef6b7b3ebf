/// A whole number as the formats spell it: digits alone, no sign, no zero before others.
enum Decimal {
    static func number(_ text: some StringProtocol) -> Int? {
        guard let value = Int(text), value >= 0, "\(value)" == text else { return nil }
        return value
    }
}
