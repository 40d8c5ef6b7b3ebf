public import Foundation
public import Ledger

/// Checks a ledger by nothing but its files, a key somebody trusts, and checkpoints kept elsewhere.
public struct LedgerVerifier: Sendable {
    let folder: LedgerFolder
    let key: VerifierKey?
    let outside: [SignedNote]
    let depth: Depth

    public enum Depth: Sendable {

        /// Every byte.
        case full

        /// All hashes and signatures, the entries and payloads of that many segments.
        case sampled(segments: Int, seed: UInt64)

        var isFull: Bool { if case .full = self { true } else { false } }
    }

    /// - Parameters:
    ///   - key: A key of the ledger, from somewhere else than its folder; nil to believe the folder.
    ///   - outside: Checkpoints that were kept where the ledger's owner cannot change them.
    public init(at url: URL, key: VerifierKey? = nil, outside: [SignedNote] = [], depth: Depth = .full) {
        folder = LedgerFolder(url)
        self.key = key
        self.outside = outside
        self.depth = depth
    }

    public func verify() async -> Verification {
        var result = Verification()
        guard let keys = KeyCheck(folder: folder, trusted: key).run(&result) else { return result }
        let notes = NoteCheck(folder: folder, keys: keys.history).run(&result)
        var tree = TreeCheck(folder: folder, notes: notes, depth: depth)
        await tree.run(&result)
        let log = LogCheck(folder: folder, origin: keys.history.origin, notes: notes, tree: tree).run(&result)
        NoteCheck.ahead(notes, log, &result)
        if depth.isFull { keys.compare(tree.keyEntries + log.keyEntries, sealed: tree.size, &result) }
        SegmentCheck.missing(tree, depth, &result)
        ManifestCheck(folder: folder, tree: tree).run(&result)
        StrayCheck(folder: folder, tree: tree, notes: notes, durable: log.end).run(&result)
        OutsideCheck(folder: folder, keys: keys.history, tree: tree, notes: outside).run(&result)
        result.sealed = tree.size
        result.durable = log.end
        return result
    }
}

extension LedgerFolder {

    /// The bytes of a file; nil where it cannot be read, which is said.
    func read(_ path: String, _ result: inout Verification) -> [UInt8]? {
        do throws(LedgerError) {
            return try read(path)
        } catch {
            result.add(Discrepancy(.incomplete, path, error.because))
            return nil
        }
    }

    /// The bytes of a file that must be there.
    ///
    /// - Parameter entries: Those it is about.
    func required(_ path: String, _ entries: Range<Int>) throws(Discrepancy) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(LedgerError) {
            bytes = try read(path)
        } catch {
            throw Discrepancy(.incomplete, path, entries, error.because)
        }
        guard let bytes else { throw Discrepancy(.incomplete, path, entries, "it is not there") }
        return bytes
    }

    /// The names in a folder; none where it cannot be read, which is said.
    func list(_ path: String, _ result: inout Verification) -> [String] {
        said(of: path, &result) { () throws(LedgerError) in try list(path) }
    }

    /// Every file below a folder; none where not all can be found, which is said.
    func files(below path: String, _ result: inout Verification) -> [String] {
        said(of: path, &result) { () throws(LedgerError) in try files(below: path) }
    }

    private func said(
        of path: String, _ result: inout Verification, _ body: () throws(LedgerError) -> [String]
    ) -> [String] {
        do throws(LedgerError) {
            return try body()
        } catch {
            result.add(Discrepancy(.incomplete, path, error.because))
            return []
        }
    }
}
