extension JSON {

    /// The canonical form of RFC 8785, which strangers' tools hash: keys by their UTF-16 units, numbers as ECMAScript
    /// writes them.
    ///
    /// - Throws: ``JSONError`` for a number that has no such form: a whole one beyond 2^53 - 1, one too large for a
    ///   double.
    public func rfc8785() throws(JSONError) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(size)
        try appendRFC8785(to: &out)
        return out
    }

    private func appendRFC8785(to out: inout [UInt8]) throws(JSONError) {
        switch kind {
        case .object: try appendMembersByUTF16(to: &out)
        case .array:
            out.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { out.append(UInt8(ascii: ",")) }
                isFirst = false
                try element.appendRFC8785(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .string: appendString(to: &out)
        case .number: out += try numberOfECMAScript().utf8
        case .boolean, .null: out += raw
        }
    }

    private func appendMembersByUTF16(to out: inout [UInt8]) throws(JSONError) {
        var members = sortedMembers()
        // The two orders differ only beyond the basic plane, whose UTF-8 begins with F0 or more.
        if members.contains(where: { $0.key.isEscaped || $0.key.raw.contains { $0 >= 0xF0 } }) {
            let keyed = members.map { (units: Array(($0.key.string ?? "").utf16), member: $0) }
            members = keyed.sorted { $0.units.lexicographicallyPrecedes($1.units) }.map(\.member)
        }
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in members {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            key.appendString(to: &out)
            out.append(UInt8(ascii: ":"))
            try value.appendRFC8785(to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private var isEscaped: Bool { token.escaped }

    private func numberOfECMAScript() throws(JSONError) -> String {
        let text = String(decoding: raw, as: UTF8.self)
        if !raw.contains(where: { ".eE".utf8.contains($0) }) {
            guard let whole = integer, whole.magnitude < 1 << 53 else {
                throw JSONError(.unwritable, at: raw.startIndex)
            }
            return "\(whole)"
        }
        guard let value = Double(text), value.isFinite else { throw JSONError(.unwritable, at: raw.startIndex) }
        return value.ofECMAScript
    }
}

extension Double {

    /// As ECMAScript's `Number::toString` writes it: the shortest digits that read back as this number.
    ///
    /// - Precondition: it is finite.
    fileprivate var ofECMAScript: String {
        guard self != 0 else { return "0" }
        let (digits, point) = Self.shortestDigits(of: magnitude)
        let sign = self < 0 ? "-" : ""
        if point > 21 || point <= -6 {
            let fraction = digits.dropFirst()
            let exponent = point - 1
            return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
                + "e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The significant digits, and how many of them stand before the point: 0.00123 is `123` and -2.
    private static func shortestDigits(of value: Double) -> (String, point: Int) {
        let parts = "\(value)".split(separator: "e")
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
        let leading = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leading))
        while digits.last == "0" { digits.removeLast() }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return (digits, whole.count - leading + exponent)
    }
}
