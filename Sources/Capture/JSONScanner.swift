/// Finds where each value of a text begins and ends, in one pass, and refuses what is not JSON (RFC 8259) as I-JSON
/// (RFC 7493) narrows it: UTF-8, no key twice.
struct JSONScanner {
    private let bytes: [UInt8]
    private let limits: JSON.Limits

    init(_ bytes: [UInt8], limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The one value the text is.
    func scan() throws(JSONError) -> [JSON.Token] {
        guard bytes.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
        return try tokens(isLines: false)
    }

    /// The values of a text of one value a line, one after the other; empty lines are no values.
    func scanLines() throws(JSONError) -> [JSON.Token] { try tokens(isLines: true) }

    private func tokens(isLines: Bool) throws(JSONError) -> [JSON.Token] {
        guard bytes.count < UInt32.max else { throw JSONError(.tooLarge, at: Int(UInt32.max)) }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSONError(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<[JSON.Token], JSONError> in
            var walk = Walk(bytes: buffer, limits: limits, isLines: isLines)
            do throws(JSONError) {
                if isLines { try walk.lines() } else { try walk.whole() }
                return .success(walk.tokens)
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// The walk itself, over bytes that stay where they are while it lasts.
    private struct Walk {
        let bytes: UnsafeBufferPointer<UInt8>
        let limits: JSON.Limits

        /// Whether a line break ends a value.
        let isLines: Bool
        var tokens: [JSON.Token] = []
        private var at = 0
        private var depth = 0

        init(bytes: UnsafeBufferPointer<UInt8>, limits: JSON.Limits, isLines: Bool) {
            self.bytes = bytes
            self.limits = limits
            self.isLines = isLines
            tokens.reserveCapacity(bytes.count / 8 + 4)
        }

        mutating func whole() throws(JSONError) {
            try value()
            skipSpace()
            guard at == bytes.count else { throw JSONError(.trailing, at: at) }
        }

        mutating func lines() throws(JSONError) {
            while at < bytes.count {
                let start = at
                skipSpace()
                if at < bytes.count, bytes[at] != 0x0A {
                    try value()
                    skipSpace()
                    guard at == bytes.count || bytes[at] == 0x0A else { throw JSONError(.trailing, at: at) }
                    guard at - start <= limits.bytes else { throw JSONError(.tooLarge, at: at) }
                }
                at += 1
            }
        }

        private mutating func skipSpace() {
            while at < bytes.count {
                switch bytes[at] {
                case 0x20, 0x0D, 0x09: at += 1
                case 0x0A where !isLines: at += 1
                default: return
                }
            }
        }

        private func byte() throws(JSONError) -> UInt8 {
            guard at < bytes.count else { throw JSONError(.cutShort, at: at) }
            return bytes[at]
        }

        private mutating func value() throws(JSONError) {
            skipSpace()
            switch try byte() {
            case UInt8(ascii: "{"): try container(.object, closing: UInt8(ascii: "}"))
            case UInt8(ascii: "["): try container(.array, closing: UInt8(ascii: "]"))
            case UInt8(ascii: "\""): try string()
            case UInt8(ascii: "t"): try word("true", .boolean)
            case UInt8(ascii: "f"): try word("false", .boolean)
            case UInt8(ascii: "n"): try word("null", .null)
            default: try number()
            }
        }

        private mutating func append(_ kind: JSON.Kind, from start: Int, to end: Int, escaped: Bool = false) {
            tokens.append(
                JSON.Token(
                    kind: kind, escaped: escaped, start: UInt32(start), end: UInt32(end), next: UInt32(tokens.count + 1)
                ))
        }

        private mutating func container(_ kind: JSON.Kind, closing: UInt8) throws(JSONError) {
            depth += 1
            guard depth <= limits.depth else { throw JSONError(.tooDeep, at: at) }
            let own = tokens.count
            var keys = 0
            append(kind, from: at, to: at)
            at += 1
            skipSpace()
            if try byte() != closing {
                while true {
                    if kind == .object {
                        try key()
                        keys += 1
                    }
                    try value()
                    skipSpace()
                    let separator = try byte()
                    if separator == closing { break }
                    guard separator == UInt8(ascii: ",") else { throw JSONError(.unexpected, at: at) }
                    at += 1
                }
            }
            at += 1
            tokens[own].end = UInt32(at)
            tokens[own].next = UInt32(tokens.count)
            if keys > 1, !limits.allowsRepeatedKeys { try refuseRepeatedKeys(of: own, count: keys) }
            depth -= 1
        }

        private mutating func key() throws(JSONError) {
            skipSpace()
            guard try byte() == UInt8(ascii: "\"") else { throw JSONError(.unexpected, at: at) }
            try string()
            skipSpace()
            guard try byte() == UInt8(ascii: ":") else { throw JSONError(.unexpected, at: at) }
            at += 1
        }

        private mutating func string() throws(JSONError) {
            at += 1
            let start = at
            var escaped = false
            while at < bytes.count {
                skipPlain()
                guard at < bytes.count else { break }
                let character = bytes[at]
                if character == UInt8(ascii: "\"") {
                    append(.string, from: start, to: at, escaped: escaped)
                    at += 1
                    return
                }
                guard character >= 0x20 else { throw JSONError(.unexpected, at: at) }
                if character == UInt8(ascii: "\\") {
                    escaped = true
                    try escape()
                } else {
                    at += 1
                }
            }
            throw JSONError(.cutShort, at: at)
        }

        /// Steps over characters that neither end a string nor begin an escape, eight at a time.
        private mutating func skipPlain() {
            while at + 8 <= bytes.count, let start = bytes.baseAddress {
                let word = UInt64(
                    littleEndian: UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self))
                let ends = Self.zeros(word ^ Self.quotes) | Self.zeros(word ^ Self.backslashes)
                let special = ends | (word &- Self.spaces) & ~word & Self.highBits
                guard special == 0 else {
                    at += special.trailingZeroBitCount / 8
                    return
                }
                at += 8
            }
        }

        private static let quotes: UInt64 = 0x2222_2222_2222_2222
        private static let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
        private static let spaces: UInt64 = 0x2020_2020_2020_2020
        private static let highBits: UInt64 = 0x8080_8080_8080_8080

        /// The highest bit of the lowest byte that is zero; bits above it mean nothing.
        private static func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word & highBits }

        private mutating func escape() throws(JSONError) {
            at += 1
            switch try byte() {
            case UInt8(ascii: "u"):
                let unit = try hexadecimal()
                if unit & 0xFC00 == 0xD800 {
                    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
                    else { throw JSONError(.badEscape, at: at) }
                    at += 1
                    guard try hexadecimal() & 0xFC00 == 0xDC00 else { throw JSONError(.badEscape, at: at) }
                } else if unit & 0xFC00 == 0xDC00 {
                    throw JSONError(.badEscape, at: at)
                }
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                at += 1
            default: throw JSONError(.badEscape, at: at)
            }
        }

        /// Reads `uXXXX`, standing on the `u`.
        private mutating func hexadecimal() throws(JSONError) -> UInt32 {
            guard at + 4 < bytes.count else { throw JSONError(.cutShort, at: bytes.count) }
            var unit: UInt32 = 0
            for offset in 1...4 {
                guard let digit = JSONEscapes.digit(bytes[at + offset]) else {
                    throw JSONError(.badEscape, at: at + offset)
                }
                unit = unit << 4 | UInt32(digit)
            }
            at += 5
            return unit
        }

        private mutating func word(_ word: StaticString, _ kind: JSON.Kind) throws(JSONError) {
            let start = at
            for offset in 0..<word.utf8CodeUnitCount {
                guard try byte() == word.utf8Start[offset] else { throw JSONError(.unexpected, at: at) }
                at += 1
            }
            append(kind, from: start, to: at)
        }

        private mutating func number() throws(JSONError) {
            let start = at
            if try byte() == UInt8(ascii: "-") { at += 1 }
            guard let first = digit() else { throw JSONError(start == at ? .unexpected : .badNumber, at: at) }
            if first != UInt8(ascii: "0") { skipDigits() }
            if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
                at += 1
                guard digit() != nil else { throw JSONError(.badNumber, at: at) }
                skipDigits()
            }
            if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
                at += 1
                if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
                guard digit() != nil else { throw JSONError(.badNumber, at: at) }
                skipDigits()
            }
            append(.number, from: start, to: at)
        }

        private mutating func digit() -> UInt8? {
            guard at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 else { return nil }
            defer { at += 1 }
            return bytes[at]
        }

        private mutating func skipDigits() { while digit() != nil {} }

        /// Marks each key in a small table and compares only keys that share a mark; large objects go through a set.
        private func refuseRepeatedKeys(of object: Int, count: Int) throws(JSONError) {
            guard count <= 64 else { return try refuseRepeatedKeysOfMany(in: object) }
            var marks = SIMD8<UInt64>()
            var at = object + 1
            while at < tokens.count {
                let mark = mark(of: tokens[at])
                let (word, bit) = (Int(mark >> 6 & 7), UInt64(1) << (mark & 63))
                if marks[word] & bit != 0 { try refuse(at, repeating: object) }
                marks[word] |= bit
                at = Int(tokens[at + 1].next)
            }
        }

        private func mark(of key: JSON.Token) -> UInt32 {
            var mark: UInt32 = 0x811C_9DC5
            if key.escaped {
                for byte in spelled(key) { mark = (mark ^ UInt32(byte)) &* 0x0100_0193 }
            } else {
                for at in Int(key.start)..<Int(key.end) { mark = (mark ^ UInt32(bytes[at])) &* 0x0100_0193 }
            }
            return mark ^ mark >> 9
        }

        /// Refuses a key that stands earlier in the object.
        private func refuse(_ key: Int, repeating object: Int) throws(JSONError) {
            var at = object + 1
            while at < key {
                if same(tokens[at], tokens[key]) { throw JSONError(.repeatedKey, at: Int(tokens[key].start)) }
                at = Int(tokens[at + 1].next)
            }
        }

        private func refuseRepeatedKeysOfMany(in object: Int) throws(JSONError) {
            var seen: Set<[UInt8]> = []
            var at = object + 1
            while at < tokens.count {
                guard seen.insert(spelled(tokens[at])).inserted else {
                    throw JSONError(.repeatedKey, at: Int(tokens[at].start))
                }
                at = Int(tokens[at + 1].next)
            }
        }

        private func same(_ one: JSON.Token, _ other: JSON.Token) -> Bool {
            if one.escaped || other.escaped { return spelled(one) == spelled(other) }
            let length = Int(one.end - one.start)
            guard length == Int(other.end - other.start) else { return false }
            for offset in 0..<length where bytes[Int(one.start) + offset] != bytes[Int(other.start) + offset] {
                return false
            }
            return true
        }

        private func spelled(_ key: JSON.Token) -> [UInt8] {
            let slice = bytes[Int(key.start)..<Int(key.end)]
            return key.escaped ? JSONEscapes.resolved(ArraySlice(Array(slice))) : Array(slice)
        }
    }
}
