/// Appends rows of comma-separated values as RFC 4180 has them: CRLF, and quotation marks where a value needs them.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []

    mutating func row(_ cells: [String]) {
        bytes += cells.map(Self.quoted).joined(separator: ",").utf8
        bytes += "\r\n".utf8
    }

    /// A value as a spreadsheet shows it and never as one that it works out: what begins like a formula gets an
    /// apostrophe before it.
    ///
    /// Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection, 2026-11-22.
    private static func quoted(_ value: String) -> String {
        let text = value.unicodeScalars.first.map(isFormula) == true ? "'" + value : value
        guard text.unicodeScalars.contains(where: needsQuotes) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func isFormula(_ scalar: Unicode.Scalar) -> Bool { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(scalar) }

    private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool { ",\"\r\n;".unicodeScalars.contains(scalar) }
}
