import Assurance
import Capture
import ContactCenter
import Frameworks
import Programme
import Reports
import Testing

@testable import Engine

@Suite("A part of a tenant")
struct ScopeTests {

    private static let card = NamedScope(
        "card", of: [.division("payments"), .tag("terminals")], outside: [.resource("client/c2")],
        for: ["pci-dss-4.0.1"])

    private static func weakness(
        _ subject: Subject, in division: Division.ID? = nil, tags: Set<String> = []
    ) -> Weakness {
        Weakness(finding: "f", control: "ACC-03", subject: subject, division: division, tags: tags)
    }

    @Test(
        arguments: [
            (weakness(.person("p1"), in: "payments"), true), (weakness(.person("p1"), in: "sales"), false),
            (weakness(.person("p1"), in: "sales", tags: ["terminals"]), true), (weakness(.person("p1")), true),
            (weakness(.tenant), true), (weakness(Subject(.client, "c1")), true),
            (weakness(Subject(.client, "c2")), false), (weakness(Subject(.client, "c2"), tags: ["terminals"]), true),
        ])
    func `holds what lies in it, and whatever belongs to no division unless it is named as outside`(
        weakness: Weakness, isInside: Bool
    ) {
        #expect(Self.card.holds(weakness) == isInside)
    }

    /// Two administrators, one in payments and one in sales, and perhaps something that could not be read.
    private static func assessed(_ inSales: [String], gaps: [Gap] = []) -> Assessed {
        var madeUp = MadeUp()
        let people = ["p1", "p2"]
        madeUp.judgements = [
            Judgement(
                MadeUp.control("ACC-03", "Few", .critical),
                .notMet(people.map(MadeUp.administrator), examined: 412, undecided: gaps))
        ]
        let whole = madeUp.assessed
        return Assessed(
            manifest: whole.manifest, manifestHash: whole.manifestHash, commit: whole.commit, baseline: whole.baseline,
            asOf: whole.asOf, judgements: whole.judgements, findings: whole.findings, terms: whole.terms,
            comparison: nil, exceptions: [],
            weaknesses: weaknesses(of: whole.findings, inSales))
    }

    private static func weaknesses(of findings: [Finding], _ inSales: [String]) -> [Weakness] {
        findings.map {
            Weakness(
                finding: $0.id, control: $0.control.id, subject: $0.shortfall.subject,
                division: inSales.contains($0.shortfall.subject.id) ? "sales" : "payments", tags: [])
        }
    }

    private static let gap = Gap(.people, .notPermitted(permission: "directory:user:view"))

    @Test func `is judged by the findings about it alone`() {
        let whole = Self.assessed(["p2"])
        let part = whole.within(Self.card)
        #expect(part.findings.map(\.shortfall.subject) == [.person("p1")])
        #expect(part.judgements[0].verdict.shortfalls.map(\.subject) == [.person("p1")])
        #expect(part.weaknesses.count == 1)
        #expect(whole.findings.count == 2)
    }

    @Test func `is met where every finding is elsewhere, and undetermined where something was not read besides`() {
        #expect(Self.assessed(["p1", "p2"]).within(Self.card).judgements[0].verdict == .met(examined: 412))
        let unsure = Self.assessed(["p1", "p2"], gaps: [Self.gap]).within(Self.card)
        #expect(unsure.judgements[0].verdict == .undetermined([Self.gap], soFar: 412))
    }

    @Test func `knows of exceptions what they hide in it, and of none that is about other parts alone`() {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception("ACC-03", .tenant), MadeUp.exception("ACC-03", .resource("person/p2"))]
        let part = NamedScope("card", of: [.division("payments")], outside: [.resource("person/p2")])
        let inside = madeUp.assessed.within(part)
        #expect(madeUp.assessed.exceptions.map(\.findings.count) == [2, 1])
        #expect(inside.exceptions.map(\.findings.count) == [1])
        madeUp.exceptions = [MadeUp.exception("INT-04", .tenant)]
        #expect(madeUp.assessed.within(part).exceptions.map(\.findings.count) == [0])
    }

    @Test func `changed by what is new and gone in it alone`() {
        let control = MadeUp.control("ACC-03", "Few", .critical)
        func finding(_ id: String) -> Finding { MadeUp.finding(MadeUp.administrator(id), of: control) }
        let (now, before) = (["p1", "p2", "p5", "p6"].map(finding), ["p3", "p4", "p5", "p6"].map(finding))
        let sales = ["p2", "p4", "p6"]
        let whole = Comparison(
            now: now, before: before, judgements: [Judgement(control, .met(examined: 1))],
            weaknesses: Self.weaknesses(of: before, sales), commit: "c", began: MadeUp.read)
        let inside = Set(Self.weaknesses(of: now, sales).filter(Self.card.holds).map(\.finding))

        let part = whole.within(Self.card, now: inside)

        #expect(whole.new.count == 2)
        #expect(part.new.map(\.id) == [finding("p1").id])
        #expect(part.fixed.map(\.id) == [finding("p3").id])
        #expect(part.still.map(\.id) == [finding("p5").id])
    }

    @Test func `is stated in every document that is made of it, and the whole tenant is otherwise`() throws {
        let whole = Self.assessed(["p2"])
        let part = whole.within(Self.card)
        let words =
            "card: division:payments, tag:terminals; outside it resource:client/c2; 1 finding about other parts left out"
        for (assessed, scope) in [(whole, "the whole tenant"), (part, words)] {
            let name = assessed.part == nil ? "tenant" : "card"
            let results = OSCALAssessmentResults(OSCALRun(assessed, guides: [:], tool: "t", version: .v1_1_3)).bytes()
            #expect(results.text.contains("Judged on \(scope). 1 control: 1 not met"))
            #expect(MatrixCSV(assessed).bytes().text.contains(scope.contains(",") ? ",\"\(scope)\"" : ",\(scope)"))
            #expect(SARIFLog(assessed, version: "1").bytes().text.contains(scope))
            #expect(AssessmentJSON(assessed, tool: "t").bytes().text.contains("\"scope\": \"\(name)\""))
            #expect(OCSFEvents(assessed, tool: "t").bytes().text.contains("\"scope\":\"\(name)\""))
        }
        #expect(JUnitXML(part, tool: "t").bytes().text.contains("part card alone"))
        let summary = SummaryText(part, naming: MadeUp.naming, at: MadeUp.read).text(Style(colour: false))
        #expect(summary.contains("Judged on the part card alone; 1 finding about other parts left out"))
    }

    private func report(_ assessed: Assessed, in part: NamedScope?) throws -> FrameworkReport {
        let controls = assessed.judgements.map(\.control)
        let library = Library()
        let coverage = try #require(library.coverage(of: .init(.iso27001), by: controls))
        let tenant = AssessedTenant(
            assessed, named: "acme", evidence: ReadEvidence(assessed.manifest, sources: [:]), in: part)
        return FrameworkReport(coverage, by: controls, of: tenant, in: library)
    }

    @Test
    func `is named on the first lines, with what it leaves out, and so is each control that found more elsewhere`()
        throws
    {
        let text = FrameworkText(try report(Self.assessed(["p2"]), in: Self.card)).text
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "scope card: division:payments, tag:terminals; outside it resource:client/c2; 1 finding about other parts left out"
            ))
        #expect(text.contains("ACC-03.v1  not met, 1 finding, 1 outside the scope  (part)"))
        let json = try JSON(FrameworkJSON(try report(Self.assessed(["p2"]), in: nil)).bytes())
        #expect(json["tenant"] != nil)
        #expect(FrameworkText(try report(Self.assessed(["p2"]), in: nil)).text.contains("the whole tenant"))
    }

    @Test func `is kept in the terms an assessment is made again by`() throws {
        var terms = TenantTerms()
        terms.scopes = [Self.card, NamedScope("sandbox", of: [.resource("deployment/d1")])]
        var writer = JSONWriter()
        writer.object(terms.write)
        #expect(TenantTerms(json: try JSON(writer.bytes)).scopes == terms.scopes)
    }
}
