import Frameworks
import Testing

@Suite("The legal rules we ship")
struct LegalRulesTests {

    @Test func `are eighty-two on consent, each with a citation`() {
        #expect(ConsentRule.all.count == 82)
        #expect(Set(ConsentRule.all.map(\.id)).count == 82)
        #expect(ConsentRule.all.allSatisfy { !$0.citation.isEmpty && !$0.name.isEmpty })
        #expect(
            Set(ConsentRule.all.map(\.consent)) == ["one-party", "all-party", "mixed", "contextual"])
    }

    @Test func `are found by their jurisdiction without case`() {
        #expect(ConsentRule.rule(of: "us-ca")?.consent == "all-party")
        #expect(ConsentRule.rule(of: "US-CA")?.confidence == .high)
        #expect(ConsentRule.rule(of: "XX") == nil)
    }

    @Test func `set a period for recordings where the law sets one`() {
        #expect(RetentionRule.rule(named: "regf-1006.100")?.limit == Period("P3Y").map { .atLeast($0) })
        #expect(RetentionRule.rule(named: "glba-disposal")?.limit == Period("P2Y").map { .atMost($0) })
        #expect(RetentionRule.rule(named: "gdpr-5-1-e") == nil)
        #expect(RetentionRule.all.allSatisfy { !$0.citation.isEmpty && !$0.data.isEmpty })
    }

    @Test(arguments: [("P3Y", 1095, 1098), ("P25M", 758, 763), ("P90D", 90, 90), ("P12M", 365, 366)])
    func `have periods that last as long as months and years do`(text: String, fewest: Int, most: Int) throws {
        let period = try #require(Period(text))
        #expect(period.fewestDays == fewest)
        #expect(period.mostDays == most)
    }

    @Test(arguments: ["", "P", "3Y", "PY", "P-1D", "P1W", "P1Y6M"])
    func `have no other periods`(text: String) {
        #expect(Period(text) == nil)
    }
}
