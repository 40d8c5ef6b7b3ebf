import Assurance
import ContactCenter
import Testing

@Suite("A verdict")
struct VerdictTests {
    let shortfall = Shortfall(.tenant, "is down", seen: "down", expected: "up")

    @Test func `is met only with nothing short and nothing missing`() {
        #expect(Verdict.of([], examined: 3) == .met(examined: 3))
        #expect(Verdict.of([], examined: 3, undecided: [.flag]) == .undetermined([.flag], soFar: 3))
        #expect(Verdict.of([shortfall], examined: 3) == .notMet([shortfall], examined: 3, undecided: []))
    }

    @Test func `names each gap once`() {
        let gaps: [Gap] = [.flag, .size, .flag]
        #expect(Verdict.of([shortfall], examined: 1, undecided: gaps).gaps == [.flag, .size])
        #expect(Verdict.of([], examined: 1, undecided: gaps).gaps == [.flag, .size])
    }

    @Test func `over subjects looked at one by one gathers what falls short`() {
        let verdict = Verdict.each([1, 2, 3]) { $0 == 2 ? [shortfall] : [] }
        #expect(verdict == .notMet([shortfall], examined: 3, undecided: []))
        #expect(Verdict.each([Int]()) { _ in [] } == .met(examined: 0))
    }
}

@Suite("Defects")
struct DefectsTests {
    let subject = Subject(.client, "c", name: "CRM")

    @Test func `none is in order`() {
        let defects = Defects(of: subject)
        #expect(defects.shortfall == nil)
        #expect(Verdict.of(defects) == .met(examined: 1))
    }

    @Test func `several are one shortfall as bad as the worst`() throws {
        var defects = Defects(of: subject)
        let role = Subject(.role, "r")
        defects.add(.low, "is old", seen: "age 9", expected: "younger", restsOn: [role])
        defects.add(.critical, "holds a key", seen: "a key", expected: "none", restsOn: [role, .tenant])
        defects.add(.medium, "is slow", seen: "a key", expected: "none")
        let shortfall = try #require(defects.shortfall)
        #expect(shortfall.predicate == "is old, holds a key and is slow")
        #expect(shortfall.severity == .critical)
        #expect(shortfall.seen == "age 9; a key")
        #expect(shortfall.expected == "younger; none")
        #expect(shortfall.restsOn == [role, .tenant])
    }

    @Test func `have a cause only if one change clears them all`() {
        var defects = Defects(of: subject)
        defects.add(.low, "is old", seen: "", expected: "", cause: .tenant)
        #expect(defects.shortfall?.cause == .tenant)
        defects.add(.low, "is slow", seen: "", expected: "", cause: .tenant)
        #expect(defects.shortfall?.cause == .tenant)
        defects.add(.low, "is red", seen: "", expected: "")
        #expect(defects.shortfall?.cause == nil)
    }

    @Test func `what is missing counts only while nothing is wrong`() {
        var defects = Defects(of: subject)
        #expect(defects.know(Reading<Int>.absent(.notOffered), of: .flag) == nil)
        #expect(Verdict.of(defects) == .undetermined([.flag], soFar: 1))
        defects.add(.low, "is old", seen: "", expected: "")
        #expect(Verdict.of(defects).gaps == [])
        #expect(Verdict.of([defects], undecided: [.size]).gaps == [.size])
    }

    @Test func `what is known in part is used and noted`() {
        var defects = Defects(of: subject)
        #expect(defects.know(.partial(7, [.notOffered]), of: .flag) == 7)
        #expect(defects.know(.observed(8), of: .flag) == 8)
        #expect(defects.undecided == [.flag])
    }
}

@Suite("Words")
struct WordsTests {

    @Test func `are listed as a sentence lists them`() {
        #expect([String]().spelledOut() == "")
        #expect(["a"].spelledOut() == "a")
        #expect(["a", "b"].spelledOut() == "a and b")
        #expect(["a", "b", "c"].spelledOut() == "a, b and c")
    }

    @Test func `follow their number`() {
        #expect(1.of("day") == "1 day")
        #expect(0.of("day") == "0 days")
        #expect(2.of("person", plural: "people") == "2 people")
    }

    @Test func `of a gap say why and what to do`() {
        let gap = Gap(.words, .notPermitted(permission: "words:word:view"))
        #expect(gap.description == "words: our client may not read them; grant it words:word:view")
    }

    @Test func `of severity are in order`() {
        #expect(Severity.allCases.sorted() == [.low, .medium, .high, .critical])
    }

    @Test func `of a citation carry the edition`() {
        #expect(Citation.iso27001("A.8.2").description == "ISO/IEC 27001:2022 A.8.2")
        #expect(Citation.nistCSF("PR.AA-05").description == "NIST CSF 2.0 PR.AA-05")
    }
}
