public import Foundation
import Ledger
public import LedgerStore

/// The sealed files of a ledger, as tar files.
public struct LedgerParts: CopiedInParts {
    private let original: URL
    private let copy: String

    /// - Parameters:
    ///   - original: Our own ledger.
    ///   - copy: What messages call the copy.
    public init(of original: URL, copy: String) {
        self.original = original
        self.copy = copy
    }

    public static let ending = "tar"

    /// What ``LedgerCopy`` calls the folder it keeps.
    private static let folder = "ledger"

    public func standing(of contents: CopyContents?) async throws -> LedgerCopy.Standing {
        try await named { () throws(LedgerError) in
            // Nothing is kept there: it only compares.
            let comparison = LedgerCopy(of: original, in: original)
            guard let contents else { return try comparison.standing(of: nil) }
            guard let note = try? SignedNote(Array((contents.checkpoint ?? "").utf8)) else {
                throw LedgerError(.unsound, doing: doing, because: "its manifest holds no checkpoint")
            }
            return try comparison.standing(of: note)
        }
    }

    public func isUpToDate(_ standing: LedgerCopy.Standing) -> Bool { standing.isUpToDate }

    public func write(after contents: CopyContents?, to part: URL, in folder: URL) async throws -> CopyContents {
        _ = try await LedgerCopy(of: original, in: folder).bring()
        let staged = folder.appendingPathComponent(Self.folder)
        let names = try digests(of: staged)
        let fresh = names.keys.filter { names[$0] != contents?.names[$0] }.sorted()
        try Tar(part).write(fresh, of: staged)
        let checkpoint = String(decoding: try LedgerReader(at: staged).note.bytes, as: UTF8.self)
        return CopyContents(names: (contents?.names ?? [:]).merging(names) { $1 }, checkpoint: checkpoint)
    }

    public func verify(_ parts: [URL], in folder: URL) async throws -> LedgerCopy.Standing {
        let restored = folder.appendingPathComponent(Self.folder)
        for part in parts { try Tar(part).extract(into: restored) }
        return try await named { () throws(LedgerError) in
            try await LedgerCopy(of: original, in: folder).verify()
        }
    }

    private func digests(of folder: URL) throws -> [String: String] {
        var digests: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            digests[path] = try FileDigest(of: file).sha256
        }
        return digests
    }

    private var doing: String { "trust the copy \(copy)" }

    /// Says of which copy it is, where what was compared is a folder that is gone by then.
    private func named<Result>(_ body: () async throws(LedgerError) -> Result) async throws(LedgerError) -> Result {
        do throws(LedgerError) {
            return try await body()
        } catch {
            guard error.kind == .unsound else { throw error }
            throw LedgerError(.unsound, doing: doing, because: error.because)
        }
    }
}
