import Assurance
import Capture
import ContactCenter
import Programme
import Testing

@testable import Engine
@testable import Reports

/// What `MadeUp` shows of its findings: one known before, one new, one gone, one accepted.
private let varied: MadeUp = {
    var madeUp = MadeUp.ofEach
    madeUp.judgements.append(MadeUp.judgement("INT-02", .medium, [MadeUp.client("holds <b>all</b>")]))
    madeUp.exceptions = [MadeUp.exception()]
    let admins = MadeUp.ofEach.judgements[1].control
    madeUp.before = [
        MadeUp.finding(MadeUp.administrator("p1"), of: admins), MadeUp.finding(MadeUp.administrator("p9"), of: admins),
    ]
    return madeUp
}()

@Suite("The OCSF events of a run")
struct OCSFTests {

    private func events(_ madeUp: MadeUp = varied) throws -> [JSON] {
        try JSON.lines(OCSFEvents(madeUp.assessed, tool: "linewarden 0.1.0").bytes()).map { $0 }
    }

    private func event(on subject: String) throws -> JSON {
        try #require(try events().first { $0["message"]?.string?.hasPrefix(subject) == true })
    }

    @Test func `tell times in milliseconds, and name their class and activity`() throws {
        for event in try events() {
            #expect(event["time"]?.integer == 1_795_509_000_000)
            #expect(event["finding_info"]?["created_time"]?.integer == 1_795_509_000_000)
            #expect(event["class_uid"]?.integer == 2003)
            #expect(event["type_uid"]?.integer == 200_300 + (event["activity_id"]?.integer ?? 0))
        }
    }

    @Test func `are one for each finding, each control, and each finding that is gone`() throws {
        #expect(try events().count == 3 + 6 + 1)
        #expect(try events().compactMap { $0["metadata"]?["uid"]?.string }.distinct().count == 10)
    }

    @Test func `take back a pass of the capture before, under the id it was given`() throws {
        let was = MadeUp(judgements: [Judgement(MadeUp.control("INT-02", "x", .medium), .met(examined: 1))])
        let passed = try #require(try events(was).first)
        let failed = try event(on: "INT-02")

        #expect(passed["compliance"]?["status"]?.string == "Pass" && passed["activity_id"]?.integer == 1)
        #expect(passed["severity_id"]?.integer == 1)
        #expect(failed["compliance"]?["status"]?.string == "Fail" && failed["activity_id"]?.integer == 2)
        #expect(failed["severity_id"]?.integer == 3)
        #expect(failed["finding_info"]?["uid"]?.string == passed["finding_info"]?["uid"]?.string)
    }

    @Test func `suppress what is accepted by number and by word, and nothing else`() throws {
        let suppressed = try events().filter { $0["status_id"]?.integer == 3 }

        #expect(suppressed.map { $0["status"]?.string } == ["Suppressed"])
        #expect(suppressed.map { $0["compliance"]?["status"]?.string } == ["Fail"])
        #expect(try events().filter { $0["status"]?.string == "Suppressed" }.count == 1)
    }

    @Test func `say created, updated, closed`() throws {
        #expect(try event(on: "client/c1")["activity_id"]?.integer == 1)
        #expect(try event(on: "person/p1")["activity_id"]?.integer == 2)
        #expect(try event(on: "person/p9")["activity_id"]?.integer == 3)
        #expect(try event(on: "person/p9")["status_id"]?.integer == 4)
        #expect(try event(on: "person/p9")["compliance"]?["status_id"]?.integer == 99)
        #expect(try event(on: "person/p9")["unmapped"]?["seen_in_commit"]?.string == "0a1b2c3d4e5f")
        #expect(try event(on: "person/p1")["unmapped"]?["seen_in_commit"] == nil)
    }

    @Test func `pass what is met, and never what is undetermined`() throws {
        func status(_ control: String) throws -> Int? { try event(on: control)["compliance"]?["status_id"]?.integer }

        #expect(try status("INT-04") == 1)
        #expect(try status("CRY-01") == 0)
        #expect(try status("CRY-08") == 99)
        #expect(try status("IDN-01") == 99)
        #expect(try event(on: "person/p1")["compliance"]?["status_id"]?.integer == 3)
    }

    @Test func `name the clauses, and no person`() throws {
        let event = try event(on: "person/p1")

        #expect(event["compliance"]?["requirements"]?.elements.map(\.string) == ["A.8.2", "PR.AA-05"])
        #expect(event["resources"]?.every { $0 == "name" } == [])
        #expect(event["finding_info"]?["uid"]?.string == varied.assessed.findings.first?.id)
        #expect(!OCSFEvents(varied.assessed, tool: "t").bytes().text.contains("Ada"))
    }
}

@Suite("The SARIF log of a run")
struct SARIFTests {

    private func run(_ madeUp: MadeUp = varied) throws -> JSON {
        try #require(
            try JSON(SARIFLog(madeUp.assessed, version: "0.1.0").bytes())["runs"]?.elements.first { _ in true })
    }

    private func results(_ madeUp: MadeUp = varied) throws -> [JSON] {
        try #require(try run(madeUp)["results"]).elements.map { $0 }
    }

    @Test func `says of every result whether it is new, and what is gone, or says it of none`() throws {
        let states = try results().map { $0["baselineState"]?.string }
        #expect(states == ["unchanged", "new", "new", "absent", "new"])
        #expect(try results(.ofEach).allSatisfy { $0["baselineState"] == nil })
    }

    @Test func `says of what is undetermined whether it was so before`() throws {
        var madeUp = varied
        madeUp.judgementsBefore = madeUp.judgements
        #expect(try results(madeUp).last?["baselineState"]?.string == "unchanged")
    }

    @Test func `leaves to be looked at what was there, and what nobody can see now`() throws {
        var madeUp = MadeUp.ofEach
        let calls = madeUp.judgements[3].control
        let before = MadeUp.finding(
            Shortfall(Subject(.trunk, "t1"), "sends in clear", seen: "a", expected: "b"), of: calls)
        madeUp.before = [before]
        let review = try results(madeUp).filter { $0["kind"]?.string == "review" }

        #expect(review.map { $0["partialFingerprints"]?["findingId/v1"]?.string } == [before.id])
        #expect(review.map { $0["level"]?.string } == ["none"])
        #expect(review.map { $0["baselineState"]?.string } == ["unchanged"])
        #expect(try results(madeUp).allSatisfy { $0["baselineState"]?.string != "absent" })
    }

    @Test func `has the fingerprint and the region that GitHub needs`() throws {
        for result in try results() {
            let prints = result["partialFingerprints"]
            let physical = result["locations"]?.elements.first { _ in true }?["physicalLocation"]
            #expect(prints?["primaryLocationLineHash"]?.string == prints?["findingId/v1"]?.string)
            #expect(physical?["region"]?["startLine"]?.integer == 1)
            #expect(physical?["region"]?["endColumn"]?.integer == 2)
        }
    }

    @Test func `has no link and no placeholder of a tenant's making`() throws {
        var madeUp = MadeUp(judgements: [
            MadeUp.judgement("INT-02", .high, [MadeUp.client("is [x](http://y) {0} \\ \u{202E}z")])
        ])
        madeUp.judgements.append(
            Judgement(
                MadeUp.control("CRY-01", "[t]", .low),
                .undetermined([Gap(.trunks, .failed(call: "GET /x", because: "[a](b)"))], soFar: 0)))
        let texts = try results(madeUp).compactMap { $0["message"]?["text"]?.string }

        #expect(texts[0].hasPrefix("client/c1 is \\[x\\](http://y) {{0}} \\\\ \u{FFFD}z. Seen: a."))
        #expect(texts[1].contains("\\[a\\](b)"))
        let rules = try run(madeUp)["tool"]?["driver"]?["rules"]?.elements.map { $0 }
        #expect(rules?.last?["shortDescription"]?["text"]?.string == "\\[t\\]")
    }

    @Test func `suppresses what is accepted and keeps it, and says of the rest that nothing does`() throws {
        #expect(try results(.ofEach).allSatisfy { $0["suppressions"] == nil })
        #expect(try results().allSatisfy { $0["suppressions"] != nil })
        let suppressed = try results().filter { $0["suppressions"]?.elements.first { _ in true } != nil }

        #expect(suppressed.count == 1)
        let suppression = suppressed[0]["suppressions"]?.elements.first { _ in true }
        #expect(suppression?["kind"]?.string == "external")
        #expect(suppression?["status"]?.string == "accepted")
        #expect(suppression?["justification"]?.string == "EX-0123456789, until 2027-03-04: break glass")
    }

    @Test func `leaves open what is undetermined`() throws {
        let open = try results().filter { $0["kind"]?.string == "open" }

        #expect(open.map { $0["ruleId"]?.string } == ["CRY-01"])
        #expect(open.map { $0["level"]?.string } == ["none"])
        #expect(open[0]["message"]?["text"]?.string?.contains("telephony:plugin:all") == true)
    }

    @Test func `uses words of the standard only, and points at rules that are there`() throws {
        let rules = try #require(try run()["tool"]?["driver"]?["rules"]).elements.compactMap { $0["id"]?.string }

        #expect(rules.count == 6)
        for result in try results() {
            #expect(["error", "warning", "note", "none"].contains(result["level"]?.string))
            #expect(["fail", "review", "open"].contains(result["kind"]?.string))
            #expect([nil, "new", "unchanged", "absent"].contains(result["baselineState"]?.string))
            #expect(rules[try #require(result["ruleIndex"]?.integer)] == result["ruleId"]?.string)
            #expect(result["partialFingerprints"]?["findingId/v1"]?.string?.count == 36)
        }
    }

    @Test func `points at the thing and at the file that shows it`() throws {
        let location = try results()[0]["locations"]?.elements.first { _ in true }
        let logical = location?["logicalLocations"]?.elements.first { _ in true }

        #expect(logical?["fullyQualifiedName"]?.string == "o1/person/p1")
        #expect(logical?["name"] == nil)
        #expect(location?["physicalLocation"]?["artifactLocation"]?["uri"]?.string == "config/people/3fa.ndjson")
    }
}

@Suite("The JUnit report of a run")
struct JUnitTests {

    private func xml(_ madeUp: MadeUp = varied) -> String {
        JUnitXML(madeUp.assessed, tool: "linewarden 0.1.0").bytes().text
    }

    @Test func `is a case a control: not met fails, undetermined is an error, the rest is skipped or passes`() {
        #expect(xml().contains("tests=\"6\" failures=\"2\" errors=\"1\" skipped=\"2\""))
        #expect(
            xml().contains("<error message=\"Nobody can say: what decides it was not read.\" type=\"undetermined\">"))
        #expect(
            xml().contains("<testcase classname=\"Integrations\" name=\"INT-04.v1 Tokens are short-lived\"></testcase>")
        )
    }

    @Test func `skips what is undetermined only where the tenant does not assess it`() {
        var left = varied
        left.terms.notAssessed = ["CRY-01"]
        #expect(xml(left).contains("tests=\"6\" failures=\"2\" errors=\"0\" skipped=\"3\""))
    }

    @Test func `fails for what is accepted too, and says until when`() {
        #expect(xml().contains("person/p2 holds Master Admin (accepted until 2027-03-04, EX-0123456789)"))
        var accepted = MadeUp.ofEach
        accepted.exceptions = [MadeUp.exception("ACC-03", .tenant)]
        #expect(xml(accepted).contains("failures=\"1\""))
    }

    @Test func `names a hundred findings at most, and how many more there are`() {
        func failing(_ count: Int) -> MadeUp {
            MadeUp(judgements: [MadeUp.judgement("INT-02", .high, (1...count).map { MadeUp.client("x", id: "c\($0)") })]
            )
        }
        #expect(!xml(failing(100)).contains("more in findings.json"))
        #expect(xml(failing(101)).contains("and 1 more in findings.json"))
        #expect(!xml(failing(101)).contains("client/c101 "))
    }
}

@Suite("A name with markup, a formula or a control character in it")
struct HostileNameTests {

    static let names = [
        "<script>alert(1)</script>", "=HYPERLINK(\"http://x\",\"y\")", "@SUM(1)", "+1", "-1", "a\u{0}b\u{1B}[31m",
        "]]><x/>", "\u{202E}gnp.exe", "\u{FFFE}\u{FFFF}", "株式会社 & 子", "مركز الاتصال", "Zoë \"Q\" O'Neill", "\r\n\t",
        "💥\u{200D}", "--><!--", "javascript:alert(1)", "﷽", "x\"\u{301},=1+2", "\"\u{200D},=1", "\"\u{FE0F}\r\n=1",
    ]

    private func madeUp(_ name: String) -> MadeUp {
        var madeUp = MadeUp(judgements: [
            MadeUp.judgement(
                "INT-02", .high,
                [Shortfall(Subject(.client, "c1", name: name), "holds \(name)", seen: name, expected: name)])
        ])
        madeUp.name = name
        return madeUp
    }

    /// What may stand in XML 1.0, §2.2.
    private func isXMLCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    @Test(arguments: names)
    func `is text in HTML and XML`(name: String) {
        let assessed = madeUp(name).assessed
        let html = ReportHTML(assessed, naming: .clear, guides: [:], at: MadeUp.read, tool: "t").bytes().text
        let xml = JUnitXML(assessed, tool: "t").bytes().text

        for text in [html, xml] {
            #expect(!text.contains("<script>alert") && !text.contains("<x/>") && !text.contains("--><!--"))
            #expect(!text.contains("href=\"javascript:"))
            #expect(text.unicodeScalars.allSatisfy(isXMLCharacter))
        }
        #expect(!xml.dropFirst(5).contains("<!") && !xml.dropFirst(5).contains("<?"))
    }

    @Test(arguments: names)
    func `is no formula in a spreadsheet`(name: String) {
        let plan = ActionPlanCSV(madeUp(name).assessed, naming: .clear).bytes().text
        let rows = rows(of: plan)
        #expect(rows.map(\.count) == [14, 14])
        for cell in rows.joined() {
            let first = cell.first
            #expect(first.map { !"=+-@\t\r".unicodeScalars.contains($0) } ?? true, "\(cell)")
        }
    }

    /// The rows of a table and their cells, without their quotation marks.
    private func rows(of csv: String) -> [[[Unicode.Scalar]]] {
        var rows: [[[Unicode.Scalar]]] = [[[]]]
        var isQuoted = false
        for scalar in csv.unicodeScalars.dropLast(2) {
            let row = rows.count - 1
            if scalar == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, scalar == "\n" {
                rows.append([[]])
            } else if !isQuoted, scalar == "," {
                rows[row].append([])
            } else if isQuoted || scalar != "\r" {
                rows[row][rows[row].count - 1].append(scalar)
            }
        }
        return rows
    }

    @Test(arguments: names)
    func `is a string in every JSON document`(name: String) throws {
        let assessed = madeUp(name).assessed
        let run = OSCALRun(assessed, guides: [:], tool: "t", version: .v1_1_3)
        let documents = [
            OSCALAssessmentResults(run).bytes(), OSCALActionPlan(run).bytes() ?? [],
            SARIFLog(assessed, version: "1").bytes(),
        ]
        for bytes in documents { _ = try JSON(bytes) }
        for line in try JSON.lines(OCSFEvents(assessed, tool: "t").bytes()) {
            #expect(line["class_uid"]?.integer == 2003)
        }
    }
}
