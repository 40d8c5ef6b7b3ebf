import Assurance
import Capture
import ContactCenter
import Programme
import Reports
import Testing

@testable import Engine

@Suite("A finding that is accepted for a time")
struct AcceptedTests {

    private static func madeUp(_ exceptions: ApprovedException...) -> MadeUp {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = exceptions
        return madeUp
    }

    private static func summary(_ madeUp: MadeUp) -> [Substring] {
        SummaryText(madeUp.assessed, naming: MadeUp.naming, at: MadeUp.read).text(Style(colour: false))
            .split(separator: "\n")
    }

    private static func report(_ madeUp: MadeUp) throws -> JSON {
        try JSON(ReportJSON(madeUp.assessed, guides: MadeUp.guides, tool: "test").bytes())
    }

    @Test func `makes no control met, and no run end otherwise`() {
        let all = MadeUp.exception(.init("ACC-03"), .tenant)

        #expect(Self.madeUp(all).assessed.accepted.count == 2)
        #expect(Self.madeUp(all).assessed.open.isEmpty)
        #expect(Self.madeUp(all).assessed.notMet == 1)
        #expect(Self.madeUp(all).assessed.outcome == .notMet)
    }

    @Test func `is told apart in the summary, with what it is accepted by and until when`() {
        let lines = Self.summary(Self.madeUp(MadeUp.exception()))

        #expect(lines.contains("5 controls: 1 not met, 1 undetermined, 1 met, 1 not applicable, 1 evidence only"))
        #expect(lines.contains("  ACC-03  critical  1 person  Ada Byron holds Master Admin"))
        #expect(lines.contains("Accepted for a time, and not met all the same: 1 finding"))
        #expect(lines.contains("  ACC-03  accepted until 2027-03-04  1 finding  break glass  EX-0123456789"))
        #expect(lines.contains("  change role Master Admin: closes 1 finding (ACC-03)"))
    }

    @Test func `is said to be all there is, where it is`() {
        let lines = Self.summary(Self.madeUp(MadeUp.exception("ACC-03", .tenant)))

        #expect(lines.contains("Accepted for a time, and not met all the same: 2 findings: nothing else falls short"))
        #expect(!lines.contains("Not met, worst first"))
    }

    @Test(arguments: [(31, ""), (30, ", ends within 30 days"), (7, ", ends within 7 days")])
    func `gives notice of its end`(days: Int, notice: String) {
        let end = MadeUp.read.advanced(by: .days(days))
        let lines = Self.summary(Self.madeUp(MadeUp.exception(until: end)))

        #expect(lines.contains { $0.contains("accepted until \(end.iso8601Day)\(notice)  ") })
    }

    @Test func `is open again once what makes up for it is not met, and the reason is told`() throws {
        let madeUp = Self.madeUp(MadeUp.exception(compensating: "CRY-01"))

        #expect(madeUp.assessed.accepted.isEmpty)
        #expect(Self.summary(madeUp).contains { $0.contains("ACC-03  lapsed: CRY-01 is undetermined  1 finding") })
        #expect(try Self.report(madeUp)["exceptions"]?.elements.first { _ in true }?["standing"]?.string == "lapsed")
        #expect(Self.madeUp(MadeUp.exception(compensating: "INT-04")).assessed.accepted.count == 1)
    }

    @Test func `stays in the machine report, marked and counted apart`() throws {
        let report = try Self.report(Self.madeUp(MadeUp.exception()))
        let findings = try #require(report["findings"]).elements.map { $0 }

        #expect(findings.count == 2)
        #expect(findings.map { $0["accepted"]?["exception"]?.string } == [nil, "EX-0123456789"])
        #expect(findings[1]["accepted"]?["until"]?.string == "2027-03-04T08:30:00Z")
        #expect(report["counts"]?["findings"]?["critical"]?.integer == 1)
        #expect(report["counts"]?["accepted"]?.integer == 1)
        #expect(report["counts"]?["notMet"]?.integer == 1)
    }

    @Test func `is marked on the page, and its exception listed`() {
        let html = ReportHTML(
            Self.madeUp(MadeUp.exception()).assessed, naming: MadeUp.naming, guides: MadeUp.guides, at: MadeUp.read,
            tool: "test"
        ).bytes().text

        #expect(html.contains("<span class=\"mark\">accepted until 2027-03-04</span>"))
        #expect(html.contains("EX-0123456789: ACC-03 in resource:person/p2, 1 finding"))
        #expect(html.contains("1 finding is accepted for a time."))
    }

    @Test func `is counted in a column of its own in the matrix`() {
        let rows = MatrixCSV(Self.madeUp(MadeUp.exception()).assessed).bytes().text.split(separator: "\r\n")

        #expect(rows.first?.hasSuffix("verdict,findings,accepted,gaps,simulated,whose judgement,scope") == true)
        #expect(rows.contains { $0.contains("ACC-03.v1") && $0.hasSuffix("not met,2,1,0,,baseline,the whole tenant") })
    }

    private static let attestation = Attestation(
        by: "ada", at: MadeUp.read, saw: "the access list", controls: ["ACC-03"], requirements: [],
        observed: MadeUp.read, collected: MadeUp.read, validUntil: MadeUp.read.advanced(by: .days(9)),
        document: .init(name: "list.pdf", sha256: "00", size: 6), readers: ["grace"], log: "linewarden/acme")

    @Test func `keeps its exception in the terms, which judge the same again`() throws {
        var terms = TenantTerms(exceptions: [MadeUp.exception(compensating: "INT-04")], tags: ["vip": ["person/p1"]])
        terms.notApplicable["CHN-02"] = Waiver(
            reason: "r", owner: "o", approver: "a", ends: MadeUp.read, approval: .signed(by: "grace", at: MadeUp.read))
        terms.thresholds["idle-seconds"] = .init(
            1800, waiver: Waiver(reason: "r", owner: "o", approver: "a", ends: MadeUp.read, approval: .awaited))
        terms.attestations = [RecordedAttestation(Self.attestation, recorded: MadeUp.read)]
        terms.programs = [
            RegisteredProgram(
                id: "crm", owner: "p1", purpose: "Dials", permissions: ["routing:queue:view"], review: MadeUp.read)
        ]
        terms.functions = [
            JobFunction(
                id: "Advisor", departments: ["Sales"], titles: ["Advisor"], groups: ["g"],
                gives: [.init("User", in: .home), .init("User", in: .division("d")), .init("Phone", in: .everywhere)])
        ]
        terms.services = [
            RecoveryService(
                id: "Voice", owner: "ops", recoveryMinutes: 60, lossMinutes: 1440, order: 1,
                needs: [.init("roles", "Agent"), .init("idle-timeout", nil)],
                singlePoints: [.init(.carrier, "Example Telecom")])
        ]
        terms.drills = [
            RecordedDrill(
                Drill(
                    id: "DR-1", captured: MadeUp.read, began: MadeUp.read, ended: MadeUp.read, sandbox: "s",
                    restored: 4, failed: 1, unexplained: 2,
                    services: [
                        .init("Voice", seconds: 9), .init("Chat", seconds: nil, untimed: ["roles/Agent"]),
                        .init("Mail", seconds: nil, waits: ["queues/Mail: state"]),
                    ],
                    isSigned: true), recorded: MadeUp.read)
        ]
        var madeUp = MadeUp.ofEach
        madeUp.terms = terms
        let json = try #require(
            try JSON(AssessmentJSON(madeUp.assessed, tool: "test").bytes())["assessment"]?["terms"])
        let again = TenantTerms(json: json)

        #expect(again.exceptions == terms.exceptions)
        #expect(again.attestations == terms.attestations)
        #expect(again.tags == terms.tags)
        #expect(again.programs == terms.programs)
        #expect(again.functions == terms.functions)
        #expect(again.services == terms.services)
        #expect(again.drills == terms.drills)
        #expect(TenantTerms(json: try JSON(Array("{}".utf8))).functions == nil)
        #expect(again.notApplicable == terms.notApplicable)
        #expect(again.thresholds == terms.thresholds)
    }
}

@Suite("A waiver of the configuration")
struct WaiverTests {

    private static func lines(_ approval: Waiver.Approval) -> [Substring] {
        var madeUp = MadeUp.ofEach
        madeUp.terms.notApplicable["CHN-02"] = Waiver(
            reason: "r", owner: "o", approver: "a", ends: MadeUp.read.advanced(by: .days(9)), approval: approval)
        return SummaryText(madeUp.assessed, naming: MadeUp.naming, at: MadeUp.read).text(Style(colour: false))
            .split(separator: "\n")
    }

    @Test func `says whether the second person signed`() {
        #expect(Self.lines(.named).contains("Second person not signed: CHN-02 set not applicable"))
        #expect(Self.lines(.awaited).contains("Not in force until signed: CHN-02 set not applicable"))
        #expect(!Self.lines(.signed(by: "grace", at: MadeUp.read)).contains { $0.contains("signed") })
    }

    @Test func `holds from when it was signed until it ends, and by a name alone where nobody can sign`() {
        let end = MadeUp.read.advanced(by: .days(9))
        func holds(_ approval: Waiver.Approval, at moment: Moment) -> Bool {
            Waiver(reason: "r", owner: "o", approver: "a", ends: end, approval: approval).holds(at: moment)
        }
        let before = MadeUp.read.advanced(by: .milliseconds(-1))
        #expect(holds(.signed(by: "grace", at: MadeUp.read), at: MadeUp.read))
        #expect(!holds(.signed(by: "grace", at: MadeUp.read), at: before))
        #expect(!holds(.signed(by: "grace", at: MadeUp.read), at: end))
        #expect(!holds(.awaited, at: MadeUp.read))
        #expect(holds(.named, at: before) && !holds(.named, at: end))
    }
}

@Suite("The largest share an exception may hide")
struct ExceptionShareTests {

    private static func share(_ threshold: TenantTerms.Threshold?) -> Int {
        var terms = TenantTerms()
        terms.thresholds["exception-share"] = threshold
        return terms.exceptionShare(at: MadeUp.read)
    }

    @Test func `is 20 percent, less where the tenant says so, more where somebody agreed`() {
        let waiver = Waiver(reason: "r", owner: "o", approver: "a", ends: MadeUp.read.advanced(by: .days(1)))
        var awaited = waiver
        awaited.approval = .awaited
        #expect(Self.share(nil) == 20)
        #expect(Self.share(.init(10)) == 10)
        #expect(Self.share(.init(30)) == 20)
        #expect(Self.share(.init(30, waiver: waiver)) == 30)
        #expect(Self.share(.init(30, waiver: awaited)) == 20)
    }
}

@Suite("Where the subject of a finding stands")
struct SurroundingsTests {

    private static let file = "config/web-deployments/d1.json"

    private static func surroundings(
        _ document: String = #"{"id":"d1","division":{"id":"south"}}"#
    ) -> Surroundings {
        var tenant = TenantSnapshot()
        tenant[.people] = .observed([Person(id: "p1", division: "north"), Person(id: "p2")])
        return Surroundings(
            of: tenant, in: Capture(manifest: MadeUp.ofEach.manifest, files: [file: Array(document.utf8)]),
            tags: ["vip": ["person/p1", "client/c1"], "old": ["client/c1"]],
            division: { $0["division"]?["id"]?.string.map { Division.ID($0) } })
    }

    private static let control = MadeUp.control("ACC-03", "A claim", .low)

    private static let deployment = Finding(
        Shortfall(Subject(.deployment, "d1"), "is open", seen: "open", expected: "closed"), of: control,
        in: (platform: "genesys-cloud", organization: "o1"),
        evidence: [
            Evidence(file: "config/web-configurations/d1.json", sha256: "", document: "w1"),
            Evidence(file: file, sha256: "", document: "d1"),
        ])

    @Test func `is a person's division or the one its own document names, and the tags that name its path`() {
        let findings =
            [MadeUp.administrator("p1"), MadeUp.administrator("p2"), MadeUp.client("is wrong")]
            .map { MadeUp.finding($0, of: Self.control) } + [Self.deployment]
        let weaknesses = Self.surroundings().weaknesses(findings)

        #expect(weaknesses.map(\.division) == ["north", nil, nil, "south"])
        #expect(weaknesses.map(\.tags) == [["vip"], [], ["vip", "old"], []])
        #expect(weaknesses.map(\.finding) == findings.map(\.id))
    }

    @Test(arguments: [#"{"id":"d1"}"#, #"{"id":"d1","division":{"id":"#])
    func `is not known where its document names no division or does not read`(document: String) {
        #expect(Self.surroundings(document).weaknesses([Self.deployment]).map(\.division) == [nil])
    }
}

@Suite("An action plan")
struct ActionPlanTests {

    @Test func `has a row a finding, with what is to be filled in empty`() {
        let rows = ActionPlanCSV(MadeUp.ofEach.assessed, naming: MadeUp.naming).bytes().text.split(separator: "\r\n")

        #expect(rows.count == 3)
        #expect(rows[0].hasSuffix("state,owner,planned action,due date,accept until,reason,compensating control"))
        #expect(
            rows[1].hasSuffix(
                "ACC-03,critical,person/p1,Ada Byron,holds Master Admin,Put it right.,open,,,,,,"))
    }

    @Test func `says what is accepted already, and by what`() {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception()]
        let rows = ActionPlanCSV(madeUp.assessed, naming: MadeUp.naming).bytes().text.split(separator: "\r\n")

        #expect(rows[2].hasSuffix("accepted until 2027-03-04 (EX-0123456789),Head of IT,,,,break glass,"))
    }

    @Test(arguments: [("'=1+1", "=1+1"), ("'tis", "'tis"), (" a ", "a"), ("", ""), ("'", "'"), ("-", "-")])
    func `is read as it was written`(cell: String, text: String) { #expect(ActionPlanCSV.read(cell) == text) }
}
