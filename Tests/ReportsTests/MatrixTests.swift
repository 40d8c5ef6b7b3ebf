import Assurance
import ContactCenter
import Reports
import Testing

@Suite struct `The control matrix` {
    private func rows(_ madeUp: MadeUp) -> [Substring] {
        MatrixCSV(madeUp.assessed).bytes().text.split(separator: "\r\n", omittingEmptySubsequences: true)
    }

    @Test func `has a row for each clause and each control that answers to it`() {
        let rows = rows(.ofEach)
        let columns = [
            "framework", "edition", "clause", "clause title", "control", "title", "verdict", "findings", "accepted",
            "gaps", "simulated", "whose judgement",
            "scope",
        ]
        #expect(rows.first.map(String.init) == columns.joined(separator: ","))
        let administrators = rows.first { $0.contains("A.8.2,") && $0.contains("ACC-03") }
        #expect(administrators?.hasPrefix("ISO/IEC 27001:2022,2022 (Amd 1:2024") == true)
        #expect(administrators?.hasSuffix(",not met,2,0,0,,baseline,the whole tenant") == true)
        #expect(rows.count { $0.contains("PR.AA-05") } == 5)
    }

    @Test func `leaves out clauses that no control answers to`() {
        #expect(!rows(.ofEach).contains { $0.contains("A.5.1,") })
    }

    @Test func `keeps a clause that no catalogue has`() {
        let control = MadeUp.control("ACC-99", "A claim", .low, .soc2("CC99.9"))
        #expect(
            rows(MadeUp(judgements: [Judgement(control, .met(examined: 1))])).contains {
                $0.contains("CC99.9,,ACC-99.v1")
            })
    }

    @Test func `says met of nothing undetermined`() {
        #expect(
            rows(.ofEach).filter { $0.contains("CRY-01") }.allSatisfy {
                $0.hasSuffix(",undetermined,0,0,1,,baseline,the whole tenant")
            })
    }

    @Test func `says simulated in every row of a simulated capture`() {
        var madeUp = MadeUp.ofEach
        madeUp.isSimulated = true
        #expect(rows(madeUp).dropFirst().allSatisfy { $0.hasSuffix(",simulated,baseline,the whole tenant") })
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
    func `gives a spreadsheet nothing to work out`(title: String) {
        let madeUp = MadeUp(judgements: [Judgement(MadeUp.control("ACC-99", title, .low), .met(examined: 1))])
        #expect(rows(madeUp).dropFirst().allSatisfy { $0.contains(",'\(title),") })
    }

    @Test func `quotes what would break a row`() {
        let control = MadeUp.control("ACC-99", "Says \"no\", twice\r\nand ends", .low)
        let text = MatrixCSV(MadeUp(judgements: [Judgement(control, .met(examined: 1))]).assessed).bytes().text
        #expect(text.contains(",\"Says \"\"no\"\", twice\r\nand ends\","))
    }
}
