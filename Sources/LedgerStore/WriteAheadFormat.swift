import Crypto
import Ledger

/// How the write-ahead log is written: a header, then batches, each durable as a whole.
///
/// ```
/// header  "linewarden wal v1" LF origin LF first LF root LF       chain = SHA-256(header)
/// batch   "LWB1"  count u32  length u64  check 16 bytes            check = SHA-256(chain ‖ the 16 bytes before)
/// record  entry length u16  payload length u32  entry  payload  chain 32 bytes
///         chain = SHA-256(chain ‖ both lengths ‖ entry)
/// ```
///
/// All numbers are big-endian. The payload is bound by its hash in the entry, so the chain need not go over it.
enum WriteAheadFormat {
    static let batchMark = Array("LWB1".utf8)
    static let batchHeader = 32

    static func header(origin: String, after head: TreeHead) -> [UInt8] {
        Array("linewarden wal v1\n\(origin)\n\(head.size)\n\(head.root.base64)\n".utf8)
    }

    static func chain(_ header: [UInt8]) -> TreeHash { TreeHash(SHA256.hash(data: header)) }

    static func check(_ chain: TreeHash, _ start: some Sequence<UInt8>) -> ArraySlice<UInt8> {
        TreeHash(SHA256.hash(data: chain.bytes + start)).bytes[..<16]
    }

    /// The chain after a record.
    static func chain(_ chain: TreeHash, lengths: Lengths, entry: UnsafeRawBufferPointer) -> TreeHash {
        var hash = SHA256()
        chain.withUnsafeBytes { hash.update(bufferPointer: $0) }
        lengths.withUnsafeBytes { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: entry)
        return TreeHash(hash.finalize())
    }

    /// How long an entry and its payload are, as six bytes.
    struct Lengths {
        private var bytes: (UInt16, UInt16, UInt16)

        static let size = 6

        /// - Precondition: there are six.
        init(_ bytes: ArraySlice<UInt8>) {
            precondition(bytes.count == Self.size, "the lengths of a record take six bytes")
            self.bytes = (0, 0, 0)
            Swift.withUnsafeMutableBytes(of: &self.bytes) { $0.copyBytes(from: bytes) }
        }

        init(entry: Int, payload: Int) {
            bytes = (
                UInt16(truncatingIfNeeded: entry).bigEndian, UInt16(truncatingIfNeeded: payload >> 16).bigEndian,
                UInt16(truncatingIfNeeded: payload).bigEndian
            )
        }

        func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            Swift.withUnsafeBytes(of: bytes, body)
        }
    }

    static func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    }

    static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
