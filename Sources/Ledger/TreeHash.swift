public import Crypto

/// SHA-256 of a leaf or a node of the tree (RFC 6962, 2.1).
public struct TreeHash: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    public static let size = 32

    /// - Returns: nil unless there are 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    public init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// The root of the tree without entries: SHA-256 of nothing.
    public static let empty = TreeHash(SHA256.hash(data: [UInt8]()))

    /// SHA-256 of 0x00 and the entry.
    public static func leaf(_ entry: ArraySlice<UInt8>) -> TreeHash {
        var hash = SHA256()
        Swift.withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
        entry.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return TreeHash(hash.finalize())
    }

    public static func leaf(_ entry: [UInt8]) -> TreeHash { leaf(entry[...]) }

    /// SHA-256 of 0x01 and both children.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var hash = SHA256()
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { bytes in
            bytes[0] = 0x01
            bytes.storeBytes(of: left.words, toByteOffset: 1, as: (UInt64, UInt64, UInt64, UInt64).self)
            bytes.storeBytes(of: right.words, toByteOffset: 33, as: (UInt64, UInt64, UInt64, UInt64).self)
            hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
        return TreeHash(hash.finalize())
    }

    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    public var bytes: [UInt8] { withUnsafeBytes(Array.init) }

    public static func == (lhs: TreeHash, rhs: TreeHash) -> Bool { lhs.words == rhs.words }

    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension TreeHash: CustomStringConvertible {

    /// - Returns: nil for anything but the one spelling of 32 bytes.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.bytes(text) else { return nil }
        self.init(bytes)
    }

    public var base64: String { Base64.text(bytes) }

    /// - Returns: nil for anything but 64 lower-case digits.
    public init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    /// The same, from bytes: no string is made.
    public init?(hexadecimal digits: ArraySlice<UInt8>) {
        guard digits.count == 2 * Self.size else { return nil }
        let hash = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.size) { bytes -> TreeHash? in
            for place in 0..<Self.size {
                let first = digits.startIndex + 2 * place
                guard let byte = Hexadecimal.byte(digits[first], digits[first + 1]) else { return nil }
                bytes.initializeElement(at: place, to: byte)
            }
            return TreeHash(bytes)
        }
        guard let hash else { return nil }
        self = hash
    }

    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// Appends ``hexadecimal``, without making a string of it.
    public func appendHexadecimal(to text: inout [UInt8]) {
        withUnsafeBytes { Hexadecimal.append($0, to: &text) }
    }

    public var description: String { hexadecimal }
}
