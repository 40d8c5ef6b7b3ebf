public import Response

/// What became of one change of a plan.
public struct Applied: Sendable {
    public let number: Int
    public let change: Change
    public let result: Result

    /// Whether an earlier run came to it.
    let isReplayed: Bool

    /// How its target stood when it was looked at to be shown; nil where it was not.
    public let seen: Seen?

    /// Whether the journal has it already.
    let isNoted: Bool

    /// How many other changes the same was decided of at once: they are told with this one.
    public private(set) var others = 0

    /// Whether it made, or may have made, something that is on there and was to be switched off at once: then somebody has
    /// to switch it off.
    public internal(set) var isLeftOn = false

    public enum Result: Sendable {
        case held(Clearance)
        case outcome(ChangeRecord.Outcome, because: String)

        /// Not even tried.
        case left(because: String)
    }

    init(
        number: Int, change: Change, _ result: Result, seen: Seen? = nil, isReplayed: Bool = false,
        isNoted: Bool = false
    ) {
        self.number = number
        self.change = change
        self.result = result
        self.seen = seen
        self.isReplayed = isReplayed
        self.isNoted = isNoted
    }

    /// The same, told for others too.
    func standing(for others: Int) -> Applied {
        var applied = self
        applied.others = others
        return applied
    }

    /// Whether it need not be made any more.
    public var isSettled: Bool {
        switch result {
        case .outcome(let outcome, _): outcome.isSettled
        case .held(let clearance): clearance.outcome == .alreadyDone
        case .left: false
        }
    }

    /// Whether anything was sent for it in this run.
    public var wasTried: Bool { if case .outcome = result { !isReplayed } else { false } }

    /// Whether the mode is to say what would be done and no more.
    public var isOnlyShown: Bool {
        if case .held(let clearance) = result { [.shownOnly, .onlyNoted].contains(clearance.outcome) } else { false }
    }
}
