public import Capture
import ContactCenter

extension Faults {

    /// Reads a file of rules.
    ///
    ///     [{"fault": "failing", "status": 503, "path": "/api/v2/users", "query": "pageNumber=2", "nth": [1, 2]},
    ///      {"fault": "slow", "seconds": 5, "path": "/api/v2/*", "probability": 0.1}]
    ///
    /// `fault` is a name of ``Fault/name``. `path` and `method` are all when missing, and so is when: one of `nth`,
    /// `first`, `every`, `probability`. Beside a fault stand `seconds` (slow, too-many-requests) or `milliseconds` (slow),
    /// `status` (failing, failing-afterwards, html), `by` (wrong-total), `bytes` (oversized, huge-entry), `at` (misdated).
    ///
    /// - Throws: ``FaultsError`` naming what is wrong in which rule.
    public init(json: JSON) throws(FaultsError) {
        guard json.kind == .array else { throw FaultsError("must be a list of rules") }
        var rules: [Rule] = []
        for (number, entry) in json.elements.enumerated() {
            do {
                rules.append(try Rule(json: entry))
            } catch {
                throw FaultsError("rule \(number + 1) \(error.what)")
            }
        }
        self.init(rules)
    }
}

/// What is wrong with a file of faults.
public struct FaultsError: Error, Hashable, Sendable, CustomStringConvertible {
    public let what: String

    init(_ what: String) { self.what = what }

    public var description: String { what }
}

extension Faults.Rule {
    private static let known: Set<String> = [
        "fault", "path", "method", "query", "nth", "first", "every", "probability", "seconds", "milliseconds",
        "status", "by", "bytes", "at",
    ]

    fileprivate init(json: JSON) throws(FaultsError) {
        for (key, _) in json.members where !Self.known.contains(key) {
            throw FaultsError("has a member \(key) that means nothing here")
        }
        self.init(
            try Fault(json: json), on: json["path"]?.string ?? "*", method: json["method"]?.string,
            query: json["query"]?.string, when: try Faults.When(json: json))
    }
}

extension Faults.When {
    fileprivate init(json: JSON) throws(FaultsError) {
        if let nth = json["nth"] {
            let numbers = nth.kind == .array ? nth.elements.map(\.integer) : [nth.integer]
            self = .nth(Set(try numbers.map { number throws(FaultsError) in try Self.positive(number, "nth") }))
        } else if let first = json["first"] {
            self = .first(try Self.positive(first.integer, "first"))
        } else if let every = json["every"] {
            self = .every(try Self.positive(every.integer, "every"))
        } else if let chance = json["probability"] {
            guard chance.kind == .number, let value = Double(String(decoding: chance.raw, as: UTF8.self)),
                (0...1).contains(value)
            else { throw FaultsError("has a probability that is not from 0 to 1") }
            self = .probability(value)
        } else {
            self = .always
        }
    }

    private static func positive(_ number: Int?, _ name: String) throws(FaultsError) -> Int {
        guard let number, number > 0 else { throw FaultsError("has a value of \(name) that is not 1 or more") }
        return number
    }
}

extension Fault {
    fileprivate init(json: JSON) throws(FaultsError) {
        let name = json["fault"]?.string ?? ""
        switch name {
        case "slow": self = .slow(Self.wait(json))
        case "failing": self = .failing(status: json["status"]?.integer ?? 503)
        case "failing-afterwards": self = .failingAfterwards(status: json["status"]?.integer ?? 500)
        case "html": self = .html(status: json["status"]?.integer ?? 200)
        case "too-many-requests": self = .tooManyRequests(retryAfter: json["seconds"]?.integer ?? 2)
        case "wrong-total": self = .wrongTotal(by: json["by"]?.integer ?? 1)
        case "huge-entry": self = .hugeEntry(bytes: json["bytes"]?.integer ?? 10 << 20)
        case "misdated":
            guard let moment = json["at"]?.string.flatMap(Moment.init(iso8601:)) else {
                throw FaultsError("has no date in at")
            }
            self = .misdated(moment)
        case "oversized": self = .oversized(bytes: json["bytes"]?.integer ?? 2 << 30)
        default:
            guard let plain = Self.plain.first(where: { $0.name == name }) else {
                throw FaultsError("names no fault that is known: \(name)")
            }
            self = plain
        }
    }

    private static func wait(_ json: JSON) -> Duration {
        if let milliseconds = json["milliseconds"]?.integer { return .milliseconds(milliseconds) }
        return .seconds(json["seconds"]?.integer ?? 2)
    }

    private static let plain: [Fault] = [
        .conflict, .reset, .truncated, .malformed, .inserted, .removed, .expiry, .duplicate, .mistyped, .failedQuery,
        .cancelledQuery, .reversed, .newestFirst,
    ]
}
