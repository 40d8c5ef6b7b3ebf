import Inventory
import Testing

@testable import Reports

@Suite("The answer to a query")
struct AnswerReportTests {

    private static func report(_ sql: String) throws -> AnswerReport {
        let rows: [String: [[String: Cell]]] = [
            "clients": [
                ["id": .text("c1"), "name": .text("=1+1\u{1B}[31m"), "token_seconds": .integer(60)],
                ["id": .text("c2")],
            ]
        ]
        return AnswerReport(try Inventory(rows: rows, asOf: nil).ask(sql))
    }

    @Test func `stands in columns, and nothing in it is obeyed by a terminal`() throws {
        let text = try Self.report("SELECT id, name, token_seconds FROM clients").text
        #expect(
            text == """
                id  name       token_seconds
                --  ---------  -------------
                c1  =1+1\u{FFFD}[31m  60
                c2

                2 rows

                """)
    }

    @Test func `is JSON with columns, rows and what is absent`() throws {
        let json = String(
            decoding: try Self.report("SELECT id, token_seconds, 0.5 AS x FROM clients").json, as: UTF8.self)
        let flat = json.filter { !$0.isWhitespace }
        #expect(flat == #"{"columns":["id","token_seconds","x"],"rows":[["c1",60,0.5],["c2",null,0.5]],"absences":[]}"#)
    }

    @Test func `is CSV that no spreadsheet works out`() throws {
        let csv = String(decoding: try Self.report("SELECT name, id FROM clients WHERE id = 'c1'").csv, as: UTF8.self)
        #expect(csv == "name,id\r\n'=1+1\u{1B}[31m,c1\r\n")
    }
}
