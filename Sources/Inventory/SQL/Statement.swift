import ContactCenter
import GRDBSQLite

/// A prepared statement.
final class Statement {
    let handle: OpaquePointer
    private let database: Database
    private var moment: [UInt8] = []

    /// Texts are copied when they are bound: a Swift string says nothing about where it will be when the row is written.
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds a value to a parameter; the first is 1.
    ///
    /// - Returns: Why there is none, for a value nobody knows.
    func bind(_ value: Value, at index: Int32) -> Absence? {
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .text(let text): bind(text, at: index)
        case .moment(let moment): bind(moment, at: index)
        case .unknown(let absence):
            sqlite3_bind_null(handle, index)
            return absence
        }
        return nil
    }

    private func bind(_ text: String, at index: Int32) {
        var text = text
        text.withUTF8 { bind($0, at: index) }
    }

    /// To the second, so that moments sort as the texts they are.
    private func bind(_ moment: Moment, at index: Int32) {
        let rest = moment.milliseconds % 1000
        self.moment.removeAll(keepingCapacity: true)
        Moment(milliseconds: moment.milliseconds - (rest < 0 ? rest + 1000 : rest)).appendISO8601(to: &self.moment)
        self.moment.withUnsafeBufferPointer { bind($0, at: index) }
    }

    private func bind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
        bytes.withMemoryRebound(to: CChar.self) { characters in
            _ = sqlite3_bind_text(handle, index, characters.baseAddress, Int32(characters.count), Self.transient)
        }
    }

    /// Runs it to its end and makes it ready to be bound again.
    func run() throws(QueryError) {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw QueryError(.broken, database.message) }
    }
}
