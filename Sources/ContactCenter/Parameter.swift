/// A threshold a control judges by.
public struct Parameter: Hashable, Sendable {

    /// As it is written in the configuration: `administrator-share`.
    public let name: String

    public let unit: Unit
    public let `default`: Int

    /// What a configuration may set it to.
    public let range: ClosedRange<Int>

    /// Which way is looser: `.higher` for a largest share, `.lower` for a smallest length.
    public let looser: Direction

    /// Where the default comes from: a clause with its edition, or that it is ours.
    public let source: String

    /// The bound a cited framework sets, if one does.
    ///
    /// Looser than this needs a named reason and a second person.
    public let bound: Int?

    public enum Unit: String, Sendable {
        case percent = "%"
        case days, hours, minutes, seconds, characters, classes, people, entries, prefixLength = "bits of prefix",
            requests
    }

    public enum Direction: String, Sendable { case higher, lower }

    public init(
        _ name: String, _ unit: Unit, default: Int, in range: ClosedRange<Int>, looser: Direction, bound: Int? = nil,
        source: String
    ) {
        self.name = name
        self.unit = unit
        self.default = `default`
        self.range = range
        self.looser = looser
        self.bound = bound
        self.source = source
    }

    /// Whether `value` is looser than the cited framework allows, or than our default where no framework sets a number.
    public func isLoose(_ value: Int) -> Bool {
        let limit = bound ?? `default`
        return looser == .higher ? value > limit : value < limit
    }
}
