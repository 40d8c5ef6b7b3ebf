import Disk
public import Foundation
import GRDB

/// What can be made again from archives and ledgers: `linewarden.sqlite`.
///
/// It answers questions about time: what was so on a date, what changed between two runs. Nothing is kept here alone.
public struct Projections: Sendable {
    let database: DatabaseQueue

    /// The edition of the tables; grows when they change.
    static let edition = 3

    /// Opens the database, making it where there is none; readable by its owner alone.
    ///
    /// One of an earlier edition is emptied: what it held is taken from the ledger again.
    ///
    /// - Throws: ``ProjectionError`` of kind `.newer` where a later edition of the program made it.
    public init(at file: URL) throws(ProjectionError) {
        database = try Self.doing("open \(file.path)") {
            if !FileManager.default.fileExists(atPath: file.path) {
                try Data().write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            }
            let database = try DatabaseQueue(path: file.path)
            let found = try database.read { try Self.edition(of: $0, file) }
            if 1..<Self.edition ~= found { try database.erase() }
            if found < Self.edition { try database.write(Self.prepare) }
            return database
        }
    }

    /// Puts a database in the place of another, whole or not at all.
    public static func replace(_ file: URL, with fresh: URL) throws(ProjectionError) {
        try doing("replace \(file.path)") {
            for ending in ["-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: file.path + ending)
            }
            guard rename(fresh.path, file.path) == 0 else {
                throw ProjectionError(
                    .disk, doing: "replace \(file.path)", because: DiskReason(errno: errno).description)
            }
        }
    }

    /// The edition a file is of; 0 for a new one.
    private static func edition(of database: Database, _ file: URL) throws -> Int {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= edition else {
            throw ProjectionError(
                .newer, doing: "open \(file.path)",
                because: "it is of edition \(found), and this program knows \(edition)")
        }
        return found
    }

    private static func prepare(_ database: Database) throws {
        try database.execute(sql: schema)
        try database.execute(sql: "PRAGMA user_version = \(edition)")
    }

    /// Does something with the database, and says in our words what went wrong.
    static func doing<Result>(_ what: String, _ body: () throws -> Result) throws(ProjectionError) -> Result {
        do {
            return try body()
        } catch let error as ProjectionError {
            throw error
        } catch {
            throw ProjectionError(error, doing: what)
        }
    }

    func reading<Result>(_ body: (Database) throws -> Result) throws(ProjectionError) -> Result {
        try Self.doing("read \(database.path)") { try database.read(body) }
    }

    func writing<Result>(_ body: (Database) throws -> Result) throws(ProjectionError) -> Result {
        try Self.doing("write \(database.path)") { try database.write(body) }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS projected (
            tenant TEXT NOT NULL PRIMARY KEY,
            entries INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS run (
            tenant TEXT NOT NULL,
            number INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            at INTEGER NOT NULL,
            capture TEXT NOT NULL,
            manifest TEXT NOT NULL,
            baseline TEXT NOT NULL,
            terms TEXT NOT NULL,
            whole INTEGER NOT NULL,
            simulated INTEGER NOT NULL,
            PRIMARY KEY (tenant, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS judgement (
            tenant TEXT NOT NULL,
            control TEXT NOT NULL,
            run INTEGER NOT NULL,
            version INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            examined INTEGER,
            shortfalls INTEGER NOT NULL,
            gaps INTEGER NOT NULL,
            loose INTEGER NOT NULL,
            PRIMARY KEY (tenant, control, run)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS finding (
            tenant TEXT NOT NULL,
            id TEXT NOT NULL,
            control TEXT NOT NULL,
            subject TEXT NOT NULL,
            severity TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (tenant, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS change (
            tenant TEXT NOT NULL,
            id TEXT NOT NULL,
            run INTEGER NOT NULL,
            kind TEXT NOT NULL,
            entry INTEGER NOT NULL,
            PRIMARY KEY (tenant, id, run)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS audit_window (
            tenant TEXT NOT NULL,
            service TEXT NOT NULL,
            start INTEGER NOT NULL,
            stop INTEGER NOT NULL,
            PRIMARY KEY (tenant, service, start, stop)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS audit_change (
            tenant TEXT NOT NULL,
            service TEXT NOT NULL,
            entity TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (tenant, service, entity, at)
        ) STRICT, WITHOUT ROWID;
        """
}
