extension String {

    /// What a tenant or a person wrote, in a plain message: nothing in it is a link or a placeholder, and nothing turns
    /// the reading direction.
    ///
    /// Source: OASIS, SARIF 2.1.0 plus errata 01, §3.11.5 (braces are doubled) and §3.11.6 (brackets and backslashes get
    /// a backslash), 2023-08-28.
    var sarifText: String {
        let text = printable
        guard text.utf8.contains(where: Self.isSARIFMarkup) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            if Self.isSARIFMarkup(byte) { escaped.append(Self.isBrace(byte) ? byte : UInt8(ascii: "\\")) }
            escaped.append(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isSARIFMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        default: isBrace(byte)
        }
    }

    private static func isBrace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
}
