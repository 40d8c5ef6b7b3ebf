public import Assurance
public import ContactCenter

/// A small inventory that shows what a control means.
public struct Example: Sendable {
    public let rows: [String: [[String: Cell]]]

    /// What `as_of()` answers in it; nil where it is not said.
    public let asOf: Moment?

    public init(rows: [String: [[String: Cell]]], asOf: Moment?) {
        self.rows = rows
        self.asOf = asOf
    }
}

/// What a control says of one of its own examples.
public struct ExampleOutcome: Sendable {
    public let control: Control.ID
    public let isPassing: Bool
    public let verdict: Verdict

    /// Whether it is what the example is there to show.
    public var isAsExpected: Bool { isPassing ? verdict.isMet : !verdict.shortfalls.isEmpty }
}

extension OwnControl {

    /// Judges its own examples: the passing one first.
    public func examples() -> [ExampleOutcome] {
        [(true, passing), (false, failing)].map { isPassing, example in
            ExampleOutcome(control: id, isPassing: isPassing, verdict: verdict(on: example))
        }
    }

    private func verdict(on example: Example) -> Verdict {
        do throws(QueryError) {
            return verdict(in: try Inventory(rows: example.rows, asOf: example.asOf))
        } catch {
            return unanswered(error)
        }
    }
}
