import ContactCenter
import Crypto
import Foundation
import Ledger

/// Writes the payloads of a segment, a frame at a time.
struct SegmentWriter {
    private let file: OpenFile
    private let zstandard = Zstandard()
    private var hash = SHA256()
    private var offset = 0
    private var frames: [SegmentManifest.Frame] = []

    init(_ folder: LedgerFolder, _ entries: Range<Int>) throws(LedgerError) {
        try LedgerFolder.make(folder.path(LedgerFolder.segments))
        let path = folder.path(Self.temporary(entries))
        file = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC)
    }

    static func temporary(_ entries: Range<Int>) -> String { LedgerFolder.segment(entries) + ".tmp" }

    mutating func add(_ raw: [UInt8], of entries: Range<Int>) throws(LedgerError) {
        guard let frame = zstandard.compressed(raw) else {
            throw LedgerError(.disk, doing: "compress a segment", because: "there is no memory for it")
        }
        try file.append(frame)
        frame.withUnsafeBytes { hash.update(bufferPointer: $0) }
        frames.append(.init(offset: offset, bytes: frame.count, entries: entries, rawBytes: raw.count))
        offset += frame.count
    }

    /// Returns when the disk has it.
    func finish() throws(LedgerError) -> (frames: [SegmentManifest.Frame], sha256: TreeHash) {
        try file.sync()
        return (frames, TreeHash(hash.finalize()))
    }
}
