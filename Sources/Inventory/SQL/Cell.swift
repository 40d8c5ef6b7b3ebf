import GRDBSQLite

/// What stands in a cell of an answer.
public enum Cell: Hashable, Sendable {

    /// Nothing, or nobody knows: the table `absences` tells them apart.
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// The text a report shows; empty for nothing.
    public var text: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        }
    }

    /// A cell of the row a statement stands on.
    init(_ statement: OpaquePointer, _ column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_NULL: self = .null
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        default:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .text(
                String(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self))
        }
    }

    /// How many bytes of memory it takes.
    var size: Int {
        guard case .text(let text) = self else { return MemoryLayout<Cell>.stride }
        return MemoryLayout<Cell>.stride + text.utf8.count
    }
}
