import Assurance
import ContactCenter
import GRDB
public import History

extension Projections {

    /// How many entries of a tenant's ledger are in here.
    public func entries(of tenant: String) throws(ProjectionError) -> Int {
        try reading { database in
            try Int.fetchOne(database, sql: "SELECT entries FROM projected WHERE tenant = ?", arguments: [tenant]) ?? 0
        }
    }

    /// Takes the entries of a tenant's ledger that are not in here yet, all or none.
    ///
    /// - Parameters:
    ///   - entries: How many entries the ledger has once these are taken.
    ///   - runs: The runs among them, each with the index of the entry that ends it.
    ///   - audits: What of the audit log is among them.
    public func take(
        _ runs: [(entry: Int, run: RecordedRun)], _ audits: AuditRows = AuditRows(), of tenant: String, entries: Int
    ) throws(ProjectionError) {
        try writing { database in
            try audits.insert(into: database, tenant)
            let rows = try RunRows(database, tenant)
            for (entry, run) in runs { try rows.insert(run, at: entry) }
            try database.execute(
                sql: "INSERT OR REPLACE INTO projected (tenant, entries) VALUES (?, ?)", arguments: [tenant, entries])
        }
    }

    /// The findings of a tenant that some run saw.
    public func knownFindings(of tenant: String) throws(ProjectionError) -> KnownFindings {
        try reading { database in
            KnownFindings(
                try Row.fetchAll(
                    database, sql: "SELECT id, control, subject, severity, state FROM finding WHERE tenant = ?",
                    arguments: [tenant]
                ).compactMap(KnownFindings.Known.init))
        }
    }
}

/// Writes runs of one tenant as rows.
private struct RunRows {
    let database: Database
    let tenant: String
    let judgement: Statement
    let finding: Statement
    let change: Statement

    init(_ database: Database, _ tenant: String) throws {
        self.database = database
        self.tenant = tenant
        judgement = try database.cachedStatement(sql: "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        finding = try database.cachedStatement(
            sql: """
                INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant, id) DO UPDATE SET severity = excluded.severity, state = excluded.state
                """)
        change = try database.cachedStatement(sql: "INSERT INTO change VALUES (?, ?, ?, ?, ?)")
    }

    func insert(_ recorded: RecordedRun, at entry: Int) throws {
        let number =
            try Int.fetchOne(database, sql: "SELECT count(*) FROM run WHERE tenant = ?", arguments: [tenant]) ?? 0
        let run = recorded.run
        try database.execute(
            sql: "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                tenant, number, entry, run.at.milliseconds, run.commit, run.manifest, run.baseline, run.terms,
                run.isWhole, run.isSimulated,
            ])
        for one in recorded.judgements { try insert(one, number) }
        // The entries of the changes stand right before the one that ends the run.
        let first = entry - recorded.changes.count
        for (place, one) in recorded.changes.enumerated() { try insert(one, number, entry: first + place) }
    }

    private func insert(_ one: JudgementRecord, _ run: Int) throws {
        try judgement.execute(arguments: [
            tenant, one.control.rawValue, run, one.version, one.outcome.rawValue, one.examined, one.shortfalls,
            one.gaps,
            one.isAgainstOwnThreshold,
        ])
    }

    private func insert(_ one: FindingRecord, _ run: Int, entry: Int) throws {
        try finding.execute(arguments: [
            tenant, one.id, one.control.rawValue, one.subject, one.severity.rawValue, one.change.state.rawValue,
        ])
        try change.execute(arguments: [tenant, one.id, run, one.change.rawValue, entry])
    }
}
