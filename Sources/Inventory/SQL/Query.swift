import GRDBSQLite

/// A query that was read and found to be one: it only reads, and what it names is there.
final class Query {
    private let database: Database
    private let permission: Permission
    private let statement: OpaquePointer

    /// Reads a query.
    ///
    /// - Throws: ``QueryError`` of kind `.refused`, `.unsound` or `.tooMuch`.
    init(_ sql: String, of database: Database, permission: Permission) throws(QueryError) {
        self.database = database
        self.permission = permission
        let bare = BareSQL(sql)
        if let place = bare.place(ofFirst: Self.unseen) {
            throw QueryError(.refused, Self.unseenReason, at: QueryError.Place(ofByte: place, in: sql))
        }
        let read = permission.holding(database) { Self.read(sql, database) }
        if let refusal = permission.refusal {
            sqlite3_finalize(read.statement)
            throw QueryError(.refused, refusal)
        }
        if let error = read.error { throw error }
        guard let statement = read.statement else { throw QueryError(.unsound, "there is no query in it") }
        self.statement = statement
        if let reason = Self.refusal(of: statement) { throw QueryError(.refused, reason) }
        if !bare.isBlank(from: read.end) { throw QueryError(.refused, "it is more than one statement") }
    }

    /// SQLite does not ask about the columns these read, so nobody would see that a verdict rests on them.
    private static let unseen: Set<String> = ["using", "natural"]

    private static let unseenReason =
        "USING and NATURAL hide what they read; write ON, with the columns that must be equal"

    deinit { sqlite3_finalize(statement) }

    private struct Read {
        var statement: OpaquePointer?

        /// The first byte behind it.
        var end = 0
        var error: QueryError?
    }

    private static func read(_ sql: String, _ database: Database) -> Read {
        var read = Read()
        guard !sql.utf8.contains(0) else {
            read.error = QueryError(.unsound, "it contains a character that is none")
            return read
        }
        sql.withCString { start in
            var tail: UnsafePointer<CChar>?
            var code = SQLITE_OK
            HeapLimit.holding { code = sqlite3_prepare_v2(database.handle, start, -1, &read.statement, &tail) }
            read.end = tail.map { start.distance(to: UnsafePointer($0)) } ?? sql.utf8.count
            read.error = error(code, of: sql, database)
        }
        return read
    }

    private static func error(_ code: Int32, of sql: String, _ database: Database) -> QueryError? {
        switch code {
        case SQLITE_OK: return nil
        case SQLITE_NOMEM:
            return QueryError(
                .tooMuch, "reading it takes more than \(HeapLimit.most >> 20) MiB of memory; name its parts less often")
        default:
            let offset = Int(sqlite3_error_offset(database.handle))
            let place = offset < 0 ? nil : QueryError.Place(ofByte: offset, in: sql)
            return QueryError(.unsound, database.message, at: place)
        }
    }

    /// Why a statement is no query of the kind asked for; nil if it is.
    private static func refusal(of statement: OpaquePointer) -> String? {
        if sqlite3_stmt_readonly(statement) == 0 { return "it may only read, and this writes" }
        if sqlite3_stmt_isexplain(statement) != 0 { return "EXPLAIN is not offered here" }
        if sqlite3_bind_parameter_count(statement) > 0 { return "it has a parameter, and nobody gives one a value" }
        return sqlite3_column_count(statement) == 0 ? "it is no SELECT" : nil
    }

    /// The columns of its answer.
    var columns: [String] {
        (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
    }

    /// The columns it reads.
    var places: Set<Place> { permission.places }

    /// The tables and views it names.
    var named: Set<String> { permission.named }

    /// Runs it.
    ///
    /// - Throws: ``QueryError`` of kind `.tooMuch` where it goes beyond its bounds.
    func rows(within bounds: Bounds) throws(QueryError) -> [[Cell]] {
        database.bound(texts: Int32(clamping: bounds.text))
        let meter = Meter(bounds)
        var rows: [[Cell]] = []
        let code = permission.holding(database) { meter.holding(database) { step(into: &rows, within: bounds) } }
        let message = database.message
        sqlite3_reset(statement)
        if let excess = meter.excess { throw QueryError(.tooMuch, excess) }
        switch code {
        case SQLITE_DONE: return rows
        case SQLITE_ROW: throw QueryError(.tooMuch, Self.excess(of: rows.count, within: bounds))
        case SQLITE_TOOBIG: throw QueryError(.tooMuch, "a text in it is longer than \(bounds.text) bytes")
        case SQLITE_NOMEM: throw QueryError(.tooMuch, "there is no memory for it")
        default: throw QueryError(.unsound, message)
        }
    }

    /// - Returns: How the last step ended: with a row where the answer is larger than it may be.
    private func step(into rows: inout [[Cell]], within bounds: Bounds) -> Int32 {
        var size = 0
        let width = sqlite3_column_count(statement)
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW, rows.count < bounds.rows else { return code }
            let row = (0..<width).map { Cell(statement, $0) }
            size += row.reduce(0) { $0 + $1.size }
            rows.append(row)
            guard size <= bounds.bytes else { return code }
        }
    }

    private static func excess(of count: Int, within bounds: Bounds) -> String {
        count >= bounds.rows
            ? "it gives more than \(bounds.rows) rows" : "it gives more than \(bounds.bytes >> 20) MiB"
    }
}
