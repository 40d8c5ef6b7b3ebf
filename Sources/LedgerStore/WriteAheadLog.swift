import Foundation
import Ledger

/// What was acknowledged and is not sealed yet, on disk: appended to in batches, a sync each.
struct WriteAheadLog: Sendable {
    private let file: OpenFile
    private var end: Int
    private var chain: TreeHash

    /// Whether part of a batch stayed in it that could neither be written nor cut.
    private(set) var isTorn = false

    /// Begins an empty one after a tree head, durable when it returns.
    static func begin(_ folder: LedgerFolder, origin: String, after head: TreeHead) throws(LedgerError) -> WriteAheadLog
    {
        let header = WriteAheadFormat.header(origin: origin, after: head)
        try folder.put(header, at: LedgerFolder.wal(head.size))
        return try WriteAheadLog(
            folder, first: head.size, end: header.count, chain: WriteAheadFormat.chain(header))
    }

    /// Goes on with one that was read to `end`; what lies behind it was never acknowledged and is cut.
    init(_ folder: LedgerFolder, first: Int, end: Int, chain: TreeHash) throws(LedgerError) {
        file = try OpenFile(folder.path(LedgerFolder.wal(first)), O_RDWR)
        try file.cut(to: end)
        self.end = end
        self.chain = chain
    }

    /// Appends a batch; what it writes is durable when ``sync()`` returns.
    ///
    /// - Returns: Where each entry and its payload lie.
    /// - Throws: ``LedgerError``; then nothing of the batch stays, unless it ``isTorn``.
    mutating func append(_ entries: [WrittenEntry]) throws(LedgerError) -> [WriteAheadPlace] {
        var batch = BatchWriter(chain: chain, at: end, holding: entries)
        for entry in entries { batch.add(entry) }
        let bytes = batch.bytes()
        do throws(LedgerError) {
            try file.append(bytes)
        } catch {
            isTorn = (try? file.cut(to: end)) == nil
            throw error
        }
        end += bytes.count
        chain = batch.chain
        return batch.places
    }

    func sync() throws(LedgerError) { try file.sync() }

    func read(_ range: Range<Int>) throws(LedgerError) -> [UInt8] { try file.read(range.count, at: range.lowerBound) }
}

/// Where an entry and its payload lie in a write-ahead log.
struct WriteAheadPlace: Sendable {
    let entry: Range<Int>
    let payload: Range<Int>
}

/// Makes the bytes of one batch.
private struct BatchWriter {
    private let before: TreeHash
    private let start: Int
    private var body: [UInt8] = []
    private(set) var chain: TreeHash
    private(set) var places: [WriteAheadPlace] = []

    init(chain: TreeHash, at start: Int, holding entries: [WrittenEntry]) {
        before = chain
        self.chain = chain
        self.start = start
        let recordOverhead = 6 + TreeHash.size
        body.reserveCapacity(
            entries.reduce(WriteAheadFormat.batchHeader) { $0 + $1.json.count + $1.payload.count + recordOverhead })
        body += repeatElement(0, count: WriteAheadFormat.batchHeader)
        places.reserveCapacity(entries.count)
    }

    mutating func add(_ entry: WrittenEntry) {
        let lengths = WriteAheadFormat.Lengths(entry: entry.json.count, payload: entry.payload.count)
        chain = entry.json.withUnsafeBytes { WriteAheadFormat.chain(chain, lengths: lengths, entry: $0) }
        lengths.withUnsafeBytes { body += $0 }
        let entryStart = start + body.count
        body += entry.json
        let payloadStart = start + body.count
        body += entry.payload
        places.append(
            WriteAheadPlace(
                entry: entryStart..<payloadStart, payload: payloadStart..<payloadStart + entry.payload.count))
        chain.withUnsafeBytes { body += $0 }
    }

    mutating func bytes() -> [UInt8] {
        let length = body.count - WriteAheadFormat.batchHeader
        let start =
            WriteAheadFormat.batchMark + WriteAheadFormat.bigEndian(places.count, 4)
            + WriteAheadFormat.bigEndian(length, 8)
        body.replaceSubrange(..<WriteAheadFormat.batchHeader, with: start + WriteAheadFormat.check(before, start))
        return body
    }
}
