public import Foundation
import GRDB

/// The keys of attestations' documents, beside those of persons in `keys.sqlite`.
///
/// Deleting one erases its document, wherever copies of it lie.
public struct DocumentKeyStore: Sendable {
    private let database: KeyDatabase

    /// Opens the store, making it where there is none; readable by its owner alone.
    public init(at file: URL) throws(KeyStoreError) {
        database = try KeyDatabase(at: file, schema: Self.schema)
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS document_key (
            document TEXT PRIMARY KEY NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        """

    /// The key of a document by its SHA-256; nil where there is none, or none any more.
    public func key(of document: String) throws(KeyStoreError) -> [UInt8]? {
        try database.read { database in
            try Data.fetchOne(
                database, sql: "SELECT bytes FROM document_key WHERE document = ?", arguments: [document])
        }.map { Array($0) }
    }

    /// The key of a document, kept now if there is none.
    ///
    /// - Parameter bytes: 32 bytes of randomness, should they be needed.
    public func key(of document: String, orKeep bytes: [UInt8]) throws(KeyStoreError) -> [UInt8] {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO document_key (document, bytes) VALUES (?, ?)",
                arguments: [document, Data(bytes)])
        }
        return try key(of: document) ?? bytes
    }
}
