public import Capture
public import ContactCenter

/// The services a tenant has to bring back, each beside what a capture holds of what it needs.
public struct RecoveryTable: Sendable {

    /// In the order in which they are to be brought back.
    public let rows: [Row]

    /// What the tenant itself shows one of only: everything stands on it.
    public let shownSinglePoints: [SinglePoint]

    public struct Row: Sendable {
        public let service: RecoveryService
        public let needs: [Met]

        /// When it stood again in the last drill it was part of.
        public let last: (drill: Drill, time: Drill.Return)?

        /// What it needs and the capture does not hold.
        public var missing: [Met] { needs.filter { $0.holding != .found } }
    }

    /// Something a service needs, and what the capture says of it.
    public struct Met: Hashable, Sendable {
        public let need: RecoveryService.Need
        public let holding: Holding
    }

    public enum Holding: Hashable, Sendable {
        case found, missing

        /// Several objects have the name: nobody can tell which is meant.
        case ambiguous(Int)

        /// The kind was not read, or not to its end.
        case unknown([Absence])
    }

    /// Works it out.
    ///
    /// - Parameters:
    ///   - kinds: What can be needed.
    ///   - shown: What the capture was translated to.
    ///   - drills: In the order they were made.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(
        of services: [RecoveryService], in capture: Capture, kinds: [Kind], shown: TenantSnapshot, drills: [Drill]
    ) throws(CaptureError) {
        var holdings = Holdings(in: capture, kinds: kinds)
        var rows: [Row] = []
        for service in services.sorted(by: { ($0.order, $0.id) < ($1.order, $1.id) }) {
            var needs: [Met] = []
            for need in service.needs { needs.append(Met(need: need, holding: try holdings.holding(need))) }
            let last = drills.last { $0.time(of: service.id) != nil }
            rows.append(
                Row(
                    service: service, needs: needs,
                    last: last.flatMap { drill in drill.time(of: service.id).map { (drill, $0) } }))
        }
        self.rows = rows
        shownSinglePoints = SinglePoint.shown(by: shown)
    }
}

/// How many objects of each name a capture has, read kind by kind as they are asked for.
private struct Holdings {
    private let capture: Capture
    private let kinds: [String: Kind]
    private var counts: [String: [String: Int]] = [:]

    init(in capture: Capture, kinds: [Kind]) {
        self.capture = capture
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
    }

    mutating func holding(_ need: RecoveryService.Need) throws(CaptureError) -> RecoveryTable.Holding {
        guard let kind = kinds[need.kind] else { return .missing }
        let names = try names(of: kind)
        let found = need.name.map { names[$0] ?? 0 } ?? names.values.reduce(0, +)
        if found > 1, need.name != nil { return .ambiguous(found) }
        if found > 0 { return .found }
        let side = capture.side(of: kind)
        return side == .whole ? .missing : .unknown(side.absences)
    }

    private mutating func names(of kind: Kind) throws(CaptureError) -> [String: Int] {
        if let known = counts[kind.name] { return known }
        var names: [String: Int] = [:]
        for path in capture.paths(of: kind, in: .config) {
            try capture.eachConfig(of: kind, at: path) { id, document in
                names[document.ownName ?? id, default: 0] += 1
            }
        }
        counts[kind.name] = names
        return names
    }
}
