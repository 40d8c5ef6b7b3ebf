/// A point in time, in milliseconds since 1970-01-01T00:00:00Z: what every platform we read reports.
public struct Moment: InstantProtocol, Hashable, Sendable {
    public var milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// What a date with four digits for its year can say, but for the year 0.
    public static let years1To9999 =
        Moment(milliseconds: -62_135_596_800_000)...Moment(milliseconds: 253_402_300_799_999)

    public func advanced(by duration: Duration) -> Moment {
        // Not divided as a Double: that lands a millisecond short for some whole days.
        let (seconds, attoseconds) = duration.components
        return Moment(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    public func duration(to other: Moment) -> Duration { .milliseconds(other.milliseconds - milliseconds) }

    /// Whole hours since 1970-01-01T00:00:00Z, rounded down.
    public var hour: Int { Int((Double(milliseconds) / 3_600_000).rounded(.down)) }

    public static func < (lhs: Moment, rhs: Moment) -> Bool { lhs.milliseconds < rhs.milliseconds }
}

extension Duration {

    /// A count of 24-hour days.
    public static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

    /// Whole 24-hour days, rounded down.
    public var wholeDays: Int { Int(components.seconds / 86_400) }
}
