/// A span of years, months or days, as a law sets it: `P3Y`, `P25M`, `P90D` (ISO 8601).
public struct Period: Hashable, Sendable {
    private let count: Int
    private let unit: Character

    /// nil for anything but one number with one of the units.
    public init?(_ text: String) {
        guard text.first == "P", let unit = text.last, "YMD".contains(unit),
            let count = Int(text.dropFirst().dropLast()), count >= 0
        else { return nil }
        self.count = count
        self.unit = unit
    }

    /// How many days it lasts where every month is short and no year a leap year.
    public var fewestDays: Int {
        switch unit {
        case "Y": count * 365
        case "M": count / 12 * 365 + count % 12 * 28
        default: count
        }
    }

    /// How many days it lasts where every month is long and every year a leap year.
    public var mostDays: Int {
        switch unit {
        case "Y": count * 366
        case "M": count / 12 * 366 + count % 12 * 31
        default: count
        }
    }
}

extension Period: CustomStringConvertible {
    public var description: String {
        let noun = ["Y": "year", "M": "month"][unit] ?? "day"
        return count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
