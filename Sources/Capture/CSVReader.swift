/// Rows of comma-separated values as RFC 4180 has them, each with the line it begins on.
///
/// ```
/// file  = row *(break row) [break]
/// row   = cell *(separator cell)
/// cell  = *plain / quote *(any / quote quote) quote
/// break = LF / CR LF
/// ```
///
/// The separator is a comma, or a semicolon or a tab where the first row has one before any comma: spreadsheets write what
/// their country does. Every row has as many cells as the first.
public struct CSVReader {
    private let text: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var place = 0
    private var line = 1

    public struct Row: Sendable {
        public let line: Int
        public let cells: [String]
    }

    public struct Malformed: Error {
        public let line: Int
        public let because: String
    }

    private init(_ text: String, separator: Unicode.Scalar?) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.text = scalars
        self.separator = separator ?? Self.separator(of: scalars)
    }

    /// What separates the cells of a text that begins with this row.
    public static func separator(of header: String) -> Unicode.Scalar { separator(of: Array(header.unicodeScalars)) }

    private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        scalars.prefix { $0 != "\n" }.first { $0 == "," || $0 == ";" || $0 == "\t" } ?? ","
    }

    /// The rows of a text.
    ///
    /// - Parameter separator: Where it is known from rows before these.
    public static func rows(_ text: String, separator: Unicode.Scalar? = nil) throws(Malformed) -> [Row] {
        var reader = CSVReader(text, separator: separator)
        var rows: [Row] = []
        while let row = try reader.row() {
            if let first = rows.first, row.cells.count != first.cells.count {
                throw Malformed(
                    line: row.line, because: "it has \(row.cells.count) cells, and the first row \(first.cells.count)")
            }
            rows.append(row)
        }
        return rows
    }

    private mutating func row() throws(Malformed) -> Row? {
        guard place < text.count else { return nil }
        let first = line
        var cells = [try cell()]
        while place < text.count, text[place] == separator {
            place += 1
            cells.append(try cell())
        }
        try lineBreak()
        return Row(line: first, cells: cells)
    }

    private mutating func lineBreak() throws(Malformed) {
        if place < text.count, text[place] == "\r" { place += 1 }
        guard place < text.count else { return }
        guard text[place] == "\n" else {
            throw Malformed(line: line, because: "something stands after a closing quote")
        }
        place += 1
        line += 1
    }

    private mutating func cell() throws(Malformed) -> String {
        if place < text.count, text[place] == "\"" { return try quoted() }
        var cell = String.UnicodeScalarView()
        while place < text.count, text[place] != separator, !"\r\n".unicodeScalars.contains(text[place]) {
            guard text[place] != "\"" else {
                throw Malformed(line: line, because: "a quote stands in the middle of a cell")
            }
            cell.append(text[place])
            place += 1
        }
        return String(cell)
    }

    private mutating func quoted() throws(Malformed) -> String {
        let first = line
        var cell = String.UnicodeScalarView()
        place += 1
        while place < text.count {
            if text[place] == "\"" {
                place += 1
                guard place < text.count, text[place] == "\"" else { return String(cell) }
            }
            if text[place] == "\n" { line += 1 }
            cell.append(text[place])
            place += 1
        }
        throw Malformed(line: first, because: "a quote is opened and never closed")
    }
}
