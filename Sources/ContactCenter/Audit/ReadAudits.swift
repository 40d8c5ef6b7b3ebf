/// Which stretches of the audit log were read whole, service by service.
public struct ReadAudits: Sendable {
    private var whole: [String: [Range<Moment>]] = [:]

    public init() {}

    /// A service was asked for, whatever came of it.
    public mutating func add(_ service: String) { if whole[service] == nil { whole[service] = [] } }

    /// A stretch of a service was read whole.
    public mutating func add(_ stretch: Range<Moment>, of service: String) {
        whole[service, default: []].append(stretch)
    }

    /// A stretch of a service that was not read whole.
    public struct Missing: Hashable, Sendable {
        public let service: String
        public let from: Moment
        public let to: Moment

        public init(_ service: String, from: Moment, to: Moment) {
            self.service = service
            self.from = from
            self.to = to
        }
    }

    public var isEmpty: Bool { whole.isEmpty }

    /// Up to where any service was read; nil where none was.
    public var reached: Moment? { whole.values.joined().map(\.upperBound).max() }

    /// What of a span is missing, of every service that was ever asked for, sorted by service.
    public func missing(from: Moment, to: Moment) -> [Missing] {
        whole.keys.sorted().flatMap { missing($0, from, to) }
    }

    /// What of a span is missing of one service: all of it where nobody ever asked.
    public func missing(_ service: String, _ from: Moment, _ to: Moment) -> [Missing] {
        var missing: [Missing] = []
        var read = from
        let stretches = (whole[service] ?? []).sorted { $0.lowerBound < $1.lowerBound }
        for stretch in stretches where stretch.lowerBound < to {
            if stretch.lowerBound > read { missing.append(Missing(service, from: read, to: stretch.lowerBound)) }
            read = max(read, stretch.upperBound)
        }
        if read < to { missing.append(Missing(service, from: read, to: to)) }
        return missing
    }
}
