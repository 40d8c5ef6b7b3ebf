import Foundation
import GRDB

/// `keys.sqlite`: one file, readable by its owner alone, with a table for each sort of key.
struct KeyDatabase: Sendable {
    private let database: DatabaseQueue

    /// Opens it, making it where there is none.
    ///
    /// - Parameter schema: The table of those who ask.
    init(at file: URL, schema: String) throws(KeyStoreError) {
        database = try Self.doing("open \(file.path)") {
            if !FileManager.default.fileExists(atPath: file.path) {
                try Data().write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            }
            let database = try DatabaseQueue(path: file.path)
            try database.write { try $0.execute(sql: schema) }
            return database
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(KeyStoreError) -> Result {
        try Self.doing("read \(database.path)") { try database.read(body) }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws(KeyStoreError) -> Result {
        try Self.doing("write \(database.path)") { try database.write(body) }
    }

    /// Does something with the database, and says in our words what went wrong.
    private static func doing<Result>(
        _ what: String, _ body: () throws -> Result
    ) throws(KeyStoreError) -> Result {
        do {
            return try body()
        } catch {
            throw KeyStoreError(error, doing: what)
        }
    }
}
