/// The escapes of JSON strings, both ways.
enum JSONEscapes {

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// The characters a scanned string stands for.
    static func resolved(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var at = raw.startIndex
        while at < raw.endIndex {
            guard raw[at] == UInt8(ascii: "\\") else {
                out.append(raw[at])
                at += 1
                continue
            }
            switch raw[at + 1] {
            case UInt8(ascii: "u"):
                out += String(scalar(raw, &at)).utf8
                continue
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "t"): out.append(0x09)
            case let other: out.append(other)
            }
            at += 2
        }
        return out
    }

    /// Reads `\uXXXX`, or two of them for one scalar, and steps past it.
    private static func scalar(_ raw: ArraySlice<UInt8>, _ at: inout Int) -> Unicode.Scalar {
        let unit = hexadecimal(raw, at + 2)
        at += 6
        guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let low = hexadecimal(raw, at + 2)
        at += 6
        return Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)) ?? "\u{FFFD}"
    }

    private static func hexadecimal(_ raw: ArraySlice<UInt8>, _ at: Int) -> UInt32 {
        raw[at..<at + 4].reduce(0) { $0 << 4 | UInt32(digit($1) ?? 0) }
    }

    /// Appends a string as RFC 8785 writes it: only what must be escaped is.
    static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if text.withContiguousStorageIfAvailable({ append(inside: $0, to: &out) }) == nil {
            Array(text).withUnsafeBufferPointer { append(inside: $0, to: &out) }
        }
        out.append(UInt8(ascii: "\""))
    }

    /// Appends runs of characters that stand for themselves at once.
    private static func append(inside text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var start = 0
        for at in text.indices where needsEscape(text[at]) {
            out += text[start..<at]
            append(escaped: text[at], to: &out)
            start = at + 1
        }
        out += text[start...]
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func append(escaped byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            out.append(UInt8(ascii: "\\"))
            out.append(byte)
        case 0x08: out += #"\b"#.utf8
        case 0x09: out += #"\t"#.utf8
        case 0x0A: out += #"\n"#.utf8
        case 0x0C: out += #"\f"#.utf8
        case 0x0D: out += #"\r"#.utf8
        default:
            out += #"\u00"#.utf8
            out.append(hex[Int(byte >> 4)])
            out.append(hex[Int(byte & 15)])
        }
    }

    private static let hex = Array("0123456789abcdef".utf8)
}
