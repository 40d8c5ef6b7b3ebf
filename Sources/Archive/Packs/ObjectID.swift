import Capture
import Crypto

/// What Git calls an object by: SHA-1 of its kind, its size and its bytes.
///
/// It finds objects and tells damage. Evidence rests on the SHA-256 in the manifest.
struct ObjectID: Hashable, Comparable, Sendable {
    static let size = 20

    private let head: UInt64
    private let middle: UInt64
    private let tail: UInt32

    /// The id that lies at an offset.
    ///
    /// - Precondition: all of it lies within.
    init(_ bytes: RawSpan, at offset: Int) {
        head = bytes.number(at: offset)
        middle = bytes.number(at: offset + 8)
        tail = bytes.number(at: offset + 16)
    }

    init(of kind: ObjectKind, _ bytes: [UInt8]) {
        var hash = Insecure.SHA1()
        hash.update(data: Array("\(kind.word) \(bytes.count)\u{0}".utf8))
        hash.update(data: bytes)
        self.init(Array(hash.finalize()).span.bytes, at: 0)
    }

    /// Reads 40 hexadecimal digits.
    init?(_ digits: String) {
        let nibbles = digits.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard nibbles.count == 2 * Self.size, digits.utf8.count == nibbles.count else { return nil }
        let bytes = (0..<Self.size).map { UInt8(nibbles[2 * $0] << 4 | nibbles[2 * $0 + 1]) }
        self.init(bytes.span.bytes, at: 0)
    }

    /// Its twenty bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    var firstByte: UInt8 { UInt8(head >> 56) }

    var hexadecimal: String { bytes.hexadecimal }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bytesOf: head)
        bytes.append(bytesOf: middle)
        bytes.append(bytesOf: tail)
    }

    static func < (one: Self, other: Self) -> Bool {
        (one.head, one.middle, one.tail) < (other.head, other.middle, other.tail)
    }
}

/// What an object is, numbered as in a pack.
enum ObjectKind: UInt8 {
    case commit = 1
    case tree, blob, tag

    /// What Git calls it.
    var word: String {
        switch self {
        case .commit: "commit"
        case .tree: "tree"
        case .blob: "blob"
        case .tag: "tag"
        }
    }
}
