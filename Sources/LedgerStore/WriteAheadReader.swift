import Foundation
import Ledger

/// Reads a write-ahead log batch by batch, checking everything there is to check.
struct WriteAheadReader {
    private let file: OpenFile
    private let size: Int

    /// The index of the entry that comes next.
    private(set) var next: Int
    private(set) var end: Int
    private(set) var chain: TreeHash

    struct Record {
        let index: Int
        let written: WrittenEntry
        let place: WriteAheadPlace
    }

    enum Step {
        case batch([Record])

        /// The end, perhaps with bytes behind it of a batch that was never acknowledged.
        case end(torn: Int)
    }

    /// - Parameter head: What it must come after.
    /// - Throws: ``Damage`` where it comes after something else.
    init(_ folder: LedgerFolder, origin: String, after head: TreeHead) throws {
        file = try OpenFile(folder.path(LedgerFolder.wal(head.size)), O_RDONLY)
        size = try file.size()
        let header = WriteAheadFormat.header(origin: origin, after: head)
        let found = try file.read(header.count, at: 0)
        guard found == header else {
            throw Damage(index: head.size, because: "it does not begin with the origin, size and root it comes after")
        }
        next = head.size
        end = header.count
        chain = WriteAheadFormat.chain(header)
    }

    /// That something in it is not as it was written.
    struct Damage: Error {
        let index: Int
        let because: String
        var kind = Discrepancy.Kind.tampered
        var expected: TreeHash?
        var actual: TreeHash?
    }

    /// The next batch, whole and checked.
    ///
    /// A batch that is cut short was never acknowledged: the sync its acknowledgement waited for comes after all of it is
    /// written. One that is all there and wrong was altered.
    mutating func step() throws -> Step {
        guard end < size else { return .end(torn: 0) }
        let header = try file.read(WriteAheadFormat.batchHeader, at: end)
        guard header.count == WriteAheadFormat.batchHeader else { return .end(torn: size - end) }
        guard Array(header[16...]) == Array(WriteAheadFormat.check(chain, header[..<16])),
            Array(header[..<4]) == WriteAheadFormat.batchMark
        else {
            if try isUnwritten() { return .end(torn: size - end) }
            throw Damage(index: next, because: "the head of a batch is not as it was written")
        }
        let count = WriteAheadFormat.number(header[4..<8])
        let length = WriteAheadFormat.number(header[8..<16])
        guard length >= 0 else { throw Damage(index: next, because: "a batch says it is of less than no bytes") }
        let start = end + WriteAheadFormat.batchHeader
        guard length <= size - start else { return .end(torn: size - end) }
        let records = try records(of: try file.read(length, at: start), count: count, at: start)
        end = start + length
        next += count
        return .batch(records)
    }

    /// Whether there is nothing but zeros from here on, as some file systems leave where power failed.
    private func isUnwritten() throws -> Bool {
        var at = end
        while at < size {
            let bytes = try file.read(1 << 20, at: at)
            guard bytes.allSatisfy({ $0 == 0 }) else { return false }
            at += bytes.count
        }
        return true
    }

    private mutating func records(of body: [UInt8], count: Int, at start: Int) throws -> [Record] {
        var records: [Record] = []
        var at = 0
        for number in 0..<count {
            let index = next + number
            guard at + 6 <= body.count else { throw Damage(index: index, because: "a record is cut short") }
            let entryEnd = at + 6 + WriteAheadFormat.number(body[at..<at + 2])
            let payloadEnd = entryEnd + WriteAheadFormat.number(body[at + 2..<at + 6])
            guard payloadEnd + TreeHash.size <= body.count else {
                throw Damage(index: index, because: "a record is longer than its batch")
            }
            let entry = at + 6..<entryEnd
            try link(body, at, entry, TreeHash(body[payloadEnd..<payloadEnd + TreeHash.size]), index)
            records.append(
                Record(
                    index: index, written: try written(body, entry, entryEnd..<payloadEnd, index),
                    place: WriteAheadPlace(
                        entry: start + entry.lowerBound..<start + entryEnd,
                        payload: start + entryEnd..<start + payloadEnd)))
            at = payloadEnd + TreeHash.size
        }
        guard at == body.count else { throw Damage(index: next + count, because: "a batch is longer than its records") }
        return records
    }

    private mutating func link(
        _ body: [UInt8], _ at: Int, _ entry: Range<Int>, _ written: TreeHash?, _ index: Int
    ) throws {
        let lengths = WriteAheadFormat.Lengths(body[at..<at + WriteAheadFormat.Lengths.size])
        chain = body.withUnsafeBytes { bytes in
            WriteAheadFormat.chain(chain, lengths: lengths, entry: UnsafeRawBufferPointer(rebasing: bytes[entry]))
        }
        guard chain == written else {
            throw Damage(index: index, because: "the chain is broken", expected: written, actual: chain)
        }
    }

    private func written(_ body: [UInt8], _ entry: Range<Int>, _ payload: Range<Int>, _ index: Int) throws
        -> WrittenEntry
    {
        let json = Array(body[entry])
        guard let read = Entry(json: json) else {
            let fault = Entry.fault(of: json)
            throw Damage(index: index, because: fault.because, kind: fault.kind)
        }
        let bytes = Array(body[payload])
        let sha256 = TreeHash(sha256: bytes)
        guard sha256 == read.payload.sha256 else {
            throw Damage(
                index: index, because: "the payload is not the one its entry names", expected: read.payload.sha256,
                actual: sha256)
        }
        return WrittenEntry(entry: read, json: json, payload: bytes)
    }
}
