/// A scanner, a tester or an auditor whose findings were imported: others' judgements, never mixed with ours.
public struct ScanSource: Identifiable, Sendable {
    public let id: Identifier<ScanSource>
    public var name: String

    /// How many days may lie between two of its reports.
    public var cadenceDays: Int

    /// When its last report was made.
    public var last: Moment

    /// How many of its findings stand, by how bad it calls them.
    public var open: [Level: Int]

    /// How many it says are accepted or put right.
    public var accepted: Int
    public var fixed: Int

    /// How bad a source calls a finding, worst first.
    public enum Level: String, CaseIterable, Sendable {
        case critical, high, medium, low

        /// It does not say.
        case unrated
    }

    public init(
        id: ID, name: String, cadenceDays: Int, last: Moment, open: [Level: Int] = [:], accepted: Int = 0,
        fixed: Int = 0
    ) {
        self.id = id
        self.name = name
        self.cadenceDays = cadenceDays
        self.last = last
        self.open = open
        self.accepted = accepted
        self.fixed = fixed
    }
}

extension Absence {

    /// Nobody imported what a scanner or tester found.
    public static let noScans = Absence.notImported(verb: "findings", last: nil)
}

extension Fact where Value == [ScanSource] {
    public static var scanSources: Self { Fact("scanners' and testers' reports", unlessSaid: .noScans) }
}

extension Subject {
    public static func scanner(_ source: ScanSource) -> Subject {
        Subject(.scanner, source.id.rawValue, name: source.name)
    }
}
