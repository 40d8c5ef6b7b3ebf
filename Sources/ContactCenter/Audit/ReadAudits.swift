/// Which stretches of the audit log were read whole, service by service.
public struct ReadAudits: Sendable {
    private var whole: [String: [Range<Moment>]] = [:]
    private var unread: [String: Unread] = [:]

    /// How late an entry can be in the log: what is younger than the newest reading by less counts against nobody.
    public static let lateness = Duration.seconds(26 * 3600)

    public init() {}

    /// Entries of one service that were recorded and do not read.
    private struct Unread {
        var moments: [Moment] = []

        /// Why the first of them does not.
        let because: String
    }

    /// A service was asked for, whatever came of it.
    public mutating func add(_ service: String) { if whole[service] == nil { whole[service] = [] } }

    /// A stretch of a service was read whole.
    public mutating func add(_ stretch: Range<Moment>, of service: String) {
        whole[service, default: []].append(stretch)
    }

    /// An entry of a service is on record and does not read: whatever was read of its time, it is not the whole.
    public mutating func add(unreadable moment: Moment, of service: String, because: String) {
        add(service)
        unread[service, default: Unread(because: because)].moments.append(moment)
    }

    /// A stretch of a service that was not read whole.
    public struct Missing: Hashable, Sendable {
        public let service: String
        public let from: Moment
        public let to: Moment

        /// Why it is not whole though it was read; nil where it was not.
        public let because: String?

        public init(_ service: String, from: Moment, to: Moment, because: String? = nil) {
            self.service = service
            self.from = from
            self.to = to
            self.because = because
        }

        /// As a sentence: the audit log of Quality was not read from one moment to another.
        public var words: String {
            let span = "from \(from.iso8601) to \(to.iso8601)"
            return because.map { "the audit log of \(service) is not whole \(span): \($0)" }
                ?? "the audit log of \(service) was not read \(span)"
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
        return missing + unreadable(service, from, to)
    }

    private func unreadable(_ service: String, _ from: Moment, _ to: Moment) -> [Missing] {
        guard let unread = unread[service] else { return [] }
        let moments = unread.moments.filter { from <= $0 && $0 <= to }
        guard let first = moments.min(), let last = moments.max() else { return [] }
        let words = moments.count == 1 ? "an entry does not read" : "\(moments.count) entries do not read"
        return [Missing(service, from: first, to: last, because: "\(words): \(unread.because)")]
    }
}
