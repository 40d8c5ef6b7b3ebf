import Assurance
import Capture
import ContactCenter
import Engine
import Reports
import Testing

@Suite struct `Machine reports` {
    private let guides = MadeUp.guides

    private func report(_ madeUp: MadeUp) throws -> JSON {
        try JSON(ReportJSON(madeUp.assessed, guides: guides, tool: "linewarden 0.1.0").bytes())
    }

    @Test func `name nobody`() {
        let assessed = MadeUp.ofEach.assessed
        for bytes in [
            ReportJSON(assessed, guides: guides, tool: "linewarden 0.1.0").bytes(),
            FindingsJSON(assessed, guides: guides).bytes(), AssessmentJSON(assessed, tool: "linewarden 0.1.0").bytes(),
        ] {
            #expect(!bytes.text.contains("Ada"))
        }
    }

    @Test func `are the same bytes for the same assessment`() {
        let bytes = ReportJSON(MadeUp.ofEach.assessed, guides: guides, tool: "linewarden 0.1.0").bytes()
        #expect(ReportJSON(MadeUp.ofEach.assessed, guides: guides, tool: "linewarden 0.1.0").bytes() == bytes)
        #expect(bytes.last == 0x0A)
    }

    @Test func `are JSON whatever a tenant calls its things`() throws {
        let madeUp = MadeUp(judgements: [
            MadeUp.judgement("INT-02", .high, [MadeUp.client("holds \"Admin\"\n</script>")])
        ])
        let finding = try report(madeUp)["findings"]?.elements.first { _ in true }
        #expect(finding?["subjectName"]?.string == "CRM <Sync> & \"Co\"")
        #expect(finding?["predicate"]?.string == "holds \"Admin\"\n</script>")
    }

    @Test func `begin with the assessment, which stands alone as well`() throws {
        let alone = try JSON(AssessmentJSON(MadeUp.ofEach.assessed, tool: "linewarden 0.1.0").bytes())
        let whole = try report(.ofEach)
        #expect(alone["assessment"]?.canonical() == whole["assessment"]?.canonical())
        #expect(whole["assessment"]?["commit"]?.string == "3d18af9c02b7")
        #expect(whole["assessment"]?["asOf"]?.string == "2026-11-24T08:30:00Z")
        #expect(whole["assessment"]?["simulated"]?.boolean == false)
    }

    @Test func `never count undetermined as met`() throws {
        let counts = try report(.ofEach)["counts"]
        #expect(counts?["controls"]?.integer == 5)
        #expect(counts?["met"]?.integer == 1)
        #expect(counts?["notMet"]?.integer == 1)
        #expect(counts?["undetermined"]?.integer == 1)
        #expect(counts?["notApplicable"]?.integer == 1)
        #expect(counts?["exhibits"]?.integer == 1)
    }

    @Test func `list whatever evidence was counted one by one, all of it`() throws {
        let lines = (1...150).map { ["Nessus", "\($0)"] }
        let exhibit = Exhibit([.init("open", 150)], list: .init(["source", "id"], lines))
        let madeUp = MadeUp(judgements: [Judgement(MadeUp.control("CFG-12", "Scans", .low), .exhibit(exhibit))])
        let list = try report(madeUp)["judgements"]?.elements.first { _ in true }?["list"]?.elements.map { $0 } ?? []
        #expect(list.count == 150)
        #expect(list.last?["source"]?.string == "Nessus" && list.last?["id"]?.string == "150")
        let html = ReportHTML(madeUp.assessed, naming: MadeUp.naming, guides: [:], at: MadeUp.read, tool: "t").bytes()
        #expect(html.text.contains("<td>100"))
        #expect(!html.text.contains("<td>101"))
        #expect(html.text.contains("50 more are in report.json."))
    }

    @Test func `say of every finding what, on what, why, seen, expected, what to do and where it shows`() throws {
        let finding = try #require(try report(.ofEach)["findings"]?.elements.first { _ in true })
        #expect(finding["control"]?.string == "ACC-03")
        #expect(finding["subject"]?.string == "person/p1")
        #expect(finding["subjectName"] == nil)
        #expect(finding["severity"]?.string == "critical")
        #expect(finding["why"]?.string == "It matters.")
        #expect(finding["seen"]?.string == "Master Admin")
        #expect(finding["expected"]?.string == "at most 20 administrators")
        #expect(finding["fix"]?["menu"]?.string == "Admin > Roles")
        #expect(finding["fix"]?["call"]?.string == "DELETE /api/v2/roles/{id}")
        #expect(finding["cause"]?.string == "role/r1")
        #expect(finding["basis"]?.string == "assumed")
        #expect(finding["evidence"]?.elements.first { _ in true }?["file"]?.string == "config/people/3fa.ndjson")
    }

    @Test func `say of every judgement what is missing and what to do about it`() throws {
        let judgement = try report(.ofEach)["judgements"]?.elements.first { $0["control"]?.string == "CRY-01" }
        #expect(judgement?["verdict"]?.string == "undetermined")
        let gap = judgement?["gaps"]?.elements.first { _ in true }
        #expect(gap?["permission"]?.string == "telephony:plugin:all")
        #expect(gap?["says"]?.string == "our client may not read them; grant it telephony:plugin:all")
    }

    @Test func `speak of what changed in numbers and ids`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.before = [
            MadeUp.finding(MadeUp.administrator("p1"), of: madeUp.judgements[1].control),
            MadeUp.finding(MadeUp.administrator("gone"), of: madeUp.judgements[1].control),
        ]
        let comparison = try JSON(ComparisonJSON(#require(madeUp.assessed.comparison)).bytes())["comparison"]
        #expect(comparison?["new"]?["count"]?.integer == 1)
        #expect(comparison?["still"]?["count"]?.integer == 1)
        #expect(comparison?["fixed"]?["count"]?.integer == 1)
        #expect(comparison?["notObserved"]?["count"]?.integer == 0)
    }

    @Test func `are the same whatever the capture is compared with`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.before = [MadeUp.finding(MadeUp.administrator("gone"), of: madeUp.judgements[1].control)]
        #expect(try report(madeUp).canonical() == report(.ofEach).canonical())
    }

    @Test func `say simulated of the whole and of every finding taken out of it`() throws {
        var madeUp = MadeUp.ofEach
        #expect(!FindingsJSON(madeUp.assessed, guides: guides).bytes().text.contains("simulated"))
        madeUp.isSimulated = true
        let findings = try JSON(FindingsJSON(madeUp.assessed, guides: guides).bytes()).elements
        #expect(findings.allSatisfy { $0["simulated"]?.boolean == true })
        #expect(try report(madeUp)["assessment"]?["simulated"]?.boolean == true)
    }

    @Test func `carry the registers whole: without them nobody could judge again`() throws {
        var madeUp = MadeUp.ofEach
        madeUp.terms.registers = ["hosts": ["crm.example.com"]]
        let bytes = AssessmentJSON(madeUp.assessed, tool: "linewarden 0.1.0").bytes()
        let terms = try JSON(bytes)["assessment"]?["terms"]
        #expect(terms?["registers"]?["hosts"]?.elements.compactMap(\.string) == ["crm.example.com"])
    }

    @Test func `say who allowed a threshold looser than the standard, and until when`() throws {
        let parameter = Parameter(
            "idle-seconds", .seconds, default: 900, in: 60...86_400, looser: .higher, bound: 900,
            source: "PCI DSS 4.0.1 8.2.8")
        let control = Control(
            "AUT-06", "Idle sessions end", severity: .medium, why: "", remedy: "", reads: Fact<Int>(parameter)
        ) { _ in .met(examined: 1) }
        var madeUp = MadeUp(judgements: [
            Judgement(control, .met(examined: 1), overrides: [Override(parameter, 3600)])
        ])
        let ends = MadeUp.read.advanced(by: .days(30))
        madeUp.terms.thresholds = [
            "idle-seconds": .init(
                3600, waiver: Waiver(reason: "Wallboards", owner: "Floor", approver: "CISO", ends: ends))
        ]
        let report = try report(madeUp)
        let effect = report["assessment"]?["parameters"]?.elements.first { _ in true }
        #expect(effect?["value"]?.integer == 3600)
        #expect(effect?["loose"]?.boolean == true)
        #expect(effect?["waiver"]?["approver"]?.string == "CISO")
        #expect(report["judgements"]?.elements.first { _ in true }?["metAgainstOwnThreshold"]?.boolean == true)
    }
}
