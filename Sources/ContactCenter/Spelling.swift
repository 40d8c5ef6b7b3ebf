/// The characters of an identifier, in sixteen bytes where they are a UUID written as platforms write it.
///
/// A tenant names a hundred thousand people and their grants by UUIDs. As numbers they take no memory of their own, and
/// are compared and hashed in a quarter of the time of their 36 characters.
enum Spelling: Hashable, Sendable {

    /// The digits of a UUID in lower case, the first sixteen and the rest.
    case uuid(UInt64, UInt64)

    /// Anything else, never a UUID in lower case: one identifier has one spelling.
    case text(String)

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { Self.uuid(in: $0) } ?? .text(text)
    }

    init(utf8 bytes: ArraySlice<UInt8>) {
        self = bytes.withUnsafeBufferPointer { Self.uuid(in: $0) } ?? .text(String(decoding: bytes, as: UTF8.self))
    }

    var text: String {
        switch self {
        case .text(let text): text
        case .uuid(let high, let low): Self.text(high, low)
        }
    }
}

extension Spelling: Comparable {

    /// By UTF-8 bytes.
    ///
    /// Digits of two UUIDs stand at the same places, and `0` to `9` come before `a` to `f` in both.
    static func < (lhs: Self, rhs: Self) -> Bool {
        if case .uuid(let high, let low) = lhs, case .uuid(let otherHigh, let otherLow) = rhs {
            return (high, low) < (otherHigh, otherLow)
        }
        return lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
    }
}

extension Spelling {
    private static let length = 36

    private static func isHyphen(_ place: Int) -> Bool { place == 8 || place == 13 || place == 18 || place == 23 }

    /// nil for what is no UUID, or one in upper case.
    private static func uuid(in bytes: UnsafeBufferPointer<UInt8>) -> Spelling? {
        guard bytes.count == length else { return nil }
        var digits: (UInt64, UInt64) = (0, 0)
        for place in 0..<length {
            let byte = bytes[place]
            if isHyphen(place) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = digit(byte) else { return nil }
            if place < 18 { digits.0 = digits.0 << 4 | digit } else { digits.1 = digits.1 << 4 | digit }
        }
        return .uuid(digits.0, digits.1)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: length) { bytes in
            var (high, low) = (high, low)
            for place in (0..<length).reversed() {
                if isHyphen(place) {
                    bytes[place] = UInt8(ascii: "-")
                } else if place > 18 {
                    bytes[place] = character(low & 15)
                    low >>= 4
                } else {
                    bytes[place] = character(high & 15)
                    high >>= 4
                }
            }
            return length
        }
    }

    private static func character(_ digit: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
}
