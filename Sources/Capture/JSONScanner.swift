/// Finds where each value of a text begins and ends, in one pass, and refuses what is not JSON (RFC 8259) as I-JSON
/// (RFC 7493) narrows it: UTF-8, no key twice.
struct JSONScanner {
    private let bytes: [UInt8]
    private let limits: JSON.Limits
    private var tokens: [JSON.Token] = []

    init(_ bytes: [UInt8], limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func scan() throws(JSONError) -> [JSON.Token] {
        guard bytes.count <= limits.bytes, bytes.count < UInt32.max else {
            throw JSONError(.tooLarge, at: limits.bytes)
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw JSONError(.notUTF8, at: error.byteOffsets.lowerBound)
        }
        tokens.reserveCapacity(bytes.count / 12 + 4)
        var tokens = tokens
        let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<Void, JSONError> in
            var walk = Walk(bytes: buffer, tokens: tokens, maximumDepth: limits.depth)
            tokens = []
            defer { tokens = walk.tokens }
            do throws(JSONError) {
                try walk.whole()
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
        return tokens
    }

    /// The walk itself, over bytes that stay where they are while it lasts.
    private struct Walk {
        let bytes: UnsafeBufferPointer<UInt8>
        var tokens: [JSON.Token]
        let maximumDepth: Int
        var at = 0
        var depth = 0

        mutating func whole() throws(JSONError) {
            try value()
            skipSpace()
            guard at == bytes.count else { throw JSONError(.trailing, at: at) }
        }

        private mutating func skipSpace() {
            while at < bytes.count {
                switch bytes[at] {
                case 0x20, 0x0A, 0x0D, 0x09: at += 1
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
            guard depth <= maximumDepth else { throw JSONError(.tooDeep, at: at) }
            let own = tokens.count
            append(kind, from: at, to: at)
            at += 1
            skipSpace()
            if try byte() != closing {
                while true {
                    if kind == .object { try key() }
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
            if kind == .object { try refuseRepeatedKeys(of: own) }
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

        /// Objects are small: up to 16 keys are compared in place, more go through a set.
        private func refuseRepeatedKeys(of object: Int) throws(JSONError) {
            var keys: [JSON.Token] = []
            var at = object + 1
            while at < tokens.count {
                keys.append(tokens[at])
                at = Int(tokens[at + 1].next)
            }
            guard keys.count > 1 else { return }
            if keys.count <= 16 {
                for later in 1..<keys.count {
                    for earlier in 0..<later where same(keys[earlier], keys[later]) {
                        throw JSONError(.repeatedKey, at: Int(keys[later].start))
                    }
                }
            } else {
                var seen: Set<[UInt8]> = []
                for key in keys where !seen.insert(spelled(key)).inserted {
                    throw JSONError(.repeatedKey, at: Int(key.start))
                }
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
