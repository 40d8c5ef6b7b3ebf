extension JSON {

    /// The one way this value is kept: keys in the order of their UTF-8 bytes, escapes only where they must be,
    /// numbers as they were received, arrays in their order.
    ///
    /// The same as RFC 8785 but for numbers, which we do not read, and keys beyond the basic plane, which RFC 8785
    /// sorts by UTF-16.
    ///
    /// - Parameter indented: Two spaces a level and a final line break, for files people compare; else one line.
    public func canonical(indented: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(size + size / 8)
        appendCanonical(to: &out, level: indented ? 0 : nil)
        if indented { out.append(0x0A) }
        return out
    }

    /// Appends the canonical form, indented from `level` on or in one line.
    public func appendCanonical(to out: inout [UInt8], level: Int?) {
        switch kind {
        case .object: appendObject(to: &out, level: level)
        case .array: appendArray(to: &out, level: level)
        case .string: appendString(to: &out)
        case .number, .boolean, .null: out += raw
        }
    }

    /// Appends a string as it is kept.
    func appendString(to out: inout [UInt8]) {
        if token.escaped {
            JSONEscapes.append(JSONEscapes.resolved(raw), to: &out)
        } else {
            out.append(UInt8(ascii: "\""))
            out += raw
            out.append(UInt8(ascii: "\""))
        }
    }

    private func appendObject(to out: inout [UInt8], level: Int?) {
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in sortedMembers() {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            Self.lineBreak(&out, level.map { $0 + 1 })
            key.appendString(to: &out)
            out.append(UInt8(ascii: ":"))
            if level != nil { out.append(UInt8(ascii: " ")) }
            value.appendCanonical(to: &out, level: level.map { $0 + 1 })
        }
        if !isFirst { Self.lineBreak(&out, level) }
        out.append(UInt8(ascii: "}"))
    }

    private func appendArray(to out: inout [UInt8], level: Int?) {
        out.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            Self.lineBreak(&out, level.map { $0 + 1 })
            element.appendCanonical(to: &out, level: level.map { $0 + 1 })
        }
        if !isFirst { Self.lineBreak(&out, level) }
        out.append(UInt8(ascii: "]"))
    }

    static func lineBreak(_ out: inout [UInt8], _ level: Int?) {
        guard let level else { return }
        out.append(0x0A)
        for _ in 0..<level { out += "  ".utf8 }
    }

    /// The members by the UTF-8 bytes of their keys, key and value as values of the text.
    public func sortedMembers() -> [(key: JSON, value: JSON)] {
        var members: [(key: JSON, value: JSON)] = []
        guard kind == .object else { return members }
        var at = index + 1
        let end = Int(token.next)
        var isSorted = true
        while at < end {
            let key = JSON(text: text, index: at)
            if let last = members.last, !last.key.precedes(key) { isSorted = false }
            members.append((key, JSON(text: text, index: at + 1)))
            at = Int(text.tokens[at + 1].next)
        }
        if !isSorted { members.sort { $0.key.precedes($1.key) } }
        return members
    }

    /// By the bytes of two strings.
    private func precedes(_ other: JSON) -> Bool {
        if token.escaped || other.token.escaped {
            return JSONEscapes.resolved(raw).lexicographicallyPrecedes(JSONEscapes.resolved(other.raw))
        }
        return text.bytes.withUnsafeBufferPointer { bytes in
            bytes[Int(token.start)..<Int(token.end)].lexicographicallyPrecedes(
                bytes[Int(other.token.start)..<Int(other.token.end)])
        }
    }
}
