/// What goes wrong, where and when.
public struct Faults: Hashable, Sendable {
    public var rules: [Rule]

    public init(_ rules: [Rule]) { self.rules = rules }

    public static let none = Faults([])

    /// One fault, on the requests it is meant for.
    public struct Rule: Hashable, Sendable {
        public var fault: Fault

        /// `GET`; nil for every method.
        public var method: String?

        /// The path without its query; `*` stands for any characters.
        public var path: String

        /// A text that must stand in the query: `pageNumber=2`; nil where the query does not matter.
        public var query: String?
        public var when: When

        public init(
            _ fault: Fault, on path: String = "*", method: String? = nil, query: String? = nil, when: When = .always
        ) {
            self.fault = fault
            self.method = method
            self.path = path
            self.query = query
            self.when = when
        }
    }

    /// Which of the requests a rule is meant for it strikes, counted from 1.
    public enum When: Hashable, Sendable {
        case always

        /// These.
        case nth(Set<Int>)

        /// The first so many.
        case first(Int)

        /// Every so many.
        case every(Int)

        /// With this chance, from 0 to 1: the same requests for the same seed.
        case probability(Double)
    }
}

extension Faults {

    /// The faults that have a name of their own.
    public static let presetNames = presets.keys.sorted()

    /// The faults of that name; nil if there are none.
    public static func preset(_ name: String) -> Faults? { presets[name] }

    private static let presets: [String: Faults] = [
        "slow": api(.slow(.seconds(2)), .probability(0.1)),
        "server-errors": api(.failing(status: 503), .probability(0.1)),
        "down": api(.failing(status: 503), .always),
        "resets": api(.reset, .probability(0.1)),
        "truncated": api(.truncated, .probability(0.1)),
        "malformed": api(.malformed, .probability(0.1)),
        "proxy": api(.html(status: 200), .always),
        "storm": api(.tooManyRequests(retryAfter: 2), .every(3)),
        "expiry": api(.expiry, .every(20)),
        "inserted": api(.inserted, .first(20)),
        "removed": api(.removed, .first(20)),
        "duplicates": api(.duplicate, .every(2)),
        "wrong-totals": api(.wrongTotal(by: 1), .always),
        "mistyped": api(.mistyped, .every(5)),
        "oversized": api(.oversized(bytes: 2 << 30), .nth([1])),
        "lost-answers": writes(.failingAfterwards(status: 500), .every(3)),
        "conflicts": writes(.conflict, .every(3)),
        "write-storm": writes(.tooManyRequests(retryAfter: 2), .every(2)),
        "rough": Faults(
            [.failing(status: 502), .reset, .truncated, .malformed, .tooManyRequests(retryAfter: 1)].map {
                Rule($0, on: "/api/v2/*", when: .probability(0.03))
            }),
    ]

    /// On what changes the tenant: a method is counted by itself.
    private static func writes(_ fault: Fault, _ when: When) -> Faults {
        Faults(["PUT", "PATCH", "DELETE"].map { Rule(fault, on: "/api/v2/*", method: $0, when: when) })
    }

    private static func api(_ fault: Fault, _ when: When) -> Faults {
        Faults([Rule(fault, on: "/api/v2/*", when: when)])
    }
}
