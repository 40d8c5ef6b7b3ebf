/// ISO 8601 in the one shape platforms send and we write: `2026-11-24T08:30:00Z`, with or without milliseconds.
///
/// Written by hand because the pure rooms have no Foundation, and because 100,000 people carry two each.
extension Moment {

    /// Reads `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm[:ss[.fff]]` with `Z` or an offset such as `+02:00`.
    ///
    /// - Returns: nil for anything else, such as a date that no calendar has.
    public init?(iso8601 text: String) { self.init(Digits(text.utf8[...])) }

    /// The same, from bytes: no string is made.
    public init?(iso8601 bytes: ArraySlice<UInt8>) { self.init(Digits(bytes)) }

    private init?<Text>(_ text: Digits<Text>) {
        var digits = text
        guard let year = digits.number(4), digits.take("-"), let month = digits.number(2), digits.take("-"),
            let day = digits.number(2), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        var seconds = Self.daysSinceEpoch(year: year, month: month, day: day) * 86_400
        var milliseconds = 0
        if !digits.isAtEnd {
            guard digits.take("T") || digits.take(" "), let time = digits.timeOfDay(), let offset = digits.offset(),
                digits.isAtEnd
            else { return nil }
            seconds += time.seconds - offset
            milliseconds = time.milliseconds
        }
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(milliseconds))
    }

    /// `2026-11-24T08:30:00Z`; milliseconds appear only when there are any.
    public var iso8601: String {
        let (days, rest) = Self.floorDivide(milliseconds, by: 86_400_000)
        let date = Self.civil(fromDays: Int(days))
        let seconds = Int(rest / 1000)
        let fraction = Int(rest % 1000)
        let time = "\(Self.two(seconds / 3600)):\(Self.two(seconds / 60 % 60)):\(Self.two(seconds % 60))"
        return Self.four(date.year) + "-" + Self.two(date.month) + "-" + Self.two(date.day) + "T" + time
            + (fraction == 0 ? "" : "." + Self.three(fraction)) + "Z"
    }

    /// Appends ``iso8601``, without making a string of it.
    public func appendISO8601(to bytes: inout [UInt8]) {
        let (days, rest) = Self.floorDivide(milliseconds, by: 86_400_000)
        let date = Self.civil(fromDays: Int(days))
        guard (0...9999).contains(date.year) else {
            bytes += iso8601.utf8
            return
        }
        let seconds = Int(rest / 1000)
        Self.append(date.year, 4, "-", to: &bytes)
        Self.append(date.month, 2, "-", to: &bytes)
        Self.append(date.day, 2, "T", to: &bytes)
        Self.append(seconds / 3600, 2, ":", to: &bytes)
        Self.append(seconds / 60 % 60, 2, ":", to: &bytes)
        let fraction = Int(rest % 1000)
        Self.append(seconds % 60, 2, fraction == 0 ? "Z" : ".", to: &bytes)
        if fraction != 0 { Self.append(fraction, 3, "Z", to: &bytes) }
    }

    private static func append(_ value: Int, _ width: Int, _ after: Unicode.Scalar, to bytes: inout [UInt8]) {
        var divisor = width == 4 ? 1000 : width == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(0x30 + value / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: after))
    }

    /// `2026-11-24`.
    public var iso8601Day: String { String(iso8601.prefix(10)) }

    private static func floorDivide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let remainder = value % divisor
        return remainder < 0 ? (value / divisor - 1, remainder + divisor) : (value / divisor, remainder)
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    private static func three(_ value: Int) -> String { value < 100 ? "0" + two(value) : "\(value)" }
    private static func four(_ value: Int) -> String { value < 1000 ? "0" + three(value) : "\(value)" }
}

extension Moment {

    /// Days from 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant's `days_from_civil`.
    static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads fixed-width numbers off the front of a text.
private struct Digits<Text: Collection<UInt8>> where Text.SubSequence == Text {
    private var rest: Text

    init(_ text: Text) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard rest.count >= width else { return nil }
        var value = 0
        for byte in rest.prefix(width) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        rest.removeFirst(width)
        return value
    }

    mutating func timeOfDay() -> (seconds: Int, milliseconds: Int)? {
        guard let hour = number(2), take(":"), let minute = number(2), hour < 24, minute < 60 else { return nil }
        guard take(":") else { return (hour * 3600 + minute * 60, 0) }
        guard let second = number(2), second <= 60 else { return nil }
        return (hour * 3600 + minute * 60 + second, take(".") ? fraction() : 0)
    }

    private mutating func fraction() -> Int {
        var value = 0
        var digits = 0
        while let byte = rest.first, byte >= 0x30, byte <= 0x39 {
            if digits < 3 { value = value * 10 + Int(byte - 0x30) }
            digits += 1
            rest.removeFirst()
        }
        return digits == 1 ? value * 100 : digits == 2 ? value * 10 : value
    }

    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        _ = take(":")
        guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
