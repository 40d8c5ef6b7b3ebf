import ContactCenter
import GRDBSQLite

/// A database in memory, gone with the last that holds it.
///
/// It goes by SQLite's own interface: GRDB keeps the authorizer of its connections for itself, and the authorizer is what
/// holds a query to reading.
final class Database {
    let handle: OpaquePointer

    /// - Parameter moment: What `as_of()` answers; nil where nobody said.
    init(asOf moment: Moment?) throws(QueryError) {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(":memory:", &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw QueryError(.broken, "SQLite could not begin: \(String(cString: sqlite3_errstr(code)))")
        }
        self.handle = handle
        // A typing mistake in quotation marks is an error and not a text.
        _disableDoubleQuotedStringLiterals(handle)
        for (limit, value) in Self.limits { sqlite3_limit(handle, limit, value) }
        addFunctions(asOf: moment)
        try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY")
    }

    deinit { sqlite3_close_v2(handle) }

    /// What one query may be made of: far beyond what people write, and short of what would take a machine apart.
    private static let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_SQL_LENGTH, 65_536), (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_COMPOUND_SELECT, 100),
        (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000), (SQLITE_LIMIT_TRIGGER_DEPTH, 0),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]

    /// Bounds the longest text a query may make, in bytes.
    func bound(texts bytes: Int32) { sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, bytes) }

    /// Runs statements of ours.
    func execute(_ sql: String) throws(QueryError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw QueryError(.broken, message) }
    }

    /// Prepares a statement of ours.
    func prepare(_ sql: String) throws(QueryError) -> Statement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw QueryError(.broken, message)
        }
        return Statement(statement, of: self)
    }

    /// What SQLite says went wrong last.
    var message: String { String(cString: sqlite3_errmsg(handle)) }
}
