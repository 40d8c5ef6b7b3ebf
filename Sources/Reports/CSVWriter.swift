/// Appends rows of comma-separated values as RFC 4180 has them: CRLF, and quotation marks where a value needs them.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []

    private static let quote = UInt8(ascii: "\"")

    mutating func row(_ cells: [String]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes += "\r\n".utf8
    }

    /// A value as a spreadsheet shows it and never as one that it works out: what begins like a formula gets an
    /// apostrophe before it.
    ///
    /// Quotation marks are doubled byte by byte: one that an accent joins is another character of Swift's, and closes a
    /// cell all the same.
    ///
    /// Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection, 2026-11-22.
    private mutating func append(_ value: String) {
        let needsQuotes = value.utf8.contains(where: Self.needsQuotes)
        if needsQuotes { bytes.append(Self.quote) }
        if value.unicodeScalars.first.map(Self.isFormula) == true { bytes.append(UInt8(ascii: "'")) }
        if needsQuotes {
            for byte in value.utf8 {
                if byte == Self.quote { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(Self.quote)
        } else {
            bytes += value.utf8
        }
    }

    private static func isFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), quote, 0x0D, 0x0A, UInt8(ascii: ";"): true
        default: false
        }
    }
}
