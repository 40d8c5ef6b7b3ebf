/// What a control found out about one tenant.
public enum Verdict: Equatable, Sendable {

    /// All `examined` subjects were looked at, everything needed was read whole, and none falls short.
    case met(examined: Int)

    /// At least one subject falls short.
    ///
    /// `undecided` is what could not be read besides: there may be more.
    case notMet([Shortfall], examined: Int, undecided: [Gap])

    /// The control has nothing to look at here, such as trunks on a tenant without telephony.
    case notApplicable(because: String)

    /// Something it reads is missing and nothing that was read falls short, so it says nothing. Never counts as met.
    ///
    /// `soFar` is how many subjects were looked at.
    case undetermined([Gap], soFar: Int)

    /// Evidence without a verdict: an inventory.
    case exhibit(Exhibit)
}

extension Verdict {

    /// Judges each subject on its own and gathers those that fall short.
    ///
    /// - Parameter undecided: What could not be read; it stands between none falling short and `.met`.
    /// - Returns: `.met` when there is no subject and no gap: nothing falls short.
    public static func each<Element>(
        _ subjects: [Element], undecided: [Gap] = [], fallsShort: (Element) -> [Shortfall]
    ) -> Verdict {
        of(subjects.flatMap(fallsShort), examined: subjects.count, undecided: undecided)
    }

    /// The verdict over shortfalls already gathered.
    public static func of(_ shortfalls: [Shortfall], examined: Int, undecided: [Gap] = []) -> Verdict {
        if !shortfalls.isEmpty { return .notMet(shortfalls, examined: examined, undecided: undecided.distinct()) }
        return undecided.isEmpty ? .met(examined: examined) : .undetermined(undecided.distinct(), soFar: examined)
    }

    public var isMet: Bool {
        if case .met = self { true } else { false }
    }

    /// How many subjects were looked at; nil where that is no question.
    public var examined: Int? {
        switch self {
        case .met(let examined), .notMet(_, let examined, _), .undetermined(_, let examined): examined
        case .notApplicable, .exhibit: nil
        }
    }

    public var shortfalls: [Shortfall] {
        if case .notMet(let shortfalls, _, _) = self { shortfalls } else { [] }
    }

    public var gaps: [Gap] {
        switch self {
        case .notMet(_, _, let gaps), .undetermined(let gaps, _): gaps
        case .met, .notApplicable, .exhibit: []
        }
    }
}

/// An inventory: counts by label, in reading order.
public struct Exhibit: Equatable, Sendable {
    public var rows: [Row]

    /// What was counted, one by one, where that is of use; nil where the counts are all there is.
    public var list: List?

    /// What could not be counted.
    public var undecided: [Gap]

    public struct Row: Equatable, Sendable {
        public var label: String
        public var count: Int

        public init(_ label: String, _ count: Int) {
            self.label = label
            self.count = count
        }
    }

    /// A table: each line has a cell for each column.
    public struct List: Equatable, Sendable {
        public let columns: [String]
        public let lines: [[String]]

        public init(_ columns: [String], _ lines: [[String]]) {
            self.columns = columns
            self.lines = lines
        }
    }

    public init(_ rows: [Row], list: List? = nil, undecided: [Gap] = []) {
        self.rows = rows
        self.list = list
        self.undecided = undecided
    }
}
