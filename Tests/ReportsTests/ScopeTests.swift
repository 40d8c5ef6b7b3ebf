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
            weaknesses: whole.weaknesses.map {
                Weakness(
                    finding: $0.finding, control: $0.control, subject: $0.subject,
                    division: inSales.contains($0.subject.id) ? "sales" : "payments", tags: [])
            })
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
