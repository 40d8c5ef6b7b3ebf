import Capture

/// What a query of live figures asks: which figures, of which queues or people.
///
/// Source: `QueueObservationQuery` and `UserObservationQuery` of the API description of July 2026.
struct ObservationQuestion: Sendable {
    let metrics: [String]
    private let filter: JSON

    /// - Throws: ``Refusal`` where the body is none.
    init(_ body: [UInt8], metrics known: [String], dimensions: Set<String>) throws(Refusal) {
        let asked = try Form("filter!:object metrics!:texts detailMetrics:texts").read(body)
        metrics = (asked["metrics"]?.elements ?? JSON.none.elements).compactMap(\.string)
        if let unknown = metrics.first(where: { !known.contains($0) }) {
            throw .invalid(unknown, for: "metrics", allowed: known.joined(separator: ", "))
        }
        filter = asked["filter"] ?? .none
        try Self.check(filter, dimensions)
    }

    static let queueMetrics = [
        "oActiveUsers", "oAlerting", "oInteracting", "oLongestInteracting", "oLongestWaiting", "oMemberUsers",
        "oOffQueueUsers", "oOnQueueUsers", "oUserPresences", "oUserRoutingStatuses", "oWaiting",
    ]

    private static func check(_ filter: JSON, _ dimensions: Set<String>) throws(Refusal) {
        guard ["and", "or"].contains(filter["type"]?.string) else {
            throw .invalid(filter["type"]?.string ?? "", for: "type", allowed: "and, or")
        }
        for predicate in (filter["predicates"]?.elements ?? JSON.none.elements) {
            let dimension = predicate["dimension"]?.string ?? ""
            guard dimension.isEmpty || dimensions.contains(dimension) else {
                throw .invalid(dimension, for: "dimension", allowed: dimensions.sorted().joined(separator: ", "))
            }
        }
        for clause in (filter["clauses"]?.elements ?? JSON.none.elements) { try check(clause, dimensions) }
    }

    /// Whether something of these dimensions is asked for.
    func picks(_ dimensions: [String: String]) -> Bool { Self.picks(filter, dimensions) }

    private static func picks(_ filter: JSON, _ dimensions: [String: String]) -> Bool {
        let answers =
            (filter["predicates"]?.elements ?? JSON.none.elements).map { matches($0, dimensions) }
            + (filter["clauses"]?.elements ?? JSON.none.elements).map { picks($0, dimensions) }
        return filter["type"]?.string == "or" ? answers.contains(true) : answers.allSatisfy(\.self)
    }

    private static func matches(_ predicate: JSON, _ dimensions: [String: String]) -> Bool {
        let value = predicate["dimension"]?.string.flatMap { dimensions[$0] }
        return switch predicate["operator"]?.string ?? "matches" {
        case "exists": value != nil
        case "notExists": value == nil
        default: value != nil && value == predicate["value"]?.string
        }
    }

    /// The values of a dimension that are named, each once.
    func values(of dimension: String) -> [String] {
        var seen: Set<String> = []
        return Self.values(filter, dimension).filter { seen.insert($0).inserted }
    }

    private static func values(_ filter: JSON, _ dimension: String) -> [String] {
        let here = (filter["predicates"]?.elements ?? JSON.none.elements)
            .filter { $0["dimension"]?.string == dimension }.compactMap { $0["value"]?.string }
        return here + (filter["clauses"]?.elements ?? JSON.none.elements).flatMap { values($0, dimension) }
    }
}
