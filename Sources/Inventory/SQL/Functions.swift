import ContactCenter
import GRDBSQLite

extension Database {

    /// Adds the functions of ours: SQLite's own of date and time ask the clock, and an answer must be the same tomorrow.
    func addFunctions(asOf moment: Moment?) {
        let said = moment.map { Unmanaged.passRetained(Said($0)).toOpaque() }
        sqlite3_create_function_v2(
            handle, "as_of", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, said,
            { context, _, _ in
                guard let said = sqlite3_user_data(context) else {
                    return sqlite3_result_error(context, "as_of() has no answer here: nobody said the moment", -1)
                }
                let text = Unmanaged<Said>.fromOpaque(said).takeUnretainedValue().text
                sqlite3_result_text(context, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }, nil, nil, { said in if let said { Unmanaged<Said>.fromOpaque(said).release() } })
        sqlite3_create_function_v2(
            handle, "days_between", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
            { context, _, values in
                guard let values, let start = sqlite3_value_text(values[0]), let end = sqlite3_value_text(values[1])
                else { return sqlite3_result_null(context) }
                guard let start = Moment(iso8601: String(cString: start)),
                    let end = Moment(iso8601: String(cString: end))
                else { return sqlite3_result_error(context, "days_between(from, to) needs two moments", -1) }
                sqlite3_result_double(context, Double(end.milliseconds - start.milliseconds) / 86_400_000)
            }, nil, nil, nil)
    }
}

/// A moment, as SQLite is handed it.
private final class Said {
    let text: String

    init(_ moment: Moment) {
        let seconds = moment.milliseconds - moment.milliseconds % 1000
        text = Moment(milliseconds: seconds).iso8601
    }
}
