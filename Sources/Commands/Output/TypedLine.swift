import Foundation

/// A line as its bytes come from a terminal that does nothing with them.
struct TypedLine {
    private var bytes: [UInt8] = []

    enum Step {
        case goesOn

        /// It is whole.
        case ended

        /// Whoever typed wants none of it.
        case brokenOff
    }

    init() { bytes.reserveCapacity(4096) }

    /// Source: the codes are those `stty` has for *eof*, *intr*, *quit*, *erase* and *kill* where nobody set others.
    mutating func take(_ byte: UInt8) -> Step {
        switch byte {
        case 0x0A, 0x0D: return .ended
        case 0x03, 0x04, 0x1C: return .brokenOff
        case 0x08, 0x7F: eraseLast()
        case 0x15: wipe()
        default: bytes.append(byte)
        }
        return .goesOn
    }

    /// nil where it is not UTF-8, or holds something nobody types on purpose, such as an arrow key.
    var text: String? {
        guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Leaves nothing of it in memory.
    mutating func wipe() {
        bytes.withUnsafeMutableBytes { all in all.baseAddress.map { explicit_bzero($0, all.count) } }
        bytes.removeAll(keepingCapacity: true)
    }

    /// The last character, of however many bytes.
    private mutating func eraseLast() {
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
    }
}
