public import Foundation
import GRDB
public import Redaction

/// The keys of persons: `keys.sqlite`, apart from everything that can be made again.
///
/// Losing it loses every name ever sealed; a copy of it in the wrong hands opens them. Back it up apart.
public struct PersonKeyStore: Sendable {
    private let database: KeyDatabase

    /// Opens the store, making it where there is none; readable by its owner alone.
    public init(at file: URL) throws(KeyStoreError) {
        database = try KeyDatabase(at: file, schema: Self.schema)
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS person_key (
            id TEXT PRIMARY KEY NOT NULL,
            person TEXT NOT NULL,
            bytes BLOB
        ) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS person_key_living ON person_key(person) WHERE bytes IS NOT NULL;
        """

    /// Every key there is, by person.
    public func byPerson() throws(KeyStoreError) -> [String: PersonKey] {
        try database.read { database in
            var keys: [String: PersonKey] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT person, id, bytes FROM person_key WHERE bytes IS NOT NULL")
            while let row = try rows.next() {
                let bytes: Data = row[2]
                keys[row[0]] = PersonKey(id: row[1], bytes: Array(bytes))
            }
            return keys
        }
    }

    /// Every key there is or was, by its own id.
    public func byID() throws(KeyStoreError) -> [String: Seal.KeyState] {
        try database.read { database in
            var keys: [String: Seal.KeyState] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT id, bytes FROM person_key")
            while let row = try rows.next() {
                let id: String = row[0]
                let bytes: Data? = row[1]
                keys[id] = bytes.map { .known(PersonKey(id: id, bytes: Array($0))) } ?? .erased
            }
            return keys
        }
    }

    /// Keeps new keys, all or none.
    public func add(_ keys: [(person: String, id: String, bytes: [UInt8])]) throws(KeyStoreError) {
        guard !keys.isEmpty else { return }
        try database.write { database in
            let insert = try database.cachedStatement(
                sql: "INSERT INTO person_key (person, id, bytes) VALUES (?, ?, ?)")
            for key in keys { try insert.execute(arguments: [key.person, key.id, Data(key.bytes)]) }
        }
    }

    /// Erases a person: their key is overwritten and gone, and with it every field sealed under it.
    ///
    /// - Returns: Whether there was a key.
    public func erase(_ person: String) throws(KeyStoreError) -> Bool {
        try database.write { database in
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(
                sql: "UPDATE person_key SET bytes = NULL, person = '' WHERE person = ?", arguments: [person])
            return database.changesCount > 0
        }
    }
}
