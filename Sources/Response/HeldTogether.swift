import Capture
public import ContactCenter

/// One line of the journal for many changes of a plan: the same gates hold all of them, for the same reasons.
///
/// Nothing was sent for any of them, and the platform was asked nothing: what only it can tell is not among the gates.
public struct HeldTogether: Hashable, Sendable {
    public let plan: String

    /// The places of the changes in their plan, from 1, in their order.
    public let numbers: [ClosedRange<Int>]
    public let at: Moment
    public let outcome: Clearance.Outcome
    public let gates: [Gate.Verdict]

    /// - Parameter numbers: In their order.
    public init(
        _ outcome: Clearance.Outcome, _ numbers: [Int], in plan: Plan, at: Moment, gates: [Gate.Verdict]
    ) {
        self.plan = plan.id
        self.numbers = numbers.inRanges
        self.at = at
        self.outcome = outcome
        self.gates = gates
    }

    /// Which they are: `1-40, 42`.
    public var words: String { numbers.map(\.words).joined(separator: ", ") }

    /// The verdict that decided it; nil where none did.
    public var deciding: Gate.Verdict? { outcome.deciding(among: gates) }

    /// The same of one change alone.
    public func record(of number: Int, in plan: Plan) -> ChangeRecord? {
        guard plan.id == self.plan, plan.changes.indices.contains(number - 1) else { return nil }
        return ChangeRecord(
            .held(outcome), of: plan.changes[number - 1], number: number, in: plan, at: at, gates: gates)
    }

    /// The same of some of its changes; nil where it is of none of them.
    func restricted(to kept: (Int) -> Bool) -> HeldTogether? {
        let left = numbers.flatMap { $0.filter(kept) }
        return left.isEmpty ? nil : HeldTogether(self, left.inRanges)
    }

    private init(_ whole: HeldTogether, _ numbers: [ClosedRange<Int>]) {
        plan = whole.plan
        self.numbers = numbers
        at = whole.at
        outcome = whole.outcome
        gates = whole.gates
    }
}

extension HeldTogether {

    /// The payload of its entry.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("plan", plan)
            json.field("numbers", numbers.map(\.words))
            json.field("at", at.iso8601)
            json.field("phase", "held")
            json.field("outcome", outcome.rawValue)
            json.array("gates") { json in for gate in gates { gate.write(&json) } }
        }
        return json.bytes
    }

    /// Reads one; nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(bytes), json["v"]?.integer == 1, json["phase"]?.string == "held",
            let plan = json["plan"]?.string, let texts = json["numbers"]?.elements.map(\.string),
            let at = json["at"]?.string.flatMap(Moment.init(iso8601:)),
            let outcome = json["outcome"]?.string.flatMap(Clearance.Outcome.init(rawValue:))
        else { return nil }
        let numbers = texts.map { $0.flatMap(ClosedRange.init(words:)) }
        guard !numbers.isEmpty, !numbers.contains(nil) else { return nil }
        self.plan = plan
        self.numbers = numbers.compactMap(\.self)
        self.at = at
        self.outcome = outcome
        gates = json["gates"].map { $0.elements.compactMap { Gate.Verdict($0) } } ?? []
    }
}

extension [Int] {

    /// Numbers in their order as the fewest ranges there are.
    fileprivate var inRanges: [ClosedRange<Int>] {
        reduce(into: []) { ranges, number in
            if let last = ranges.last, number == last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String { count == 1 ? "\(lowerBound)" : "\(lowerBound)-\(upperBound)" }

    /// Reads `7` and `1-40`.
    fileprivate init?(words: String) {
        let parts = words.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
            first <= last
        else { return nil }
        self = first...last
    }
}
