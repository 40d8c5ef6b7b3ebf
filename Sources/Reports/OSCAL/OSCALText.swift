// Text as OSCAL's data types have it.
//
// Source: NIST, OSCAL datatypes, https://pages.nist.gov/metaschema/specification/datatypes/, 2026-11-22.

extension String {

    /// A `string` or the value of a property: one line, nothing blank at its ends, never empty.
    var oscalLine: String {
        if isPlain, let first = utf8.first, first != 0x20, utf8.last != 0x20 { return self }
        let text = printable
        let line = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return line.isEmpty ? "-" : String(line)
    }

    /// What a tenant or a person wrote, for a field that is Markdown: nothing in it is a link, an image, a tag, a
    /// heading, or OSCAL's own `{{ insert: param, … }}`.
    var oscalProse: String {
        let line = oscalLine
        guard line.utf8.contains(where: Self.isMarkup) else { return line }
        var text: [UInt8] = []
        text.reserveCapacity(line.utf8.count + 8)
        for byte in line.utf8 {
            if Self.isMarkup(byte) { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "{"):
            true
        default: false
        }
    }

    /// A clause as a `token`: letters, digits, `.`, `-` and `_`, the first one a letter.
    ///
    /// `8.4.2` is `clause-8.4.2`, `164.308(a)(1)` is `clause-164.308-a-1`.
    var oscalToken: String {
        let parts = split { !$0.isASCII || !($0.isLetter || $0.isNumber || ".-_".contains($0)) }
        let token = parts.joined(separator: "-")
        return token.first?.isLetter == true ? token : "clause-" + token
    }
}
