import GRDBSQLite

/// What a query may do: read the tables, with functions that say the same tomorrow.
///
/// SQLite asks it about every step while it reads the query, before anything is done.
final class Permission {
    private let tables: Set<String>
    private let views: Set<String>

    /// Why the query was refused; nil while it was not.
    private(set) var refusal: String?

    /// The columns it reads, of tables and not of views.
    private(set) var places: Set<Place> = []

    /// The tables and views it names.
    private(set) var named: Set<String> = []

    init(tables: Set<String>, views: Set<String>) {
        self.tables = tables
        self.views = views
    }

    /// Does something during which SQLite asks this permission.
    func holding<Result>(_ database: Database, _ body: () throws -> Result) rethrows -> Result {
        sqlite3_set_authorizer(
            database.handle,
            { context, action, first, second, _, inner in
                guard let context else { return SQLITE_DENY }
                let asked = Asked(action: action, first: first, second: second, inner: inner)
                return Unmanaged<Permission>.fromOpaque(context).takeUnretainedValue().decide(asked)
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_set_authorizer(database.handle, nil, nil) }
        return try withExtendedLifetime(self, body)
    }

    private func decide(_ asked: Asked) -> Int32 {
        switch asked.action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_READ: return read(asked)
        case SQLITE_FUNCTION: return call(asked.second)
        case _ where asked.first == "sqlite_master" || asked.first == "sqlite_temp_master":
            return refuse("it may only read the tables there are, and this makes one")
        default: return refuse("it may only read, and this \(Self.words[asked.action] ?? "does something else")")
        }
    }

    private func read(_ asked: Asked) -> Int32 {
        // Without a column it is the name of a table, a view or a part of the query itself, of which nothing is read.
        guard tables.contains(asked.first) || views.contains(asked.first) || asked.second.isEmpty else {
            return refuse("there is no table \(asked.first) to read")
        }
        if views.contains(asked.inner) { named.insert(asked.inner) }
        if tables.contains(asked.first) {
            places.insert(Place(asked.first, asked.second.isEmpty ? nil : asked.second))
            if !views.contains(asked.inner) { named.insert(asked.first) }
        } else if views.contains(asked.first) {
            named.insert(asked.first)
        }
        return SQLITE_OK
    }

    private func call(_ function: String) -> Int32 {
        let name = function.lowercased()
        if Self.functions.contains(name) { return SQLITE_OK }
        if Self.clocks.contains(name) {
            return refuse("\(function) asks the clock; as_of() and days_between(from, to) do not")
        }
        return refuse("the function \(function) is not offered here")
    }

    private func refuse(_ reason: String) -> Int32 {
        refusal = refusal ?? reason
        return SQLITE_DENY
    }

    /// The functions a query may call: those whose answer depends on nothing but what they are given.
    static let functions: Set<String> = [
        "abs", "as_of", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "days_between",
        "dense_rank",
        "first_value", "floor", "format", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "lag", "last_value",
        "lead", "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile",
        "nullif", "percent_rank", "printf", "quote", "rank", "replace", "round", "row_number", "rtrim", "sign",
        "substr",
        "substring", "sum", "total", "trim", "typeof", "unicode", "unlikely", "upper",
    ]

    private static let clocks: Set<String> = [
        "current_date", "current_time", "current_timestamp", "date", "datetime", "julianday", "strftime", "time",
        "timediff", "unixepoch",
    ]

    private static let words: [Int32: String] = [
        SQLITE_INSERT: "inserts rows", SQLITE_UPDATE: "updates rows", SQLITE_DELETE: "deletes rows",
        SQLITE_CREATE_TABLE: "makes a table", SQLITE_CREATE_TEMP_TABLE: "makes a table",
        SQLITE_DROP_TABLE: "drops a table",
        SQLITE_ALTER_TABLE: "alters a table", SQLITE_ATTACH: "opens a file", SQLITE_PRAGMA: "changes settings",
        SQLITE_TRANSACTION: "begins or ends a transaction", SQLITE_CREATE_VTABLE: "makes a table",
    ]
}

/// One question of SQLite's.
private struct Asked {
    let action: Int32
    let first: String
    let second: String
    let inner: String

    init(
        action: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?, inner: UnsafePointer<CChar>?
    ) {
        self.action = action
        // A table of which no column is read is named as the query writes it, in capitals perhaps.
        self.first = first.map { String(cString: $0).lowercased() } ?? ""
        self.second = second.map { String(cString: $0) } ?? ""
        self.inner = inner.map { String(cString: $0).lowercased() } ?? ""
    }
}
