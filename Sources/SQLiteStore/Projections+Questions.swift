public import Assurance
public import ContactCenter
import GRDB
public import History

/// A run with its number among those of its tenant, from 0.
public struct NumberedRun: Hashable, Sendable {
    public let number: Int

    /// The index in the ledger of the entry that ends it.
    public let entry: Int
    public let run: RunRecord
}

extension Projections {

    /// The runs of a tenant, oldest first.
    public func runs(of tenant: String) throws(ProjectionError) -> [NumberedRun] {
        try reading { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM run WHERE tenant = ? ORDER BY number", arguments: [tenant]
            ).map(NumberedRun.init)
        }
    }

    /// The last run whose capture began at or before a moment; nil if there is none.
    public func run(of tenant: String, asOf moment: Moment) throws(ProjectionError) -> NumberedRun? {
        try reading { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM run WHERE tenant = ? AND at <= ? ORDER BY at DESC, number DESC LIMIT 1",
                arguments: [tenant, moment.milliseconds]
            ).map(NumberedRun.init)
        }
    }

    /// What every control said in a run, by id.
    public func judgements(of tenant: String, run: Int) throws(ProjectionError) -> [JudgementRecord] {
        try reading { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM judgement WHERE tenant = ? AND run = ? ORDER BY control",
                arguments: [tenant, run]
            ).compactMap(JudgementRecord.init)
        }
    }

    /// What all runs up to a moment said of every control, oldest first.
    public func observations(
        of tenant: String, until: Moment
    ) throws(ProjectionError) -> [Control.ID: [Observation]] {
        try reading { database in
            var observations: [Control.ID: [Observation]] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT judgement.control, run.at, judgement.outcome FROM judgement
                    JOIN run ON run.tenant = judgement.tenant AND run.number = judgement.run
                    WHERE judgement.tenant = ? AND run.at <= ? ORDER BY judgement.control, run.at, run.number
                    """, arguments: [tenant, until.milliseconds])
            while let row = try rows.next() {
                guard let outcome = Outcome(rawValue: row[2]) else { continue }
                observations[Control.ID(row[0] as String), default: []].append(
                    Observation(at: Moment(milliseconds: row[1]), outcome))
            }
            return observations
        }
    }

    /// How many controls came to what in every run up to a moment, oldest first.
    public func tallies(of tenant: String, until: Moment) throws(ProjectionError) -> [RunTally] {
        try reading { database in
            var tallies: [RunTally] = []
            var numbers: [Int] = []
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT run.number, run.at, run.baseline, judgement.outcome, count(*) FROM run
                    JOIN judgement ON judgement.tenant = run.tenant AND judgement.run = run.number
                    WHERE run.tenant = ? AND run.at <= ?
                    GROUP BY run.number, judgement.outcome ORDER BY run.at, run.number
                    """, arguments: [tenant, until.milliseconds])
            while let row = try rows.next() {
                guard let outcome = Outcome(rawValue: row[3]) else { continue }
                if numbers.last != row[0] {
                    numbers.append(row[0])
                    tallies.append(RunTally(at: Moment(milliseconds: row[1]), baseline: row[2], counts: [:]))
                }
                tallies[tallies.count - 1].counts[outcome] = row[4]
            }
            return tallies
        }
    }

    /// The last entry that says a finding is there, and the commit that shows it; nil if no run saw it.
    public func lastSighting(
        of finding: String, in tenant: String
    ) throws(ProjectionError) -> (entry: Int, commit: String)? {
        try reading { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT change.entry, run.capture FROM change
                    JOIN run ON run.tenant = change.tenant AND run.number = change.run
                    WHERE change.tenant = ? AND change.id = ? AND change.kind IN ('new', 'reopened', 'seenAgain')
                    ORDER BY change.run DESC LIMIT 1
                    """, arguments: [tenant, finding]
            ).map { (entry: $0[0], commit: $0[1]) }
        }
    }

    /// What became of every finding between two runs, by id.
    public func differences(
        of tenant: String, from earlier: Int, to later: Int
    ) throws(ProjectionError) -> [DifferentFinding] {
        try reading { database in
            var walk = DifferenceWalk(from: earlier)
            let changes = try Row.fetchCursor(
                database, sql: "SELECT id, run, kind FROM change WHERE tenant = ? AND run <= ? ORDER BY id, run",
                arguments: [tenant, later])
            while let row = try changes.next() { walk.take(row) }
            walk.end()
            return try Self.described(walk.differences, in: database, of: tenant)
        }
    }

    /// The findings to these, which are by id: both are walked in that order, and no finding is looked up.
    private static func described(
        _ differences: [DifferenceWalk.Different], in database: Database, of tenant: String
    ) throws -> [DifferentFinding] {
        let findings = try Row.fetchCursor(
            database, sql: "SELECT id, control, subject, severity FROM finding WHERE tenant = ? ORDER BY id",
            arguments: [tenant])
        var described: [DifferentFinding] = []
        described.reserveCapacity(differences.count)
        var rest = differences[...]
        while let next = rest.first, let row = try findings.next() {
            guard row[0] as String == next.id else { continue }
            described.append(DifferentFinding(KnownFindings.Known(row, next.state), next.difference))
            rest = rest.dropFirst()
        }
        return described
    }
}

/// Walks the changes of findings, those of one finding together, oldest first.
private struct DifferenceWalk {
    typealias Different = (id: String, state: FindingState, difference: FindingDifference)

    private let from: Int
    private(set) var differences: [Different] = []
    private var id: String?
    private var earlier: FindingState?
    private var later: FindingState?

    init(from: Int) { self.from = from }

    mutating func take(_ row: Row) {
        guard let change = FindingChange(rawValue: row[2]) else { return }
        let id: String = row[0]
        if id != self.id {
            end()
            self.id = id
        }
        later = change.state
        if (row[1] as Int) <= from { earlier = change.state }
    }

    /// Ends the finding at hand.
    mutating func end() {
        if let id, let later, let difference = FindingDifference(from: earlier, to: later) {
            differences.append((id, later, difference))
        }
        (id, earlier, later) = (nil, nil, nil)
    }
}

extension KnownFindings.Known {
    fileprivate init(_ row: Row, _ state: FindingState) {
        self.init(
            id: row[0], control: Control.ID(row[1] as String), subject: row[2],
            severity: Severity(rawValue: row[3]) ?? .low, state: state)
    }
}

extension NumberedRun {
    fileprivate init(_ row: Row) {
        self.init(
            number: row["number"], entry: row["entry"],
            run: RunRecord(
                commit: row["capture"], manifest: row["manifest"], at: Moment(milliseconds: row["at"]),
                baseline: row["baseline"], terms: row["terms"], isWhole: row["whole"], isSimulated: row["simulated"]))
    }
}

extension JudgementRecord {
    fileprivate init?(_ row: Row) {
        guard let outcome = Outcome(rawValue: row["outcome"]) else { return nil }
        self.init(
            control: Control.ID(row["control"] as String), version: row["version"], outcome: outcome,
            examined: row["examined"], shortfalls: row["shortfalls"], gaps: row["gaps"],
            isAgainstOwnThreshold: row["loose"])
    }
}

extension KnownFindings.Known {
    init?(_ row: Row) {
        guard let severity = Severity(rawValue: row["severity"]), let state = FindingState(rawValue: row["state"])
        else { return nil }
        self.init(
            id: row["id"], control: Control.ID(row["control"] as String), subject: row["subject"], severity: severity,
            state: state)
    }
}
