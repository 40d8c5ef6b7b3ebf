import Assurance
import Capture
import ContactCenter
import Frameworks
import Programme
import Reports
import Testing

@testable import Engine

extension JSON {

    /// The elements of a list; none where it is not there.
    fileprivate func list(_ key: String) -> [JSON] { self[key: key].map { Array($0.elements) } ?? [] }
}

extension MadeUp {

    /// A framework printed of it.
    func report(
        of name: String = "iso27001-2022", in library: Library = Library(), evidence: ReadEvidence? = nil
    ) throws -> FrameworkReport {
        let controls = judgements.map(\.control)
        let choice = try #require(library.choice(named: name))
        let coverage = try #require(
            library.coverage(of: choice, by: controls))
        let evidence = evidence ?? ReadEvidence(manifest, sources: [:])
        return FrameworkReport(
            coverage, by: controls, of: AssessedTenant(assessed, named: "acme", evidence: evidence), in: library)
    }

    /// An attestation recorded so many days after the capture was read.
    static func attestation(
        of requirements: [String] = [], controls: [Control.ID] = [], recordedAfter days: Int = -1, lasts: Int = 90
    ) -> RecordedAttestation {
        let at = read.advanced(by: .days(days))
        return RecordedAttestation(
            Attestation(
                by: "ada", at: at, saw: "the badge reader's log", controls: controls, requirements: requirements,
                observed: at, collected: at, validUntil: at.advanced(by: .days(lasts)),
                document: .init(name: "log.pdf", sha256: String(repeating: "ef", count: 32), size: 7), readers: [],
                log: "log"), recorded: at)
    }
}

@Suite("A whole framework of a tenant")
struct FrameworkReportTests {

    private func lines(_ report: FrameworkReport, of requirement: String) -> [Substring] {
        let lines = FrameworkText(report).text.split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.drop { !$0.hasPrefix(requirement + " ") }
        return Array(rest.prefix(1) + rest.dropFirst().prefix { $0.hasPrefix(" ") })
    }

    private func requirement(_ id: String, _ report: FrameworkReport) throws -> JSON {
        let json = try JSON(FrameworkJSON(report).bytes())
        return try #require(json.list("requirements").first { $0["id"]?.string == id })
    }

    @Test func `says on its first lines of which tenant, capture, day, baseline and scope it is`() throws {
        let text = FrameworkText(try MadeUp.ofEach.report()).text
        let head = text.split(separator: "\n").prefix(9).joined(separator: "\n")
        #expect(
            head.hasPrefix(
                "ISO/IEC 27001:2022\n  tenant     acme, Acme Contact Center (genesys-cloud, organisation o1)"))
        #expect(head.contains("  capture    3d18af9c02b7, manifest SHA-256"))
        #expect(head.contains("  judged     as of 2026-11-24 08:30 UTC"))
        #expect(head.contains("  baseline   2026.11, 5 controls"))
        #expect(head.contains("  scope      the whole tenant"))
    }

    @Test func `says that a capture was simulated`() throws {
        var madeUp = MadeUp.ofEach
        #expect(!FrameworkText(try madeUp.report()).text.contains("SIMULATED"))
        madeUp.isSimulated = true
        #expect(FrameworkText(try madeUp.report()).text.contains("organisation o1), SIMULATED"))
    }

    @Test func `has every requirement in order, those that nothing covers included`() throws {
        let report = try MadeUp.ofEach.report()
        let ids = try JSON(FrameworkJSON(report).bytes()).list("requirements").map { $0["id"]?.string ?? "" }
        #expect(ids == Catalogues.requirements(of: .iso27001).map(\.id))
        #expect(lines(report, of: "A.7.4").dropFirst() == ["          nothing here covers it"])
        #expect(try requirement("A.7.4", report)["cover"]?.string == "none")
    }

    @Test func `says what each check said, how many findings, and in which files`() throws {
        let lines = lines(try MadeUp.ofEach.report(), of: "A.8.2")
        #expect(lines.contains("          ACC-03.v1  not met, 2 findings  (part)"))
        #expect(lines.contains("            in config/people/3fa.ndjson"))
        #expect(lines.contains("          INT-04.v1  met  (part)"))
    }

    @Test func `names what was read for a check that found nothing, a folder as one`() throws {
        var manifest = MadeUp.ofEach.manifest
        manifest.files = [
            "config/people/3fa.ndjson": "a", "config/people/4fa.ndjson": "b", "config/idle-timeout.json": "c",
        ]
        let kinds = [Kind("people", .lines), Kind("idle-timeout", .setting), Kind("roles", .objects)]
        let evidence = ReadEvidence(manifest, sources: [Fact.asOf.kind: kinds])
        let report = try MadeUp.ofEach.report(evidence: evidence)
        let line = lines(report, of: "A.8.2").drop { !$0.contains("INT-04.v1") }.dropFirst().first
        #expect(line == "            in config/people/ (2 files), config/idle-timeout.json")
        let mapping = try requirement("A.8.2", report).list("mappings").first { $0["control"]?.string == "INT-04.v1" }
        #expect(mapping?.list("evidence").map { $0["sha256"]?.string } == [nil, "c"])
        #expect(mapping?.list("evidence").map { $0["files"]?.integer } == [2, 1])
    }

    @Test func `says how much a check could not see, and why one does not apply`() throws {
        let card = lines(try MadeUp.ofEach.report(of: "pci-dss-4.0.1"), of: "4.2.1")
        #expect(card.contains("          CRY-01.v1  undetermined, 1 gap  (part)"))
        let keys = lines(try MadeUp.ofEach.report(), of: "A.8.24")
        #expect(
            keys.contains("          CRY-08.v1  not applicable: a key server of the customer's is in use  (part)"))
    }

    @Test func `says whose it is that a check is for most of a requirement, and why`() throws {
        let mapping = DirectMapping("INT-04", by: .customer("own.yaml"), share: .most, because: "it asks no more")
        let own = OwnFramework(
            file: "own.yaml", framework: .iso27001, catalogue: nil, checks: [("A.7.4", mapping)], crosswalks: [])
        let lines = lines(try MadeUp.ofEach.report(in: Library(own: [own])), of: "A.7.4")
        #expect(lines.contains("          INT-04.v1  met  (most, by own.yaml: it asks no more)"))
    }

    @Test func `never shows as direct what is derived`() throws {
        let report = try MadeUp.ofEach.report(of: "iso27001-2013")
        let json = try requirement("A.9.2.3", report)
        let mappings = json.list("mappings")
        #expect(!mappings.isEmpty && mappings.allSatisfy { $0["basis"]?.string == "derived" })
        #expect(mappings.allSatisfy { $0["from"]?["requirement"]?.string == "A.8.2" && $0["relation"] != nil })
        #expect(json["cover"]?.string == "derived")
        let lines = lines(report, of: "A.9.2.3")
        #expect(lines.count == 3 && lines[1].hasPrefix("          derived (part): it equals ISO/IEC 27001:2022 A.8.2"))
        #expect(lines[2].hasPrefix("            there ") && lines[2].contains("ACC-03.v1 not met"))
    }

    @Test func `marks every derived row of a spreadsheet`() throws {
        let rows = FrameworkCSV(try MadeUp.ofEach.report(of: "iso27001-2013")).bytes().text.split(separator: "\r\n")
        let checks = rows.dropFirst().filter { $0.contains("ACC-03.v1") }
        #expect(!checks.isEmpty && checks.allSatisfy { $0.contains(",ACC-03.v1,derived,") })
        #expect(rows.count > 114)
    }

    @Test func `has the crosswalk and whose it is once, for all that is derived over it`() throws {
        let json = try JSON(FrameworkJSON(try MadeUp.ofEach.report(of: "iso27001-2013")).bytes())
        let crosswalks = json.list("crosswalks")
        #expect(crosswalks.map { $0["id"]?.string } == ["iso27001-2013_to_iso27001-2022"])
        #expect(crosswalks.first?["judgement"]?.string == "publisher")
    }

    @Test func `counts an attestation for a requirement as such, and never as a check`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.terms.attestations = [MadeUp.attestation(of: ["iso27001-2022 A.7.4"])]
        let report = try madeUp.report()
        #expect(try requirement("A.7.4", report)["cover"]?.string == "attested")
        let line = try #require(lines(report, of: "A.7.4").dropFirst().first)
        #expect(line.contains("attested  AT-") && line.hasSuffix(" by ada, until 2027-02-21"))
    }

    @Test func `takes an attestation of an old edition for what the requirement became`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.terms.attestations = [MadeUp.attestation(of: ["iso27001-2013 A.11.1.2"])]
        #expect(try requirement("A.7.2", try madeUp.report()).list("attestations").count == 1)
        #expect(try requirement("A.7.4", try madeUp.report()).list("attestations").isEmpty)
    }

    @Test func `loses no attestation whose requirement the framework does not have`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.terms.attestations = [
            MadeUp.attestation(of: ["iso27001-2022 A.9.99"]), MadeUp.attestation(of: ["gdpr 32(9)"]),
        ]
        let text = FrameworkText(try madeUp.report()).text
        #expect(text.contains("Attested for what it does not have\n          A.9.99: AT-"))
        #expect(!text.contains("32(9)"))
        let json = try JSON(FrameworkJSON(try madeUp.report()).bytes())
        #expect(json.list("attestedElsewhere").map { $0["requirement"]?.string } == ["A.9.99"])
        let whole = FrameworkText(try MadeUp.ofEach.report()).text
        #expect(!whole.contains("Attested for what it does not have"))
    }

    @Test(arguments: [(-1, 90, "until"), (1, 90, "counts from"), (-100, 90, "ended"), (0, 90, "until")])
    func `says whether an attestation counts`(recordedAfter: Int, lasts: Int, says: String) throws {
        var madeUp = MadeUp.ofEach
        madeUp.terms.attestations = [
            MadeUp.attestation(controls: ["ACC-03"], recordedAfter: recordedAfter, lasts: lasts)
        ]
        let attested = lines(try madeUp.report(), of: "A.8.2").first { $0.contains("attested") }
        #expect(attested?.contains(" by ada, \(says) ") == true)
    }

    @Test func `names an exception once`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception(), MadeUp.exception()]
        #expect(try requirement("A.8.2", try madeUp.report()).list("exceptions").count == 1)
    }

    @Test func `names the exceptions of its checks, which stay not met`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception()]
        let lines = lines(try madeUp.report(), of: "A.8.2")
        #expect(lines.contains("          ACC-03.v1  not met, 2 findings (1 accepted)  (part)"))
        #expect(lines.contains { $0.contains("exception  EX-0123456789 of ACC-03, accepted until") })
    }

    @Test func `of no tenant says nothing of verdicts`() throws {
        let controls = MadeUp.ofEach.judgements.map(\.control)
        let coverage = try #require(Library().coverage(of: .init(.iso27001), by: controls))
        let report = FrameworkReport(coverage, by: controls, in: Library())
        #expect(lines(report, of: "A.8.2").contains("          ACC-03.v1  (part)"))
        #expect(!FrameworkText(report).text.contains("not met"))
        #expect(try requirement("A.8.2", report).list("mappings").allSatisfy { $0["verdict"] == nil })
    }

    @Test func `shows a terminal nothing that it would obey`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.name = "Acme\u{1B}[2J\u{202E}"
        let text = FrameworkText(try madeUp.report()).text
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }

    @Test func `never says compliant`() throws {
        let report = try MadeUp.ofEach.report()
        let all = [
            FrameworkText(report).text, FrameworkJSON(report).bytes().text, FrameworkCSV(report).bytes().text,
            ApplicabilityText(ApplicabilityStatement(report, [:])).text,
        ]
        for text in all { #expect(!text.lowercased().contains("complian")) }
    }
}

@Suite("The statement of applicability")
struct ApplicabilityStatementTests {
    private static let decisions = [
        "A.7.4": Applicability(isApplicable: false, reason: "the landlord's", owner: "Facilities"),
        "A.8.2": Applicability(
            isApplicable: true, reason: "few may change all", owner: "IT", implemented: "reviewed quarterly"),
    ]

    private func statement() throws -> ApplicabilityStatement {
        ApplicabilityStatement(try MadeUp.ofEach.report(), Self.decisions)
    }

    private func row(_ id: String) throws -> JSON {
        let json = try JSON(ApplicabilityJSON(statement()).bytes())
        return try #require(json.list("requirements").first { $0["id"]?.string == id })
    }

    @Test func `has all 93 of Annex A and the 34 clauses, once each`() throws {
        let rows = ApplicabilityCSV(try statement()).bytes().text.split(separator: "\r\n")
        #expect(rows.count == 1 + 93 + 34)
        let ids = try JSON(ApplicabilityJSON(statement()).bytes()).list("requirements").compactMap {
            $0["id"]?.string
        }
        #expect(Set(ids).count == 127 && ids.count { $0.hasPrefix("A.") } == 93)
    }

    @Test func `says of each what was decided, why, whose it is and how it is implemented`() throws {
        #expect(try row("A.7.4")["applicable"]?.boolean == false)
        #expect(try row("A.7.4")["reason"]?.string == "the landlord's")
        #expect(try row("A.8.2")["owner"]?.string == "IT")
        #expect(try row("A.8.2")["implemented"]?.string == "reviewed quarterly")
        let text = ApplicabilityText(try statement()).text
        #expect(text.contains("          not applicable: the landlord's\n          owner: Facilities\n"))
        #expect(text.contains("          applicable: few may change all\n          owner: IT\n"))
        #expect(
            text.contains(
                "          implemented: reviewed quarterly\n          IDN-01.v1  evidence  (part)\n          ACC-03.v1  not met, 2 findings"
            ))
    }

    @Test func `takes as applicable what nobody decided, and says so`() throws {
        #expect(try row("A.5.1")["applicable"]?.boolean == true && row("A.5.1")["decided"]?.boolean == false)
        let text = ApplicabilityText(try statement()).text
        #expect(
            text.contains("127 requirements: 126 applicable, 1 not; 125 taken as applicable because nobody decided"))
    }

    @Test func `sums up for a spreadsheet which checks are met and which are not`() throws {
        let rows = ApplicabilityCSV(try statement()).bytes().text.split(separator: "\r\n")
        let row = try #require(rows.first { $0.contains(",A.8.2,") })
        #expect(row.contains("\"reviewed quarterly; not met: ACC-03.v1; met: INT-04.v1; evidence: IDN-01.v1\""))
    }
}
