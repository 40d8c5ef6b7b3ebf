import Foundation

/// The orders `git fast-import` makes one commit by, in a file.
///
/// Nobody unpacks files for it: git reads them where we put them, one after the other.
struct CommitStream {
    private let file: OpenFile
    private var held: [UInt8] = []

    /// - Parameters:
    ///   - branch: Its full name.
    ///   - parent: The commit it is at; nil where there is none.
    ///   - seconds: Since 1970.
    init(
        _ file: URL, to branch: String, after parent: String?, at seconds: Int, saying message: String
    ) throws(LedgerError) {
        self.file = try OpenFile(file.path, O_WRONLY | O_CREAT | O_TRUNC)
        append("commit \(branch)\ncommitter Linewarden <linewarden@localhost> \(seconds) +0000\n")
        append("data \(message.utf8.count)\n\(message)\n")
        if let parent { append("from \(parent)\n") }
    }

    private mutating func append(_ line: String) { held += line.utf8 }

    /// - Parameter path: One of a ledger's: git would have any other in quotes.
    mutating func remove(_ path: String) { append("D \(path)\n") }

    mutating func add(_ path: String, of files: SealedFiles) throws(LedgerError) {
        try files.read(path) { size in
            append("M 100644 inline \(path)\ndata \(size)\n")
        } piece: { bytes throws(LedgerError) in
            try append(bytes)
        }
        append("\n")
    }

    private mutating func append(_ bytes: [UInt8]) throws(LedgerError) {
        held += bytes
        if held.count >= SealedFiles.piece { try flush() }
    }

    /// Says that this is all: git refuses a stream that stops before.
    mutating func end() throws(LedgerError) {
        append("done\n")
        try flush()
    }

    private mutating func flush() throws(LedgerError) {
        try file.append(held)
        held.removeAll(keepingCapacity: true)
    }
}
