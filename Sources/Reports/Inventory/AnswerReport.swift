import Assurance
import Capture
public import Inventory

/// The answer to a query: for a terminal, for other programs, for spreadsheets.
public struct AnswerReport: Sendable {
    private let answer: Answer

    public init(_ answer: Answer) { self.answer = answer }

    /// In columns, with how many rows there are at the end.
    public var text: String {
        let cells = answer.rows.map { $0.map { $0.text.printable.fitted(to: 60) } }
        let head = answer.columns.map(\.printable)
        let widths = head.indices.map { index in
            cells.reduce(head[index].count) { max($0, $1[index].count) }
        }
        let lines = ([head, widths.map { String(repeating: "-", count: $0) }] + cells).map { row in
            zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmedAtEnd + "\n"
        }
        return lines.joined() + "\n\(answer.rows.count.of("row"))\n"
    }

    public var csv: [UInt8] {
        var csv = CSVWriter()
        csv.row(answer.columns)
        for row in answer.rows { csv.row(row.map(\.text)) }
        return csv.bytes
    }

    /// `columns`, `rows` as lists in their order, and `absences` of what the query reads.
    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("columns", answer.columns)
            json.array("rows") { json in
                for row in answer.rows { json.array { json in for cell in row { cell.write(&json) } } }
            }
            json.array("absences") { json in
                for lack in answer.reading.unread { json.object(lack.write) }
            }
        }
        json.endLine()
        return json.bytes
    }

    /// What of the tables read is not in the answer, a line each.
    public var absences: [String] {
        answer.reading.unread.map { lack in
            let what = lack.column.map { "\($0) of \(lack.rows.of("row")) of \(lack.table)" } ?? lack.table
            return "\(what) was not read whole: \(lack.absence.because)"
        }
    }
}

extension Cell {
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .integer(let number): json.integer(Int(number))
        case .real(let number): number.isFinite ? json.verbatim("\(number)".utf8) : json.null()
        case .text(let text): json.string(text)
        }
    }
}

extension Unread {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("table", table)
        json.field("column", ifPresent: column)
        if rows > 0 { json.field("rows", rows) }
        absence.write(&json)
    }
}

extension String {
    fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
