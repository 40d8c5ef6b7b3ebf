import Capture
import ContactCenter

/// What each OAuth client asked of the platform.
struct UsageRows: Sendable {
    private var rows: [Row] = []

    private struct Row: Sendable {
        let client: String
        let date: Moment?
        let json: [UInt8]
        let counts: [Int]
    }

    /// Reads the kind `client-usage`.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture) throws(CaptureError) {
        try capture.each(Kind("client-usage", .lines)) { document in
            guard let row = document["row"] else { return }
            rows.append(
                Row(
                    client: row["clientId"]?.string ?? "",
                    date: row["date"]?.string.flatMap { Moment(iso8601: $0) },
                    json: row.canonical(), counts: Self.counted.map { row[key: $0]?.integer ?? 0 }))
        }
    }

    /// The rows of a query: one a client and period, or one a client where no granularity is asked for.
    func answer(to question: Question) -> [[UInt8]] {
        let chosen = rows.filter { question.covers($0.date) }
        guard question.granularity == nil || !question.isByClient else { return chosen.map(\.json) }
        let groups = Dictionary(grouping: chosen) { question.isByClient ? $0.client : "" }
        return groups.sorted { $0.key < $1.key }.map { Self.summed($0.key, $0.value) }
    }

    private static func summed(_ client: String, _ rows: [Row]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            if !client.isEmpty { json.field("clientId", client) }
            for (number, name) in counted.enumerated() {
                json.field(name, rows.reduce(0) { $0 + $1.counts[number] })
            }
        }
        return writer.bytes
    }

    private static let counted = ["status200", "status300", "status400", "status500", "status429", "requests"]

    /// What a usage query asks.
    struct Question: Sendable {
        let begin: Moment
        let end: Moment
        let granularity: String?
        let isByClient: Bool

        /// Reads an `ApiUsageOrganizationQuery`.
        init(_ body: [UInt8]) throws(Refusal) {
            guard let json = try? JSON(body), json.kind == .object else { throw .badRequest }
            let text = json["interval"]?.string ?? ""
            let ends = text.split(separator: "/").map { Moment(iso8601: String($0)) }
            guard ends.count == 2, let begin = ends[0], let end = ends[1], begin < end else {
                throw .invalid(text, for: "interval", allowed: "yyyy-MM-ddTHH:mm:ssZ/yyyy-MM-ddTHH:mm:ssZ")
            }
            self.begin = begin
            self.end = end
            granularity = try Self.word(json["granularity"]?.string, of: ["Day", "Week", "Month"], "granularity")
            let groups = try (json["groupBy"]?.elements ?? JSON.none.elements).map { element throws(Refusal) in
                try Self.word(element.string, of: Self.groups, "groupBy")
            }
            isByClient = groups.contains("OAuthClientId")
        }

        private static let groups = ["OAuthClientId", "OrganizationId", "UserId", "TemplateUri", "HttpMethod"]

        private static func word(_ word: String?, of allowed: [String], _ field: String) throws(Refusal) -> String? {
            if let word, !allowed.contains(word) {
                throw .invalid(word, for: field, allowed: allowed.joined(separator: ", "))
            }
            return word
        }

        /// Whether a period that begins at `date` has anything of the interval in it.
        func covers(_ date: Moment?) -> Bool {
            guard let date else { return true }
            let length: Duration =
                switch granularity {
                case "Day": .days(1)
                case "Week": .days(7)
                default: .days(31)
                }
            return date < end && begin < date.advanced(by: length)
        }
    }
}
