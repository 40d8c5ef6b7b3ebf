import Assurance
import Capture
import ContactCenter
import Frameworks
import Programme
import Testing

@testable import Engine
@testable import Reports

@Suite("An OSCAL document")
struct OSCALTests {

    private static func run(_ madeUp: MadeUp, _ version: OSCALVersion = .v1_1_3) -> OSCALRun {
        OSCALRun(madeUp.assessed, guides: MadeUp.guides, tool: "linewarden 0.1.0", version: version)
    }

    private static func results(_ madeUp: MadeUp) throws -> JSON {
        let json = try JSON(OSCALAssessmentResults(run(madeUp)).bytes())
        return try #require(json["assessment-results"])
    }

    private static func plan(_ madeUp: MadeUp) throws -> JSON {
        let json = try JSON(try #require(OSCALActionPlan(run(madeUp)).bytes()))
        return try #require(json["plan-of-action-and-milestones"])
    }

    /// Two findings, one of them accepted, another of the tenant itself, gaps, and hostile names.
    private static let varied: MadeUp = {
        var madeUp = MadeUp.ofEach
        madeUp.judgements.append(MadeUp.judgement("INT-02", .high, [MadeUp.client("holds <b>*[x](y)*</b>\n# all")]))
        madeUp.judgements.append(
            MadeUp.judgement(
                "CFG-01", .low, [Shortfall(.tenant, "has none", seen: "", expected: " one ")],
                gaps: [Gap(.trunks, .notOffered)]))
        madeUp.exceptions = [MadeUp.exception(compensating: "INT-04")]
        return madeUp
    }()

    private static func documents(_ madeUp: MadeUp) throws -> [JSON] {
        let run = run(madeUp)
        return try [
            OSCALAssessmentResults(run).bytes(), OSCALComponentDefinition(run).bytes(), OSCALCatalog(run).bytes(),
        ].map { try JSON($0) } + (OSCALActionPlan(run).bytes().map { [try JSON($0)] } ?? [])
    }

    private static func status(of control: String, in results: JSON) throws -> (state: String?, reason: String?) {
        let findings = results["results"]?.elements.first { _ in true }?["findings"]?.elements
        let finding = try #require(findings?.first { $0["target"]?["target-id"]?.string == control + "_obj" })
        let status = finding["target"]?["status"]
        return (status?["state"]?.string, status?["reason"]?.string)
    }

    @Test func `refers to nothing that is not in it, and names nothing twice`() throws {
        for madeUp in [MadeUp.ofEach, Self.varied] {
            for document in try Self.documents(madeUp) {
                let uuids = document.every { $0 == "uuid" }
                let references = document.every { $0.hasSuffix("-uuid") }
                let links = document.every { $0 == "href" || $0 == "source" }.filter { $0.hasPrefix("#") }

                #expect(!uuids.isEmpty)
                #expect(Set(uuids).count == uuids.count)
                #expect(references.filter { !uuids.contains($0) }.isEmpty)
                #expect(links.filter { !uuids.contains(String($0.dropFirst())) }.isEmpty)
            }
        }
    }

    @Test func `has targets in the catalog beside it`() throws {
        let objectives = Set(try JSON(OSCALCatalog(Self.run(Self.varied)).bytes()).every { $0 == "id" })
        let targets = try Self.results(Self.varied).every { $0 == "target-id" || $0 == "control-id" }

        #expect(targets.count > 6)
        #expect(targets.filter { !objectives.contains($0) }.isEmpty)
    }

    @Test func `has no empty array, and ids of version 5 only`() throws {
        for document in try Self.documents(Self.varied) {
            #expect(document.emptyArrays.isEmpty)
            #expect(document.every { $0 == "uuid" }.allSatisfy { Array($0.utf8)[14] == UInt8(ascii: "5") })
        }
    }

    @Test func `has property values of one line, with nothing blank at the ends`() throws {
        for document in try Self.documents(Self.varied) {
            for value in document.every({ $0 == "value" || $0 == "title" }) {
                #expect(!value.isEmpty && !value.contains("\n"))
                #expect(value.first?.isWhitespace == false && value.last?.isWhitespace == false)
            }
        }
    }

    @Test func `is the same bytes for the same assessment, and other ids for another run`() throws {
        let once = OSCALAssessmentResults(Self.run(Self.varied)).bytes()
        var other = Self.varied
        other.terms.notAssessed = ["CRY-01"]

        #expect(OSCALAssessmentResults(Self.run(Self.varied)).bytes() == once)
        #expect(try Self.results(other)["uuid"]?.string != Self.results(Self.varied)["uuid"]?.string)
        #expect(try Self.plan(other)["uuid"]?.string == Self.plan(Self.varied)["uuid"]?.string)
        #expect(
            try Self.plan(other)["poam-items"]?.every { $0 == "uuid" }
                == Self.plan(Self.varied)["poam-items"]?.every { $0 == "uuid" })
    }

    @Test(arguments: OSCALVersion.allCases)
    func `says which release it is of`(version: OSCALVersion) throws {
        let json = try JSON(OSCALAssessmentResults(Self.run(.ofEach, version)).bytes())
        #expect(json["assessment-results"]?["metadata"]?["oscal-version"]?.string == version.rawValue)
    }

    @Test func `says of a simulated tenant that it is one`() throws {
        var simulated = MadeUp.ofEach
        simulated.isSimulated = true
        let title = try Self.results(simulated)["metadata"]?["title"]?.string

        #expect(title == "SIMULATED: Assessment of Acme Contact Center")
        #expect(try Self.results(.ofEach)["metadata"]?["title"]?.string == "Assessment of Acme Contact Center")
    }

    @Test func `is satisfied where met, and never where undetermined`() throws {
        let results = try Self.results(Self.varied)

        #expect(try Self.status(of: "INT-04", in: results) == ("satisfied", "pass"))
        #expect(try Self.status(of: "ACC-03", in: results) == ("not-satisfied", "fail"))
        #expect(try Self.status(of: "CRY-01", in: results) == ("not-satisfied", "other"))
    }

    @Test func `has no finding, and an observation, for what does not apply and for evidence`() throws {
        let result = try #require(try Self.results(.ofEach)["results"]?.elements.first { _ in true })
        let targets = result["findings"]?.every { $0 == "target-id" }
        let titles = result["observations"]?.every { $0 == "title" } ?? []
        let excluded = result["reviewed-controls"]?["control-selections"]?.elements.first { _ in true }?[
            "exclude-controls"]

        #expect(targets == ["ACC-03_obj", "INT-04_obj", "CRY-01_obj"])
        #expect(titles.contains("CRY-08.v1 Recording keys rotate"))
        #expect(titles.contains("IDN-01.v1 Everybody is on record"))
        #expect(excluded?.every { $0 == "control-id" } == ["CRY-08"])
    }

    @Test func `has risks for what is open and deviations for what is accepted, with an end`() throws {
        let risks = try #require(try Self.plan(Self.varied)["risks"]).elements.map { $0 }
        let accepted = try #require(risks.first { $0["status"]?.string == "deviation-approved" })

        #expect(risks.map { $0["status"]?.string } == ["open", "open", "open", "deviation-approved"])
        #expect(accepted["deadline"]?.string == "2027-03-04T08:30:00Z")
        #expect(accepted["related-observations"]?.elements.map { $0 }.count == 1)
        #expect(accepted["mitigating-factors"]?.every { $0 == "description" }.first?.contains("INT-04") == true)
        #expect(
            accepted["risk-log"]?.every { $0 == "status-change" } == ["deviation-requested", "deviation-approved"])
        #expect(try Self.plan(Self.varied)["poam-items"]?.elements.map { $0 }.count == 4)
    }

    @Test func `is no plan where nothing falls short`() {
        let sound = MadeUp(judgements: MadeUp.ofEach.judgements.filter { $0.verdict.isMet })
        #expect(OSCALActionPlan(Self.run(sound)).bytes() == nil)
    }

    @Test func `says on every observation when it was read and which file shows it`() throws {
        let result = try #require(try Self.results(Self.varied)["results"]?.elements.first { _ in true })
        for observation in try #require(result["observations"]).elements {
            #expect(observation["collected"]?.string == "2026-11-24T08:30:00Z")
            #expect(observation["methods"]?.elements.map(\.string) == ["TEST"])
            #expect(observation["relevant-evidence"]?.every { $0 == "href" }.isEmpty == false)
        }
    }

    @Test func `has no markup of a tenant's making, and names nobody`() throws {
        for document in try Self.documents(Self.varied) {
            let text = document.canonical().text
            #expect(!text.contains("Ada"))
            for prose in document.every({ $0 == "description" || $0 == "title" }) {
                #expect(!prose.contains("<b>") || prose.contains("\\<b\\>"))
                #expect(!prose.contains("[x](y)"))
            }
        }
        #expect("<b>a</b>\n# b".oscalProse == "\\<b\\>a\\</b\\> \\# b")
        #expect("plain text, _as_ is".oscalProse == "plain text, _as_ is")
    }

    @Test func `has the words of the customer's own controls as text, and ours with their code`() throws {
        let words = "is [x](y) `z` {{ insert: param, p }}"
        let own = Control(
            "ORG-01", version: 1, words, severity: .low, satisfies: [.iso27001("A.8.2")], why: words, remedy: words,
            reads: [], ownWith: "ab", judgedTogether: { _, _ in [:] })
        let madeUp = MadeUp(judgements: [
            Judgement(own, .notMet([MadeUp.client("x")], examined: 1, undecided: []))
        ])
        for document in try Self.documents(madeUp) {
            let texts = document.every { ["title", "description", "statement", "prose"].contains($0) }
            #expect(texts.allSatisfy { !$0.contains("[x]") && !$0.contains("{{") }, "\(texts)")
        }
        #expect(MadeUp.control("ACC-03", "x", .low).whyProse == "It matters.")
        #expect("{{ insert: param, p }}".oscalProse == "\\{\\{ insert: param, p }}")
    }

    @Test(arguments: Framework.all)
    func `has an id of its own for every clause of a framework`(framework: Framework) {
        let ids = Catalogues.requirements(of: framework).map { framework.oscalID(of: $0.id) }

        #expect(!ids.isEmpty)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.first?.isLetter == true)
            #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) })
        }
    }

    @Test func `has NIST's ids for NIST's clauses`() {
        #expect(Framework.nist80053.oscalID(of: "AC-2(1)") == "ac-2.1")
        #expect(Framework.nist80053.oscalID(of: "AC-2") == "ac-2")
        #expect(Framework.nistCSF.oscalID(of: "PR.AA-05") == "PR.AA-05")
        #expect(Framework.pciDSS.oscalID(of: "8.4.2") == "clause-8.4.2")
    }
}

extension JSON {

    /// The strings under every key of a kind, at any depth, in the order of the text.
    func every(_ matches: (String) -> Bool) -> [String] {
        members.flatMap { key, value in
            value.string.map { matches(key) ? [$0] : [] } ?? value.every(matches)
        } + elements.flatMap { $0.every(matches) }
    }

    /// The keys of arrays with nothing in them.
    var emptyArrays: [String] {
        members.flatMap { key, value in
            (value.kind == .array && value.elements.first { _ in true } == nil ? [key] : []) + value.emptyArrays
        } + elements.flatMap(\.emptyArrays)
    }
}
