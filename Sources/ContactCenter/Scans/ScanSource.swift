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

    /// Each of its findings, as it calls them.
    public var findings: [Finding]

    /// How bad a source calls a finding, worst first.
    public enum Level: String, CaseIterable, Sendable {
        case critical, high, medium, low

        /// It does not say.
        case unrated
    }

    /// One finding of somebody else's.
    public struct Finding: Identifiable, Hashable, Sendable {

        /// What the source tells it by from its others; a hash where it does not say.
        public let id: String
        public let rule: String
        public let title: String?
        public let level: Level
        public let state: State

        public init(id: String, rule: String, title: String?, level: Level, state: State) {
            self.id = id
            self.rule = rule
            self.title = title
            self.level = level
            self.state = state
        }

        /// What became of it, as the source says; what stands first.
        public enum State: String, CaseIterable, Sendable {
            case open, accepted, fixed
        }
    }

    public init(
        id: ID, name: String, cadenceDays: Int, last: Moment, open: [Level: Int] = [:], accepted: Int = 0,
        fixed: Int = 0, findings: [Finding] = []
    ) {
        self.id = id
        self.name = name
        self.cadenceDays = cadenceDays
        self.last = last
        self.open = open
        self.accepted = accepted
        self.fixed = fixed
        self.findings = findings
    }
}

extension ScanSource {

    /// Its findings, what stands before what does not, and the worst first.
    public var findingsWorstFirst: [Finding] {
        let rank = { (finding: Finding) in
            (
                Finding.State.allCases.firstIndex(of: finding.state) ?? 0,
                Level.allCases.firstIndex(of: finding.level) ?? 0, finding.rule, finding.id
            )
        }
        return findings.sorted { rank($0) < rank($1) }
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
