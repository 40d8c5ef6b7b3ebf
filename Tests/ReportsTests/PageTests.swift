import Assurance
import Capture
import ContactCenter
import Engine
import History
import Programme
import Testing

@testable import Reports

@Suite struct `The report page` {
    private func page(_ madeUp: MadeUp) -> String {
        ReportHTML(
            madeUp.assessed, naming: MadeUp.naming, guides: MadeUp.guides,
            at: MadeUp.read.advanced(by: .seconds(7200)), tool: "linewarden 0.1.0"
        ).bytes().text
    }

    private func headline(_ judgements: Judgement...) -> Substring? {
        page(MadeUp(judgements: judgements)).split(separator: "<h1>")[1].split(separator: "</h1>").first
    }

    private func judged(_ verdict: Verdict) -> Judgement {
        Judgement(MadeUp.control("INT-04", "A claim", .low), verdict)
    }

    @Test func `says the posture in one sentence`() {
        let gap = Gap(.trunks, .notPermitted(permission: "telephony:plugin:all"))
        #expect(
            headline(MadeUp.judgement("INT-02", .critical, [MadeUp.client("is wrong")]), judged(.met(examined: 1)))
                == "1 of 2 controls is not met, 1 of them critical.")
        #expect(
            headline(MadeUp.judgement("INT-02", .high, [MadeUp.client("is wrong")]))
                == "1 of 1 control is not met, none of them critical.")
        #expect(
            headline(judged(.met(examined: 1)), judged(.undetermined([gap], soFar: 0)))
                == "No control was found unmet, and 1 of 2 could not be decided.")
        #expect(
            headline(judged(.met(examined: 1)), judged(.met(examined: 2)))
                == "Nothing falls short in any of the 2 controls.")
    }

    @Test func `shows whatever a tenant calls its things as text`() {
        let html = page(
            MadeUp(
                name: "<script>alert(1)</script>",
                judgements: [
                    MadeUp.judgement("INT-02", .high, [MadeUp.client("holds <img src=x onerror='y'>")])
                ]))
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(html.contains("CRM &lt;Sync&gt; &amp; &quot;Co&quot;"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test func `needs nothing but itself`() {
        let html = page(.ofEach)
        for outside in ["<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "http://", "https://"] {
            #expect(!html.contains(outside))
        }
    }

    @Test func `puts names in, and says where one is gone`() {
        let html = page(.ofEach)
        #expect(html.contains("<b>Ada Byron</b> holds Master Admin"))
        #expect(html.contains("<b>«erased»</b> holds Master Admin"))
    }

    @Test func `says simulated on the screen, in the margin of every sheet and behind its text`() {
        var madeUp = MadeUp.ofEach
        #expect(!page(madeUp).lowercased().contains("simulat"))
        madeUp.isSimulated = true
        let html = page(madeUp)
        #expect(html.contains("<p class=\"simulated\" role=\"note\"><b>SIMULATED</b>"))
        #expect(html.contains("@top-center { content: \"SIMULATED: no real contact center\""))
        #expect(html.contains("<div class=\"watermark\" aria-hidden=\"true\">SIMULATED</div>"))
    }

    @Test func `draws nothing undetermined as met`() throws {
        let html = page(.ofEach)
        let square = try #require(html.split(separator: "<a href=\"#CRY-01\">").dropFirst().first)
        #expect(square.hasPrefix("<title>CRY-01 Calls are sent encrypted: undetermined</title>"))
        #expect(square.split(separator: "</a>").first?.contains("class=\"undetermined\"") == true)
    }

    @Test func `never calls anybody compliant`() {
        #expect(!page(.ofEach).lowercased().contains("compliant"))
    }

    @Test func `gives each finding its evidence with the whole hash`() {
        let hash = String(repeating: "ab", count: 32)
        #expect(page(.ofEach).contains("title=\"SHA-256 \(hash), document p1\""))
    }

    @Test func `says once what all findings of a control share`() {
        let html = page(.ofEach)
        #expect(html.split(separator: "at most 20 administrators").count == 2)
        #expect(html.contains("<dt>Expected of each</dt>"))
    }

    @Test func `marks what rests on an assumption`() {
        #expect(page(.ofEach).contains("<span class=\"mark\">assumed</span>"))
    }

    @Test func `says when less than the standard is accepted, by whom and how much longer`() {
        let parameter = Parameter(
            "idle-seconds", .seconds, default: 900, in: 60...86_400, looser: .higher, bound: 900, source: "PCI DSS")
        let control = Control(
            "AUT-06", "Idle sessions end", severity: .medium, why: "", remedy: "", reads: Fact<Int>(parameter)
        ) {
            _ in .met(examined: 1)
        }
        var madeUp = MadeUp(judgements: [Judgement(control, .met(examined: 1), overrides: [Override(parameter, 3600)])])
        let waiver = Waiver(
            reason: "Wallboards", owner: "Floor", approver: "CISO", ends: MadeUp.read.advanced(by: .days(30)))
        madeUp.terms.thresholds = ["idle-seconds": .init(3600, waiver: waiver)]
        let html = page(madeUp)
        #expect(html.contains("met against own threshold"))
        #expect(
            html.contains(
                "<td>Wallboards</td><td>Floor</td><td>CISO (second person not signed)</td><td>2026-12-24 (29 days left)</td>"
            ))
    }

    @Test(arguments: [(100, false), (101, true)])
    func `shows a hundred findings of a control and says how many more there are`(count: Int, isCut: Bool) {
        let shortfalls = (1...count).map { MadeUp.client("is wrong", id: "c\($0)") }
        let html = page(MadeUp(judgements: [MadeUp.judgement("INT-02", .high, shortfalls)]))
        #expect(html.split(separator: "<b>CRM ").count - 1 == 100)
        #expect(html.contains("1 more is in report.json.") == isCut)
    }

    @Test func `is small however much is wrong`() {
        let shortfalls = (1...20_000).map { MadeUp.client("is wrong", id: "c\($0)") }
        #expect(page(MadeUp(judgements: [MadeUp.judgement("INT-02", .high, shortfalls)])).utf8.count < 80_000)
    }

    private static func tally(_ day: Int, _ notMet: Int, _ open: Int, _ baseline: String = "2026.12") -> RunTally {
        RunTally(
            at: MadeUp.read.advanced(by: .days(day)), baseline: baseline,
            counts: [.notMet: notMet, .undetermined: open, .met: 60])
    }

    private func page(_ runs: RunTally...) -> String {
        ReportHTML(
            MadeUp.ofEach.assessed, naming: MadeUp.naming, guides: MadeUp.guides, at: MadeUp.read, tool: "t",
            past: .init(trend: Trend(runs))
        ).bytes().text
    }

    @Test func `shows the trend of the runs on record as a column each, as high as what is not in order`() {
        let html = page(Self.tally(-2, 48, 0), Self.tally(-1, 24, 24), Self.tally(0, 0, 12))
        #expect(
            html.contains(
                "From 48 not met and 0 undetermined on 2026-11-22 to 0 not met and 12 undetermined on 2026-11-24: 3 runs"
            ))
        #expect(html.contains("y=\"16\" width=\"40\" height=\"96\" class=\"high\""))
        #expect(html.contains("y=\"64\" width=\"40\" height=\"48\" class=\"high\""))
        #expect(html.contains("y=\"16\" width=\"40\" height=\"48\" class=\"undetermined\""))
        #expect(html.contains("y=\"88\" width=\"40\" height=\"24\" class=\"undetermined\""))
        #expect(!html.contains("class=\"edition\""))
    }

    @Test func `marks where the controls changed, and draws no trend of one run or of none`() {
        #expect(page(Self.tally(-1, 4, 0, "2026.11"), Self.tally(0, 5, 0)).contains("class=\"edition\""))
        #expect(page(Self.tally(0, 5, 0)).contains("The first run on record"))
        #expect(!page().contains("The trend"))
    }

    @Test func `says what could happen, in the words of each control that is not met`() {
        let html = page(.ofEach)
        #expect(html.contains("The worst risks"))
        #expect(html.contains("<td>It matters.</td>"))
    }

    @Test(arguments: [
        (30, "Within 30 days"), (31, "Within 90 days"), (90, "Within 90 days"), (91, nil),
    ])
    func `lists what ends within 30 and within 90 days, with whose it is`(days: Int, title: String?) {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception(until: MadeUp.read.advanced(by: .days(days)))]
        let html = page(madeUp)
        let ends = ["Within 30 days", "Within 90 days"].filter { html.contains(">\($0)</th>") }
        #expect(ends == [title].compactMap(\.self))
        let row =
            "<th scope=\"row\">EX-0123456789: ACC-03 in resource:person/p2</th><td>Head of IT</td>"
            + "<td>1 finding open again</td>"
        #expect(html.contains(row) == (title != nil))
    }

    @Test func `lists no end of what does not hold`() {
        var madeUp = MadeUp.ofEach
        madeUp.exceptions = [MadeUp.exception(until: MadeUp.read.advanced(by: .days(9)), compensating: "CRY-01")]
        #expect(!page(madeUp).contains("What ends within 90 days"))
    }

    @Test func `groups what nobody can see by what keeps us from it, and counts the controls of each`() {
        func open(_ id: String, _ gaps: Gap...) -> Judgement {
            Judgement(MadeUp.control(id, "A claim", .low), .undetermined(gaps, soFar: 0))
        }
        let html = page(
            MadeUp(judgements: [
                open("CRY-01", Gap(.trunks, .notPermitted(permission: "telephony:plugin:all"))),
                open("CRY-02", Gap(.trunks, .notPermitted(permission: "telephony:plugin:all"))),
                open("INT-09", Gap(.approvedSuppliers, .notSupplied(setting: "registers.suppliers"))),
                open("IDN-07", Gap(.people, .notImported(verb: "idp", last: nil))),
            ]))
        #expect(html.contains("Our client may not read it: 2 controls</th>"))
        #expect(html.contains("<wbr>plugin:<wbr>all</th><td>2</td>"))
        #expect(html.contains("Only you can say it, and have not: 1 control</th>"))
        #expect(html.contains("Nobody imported it, or not lately: 1 control</th>"))
        #expect(!html.contains("Nobody attests it"))
    }

    @Test func `tells the worst of what is new in words, and when the reading before was`() {
        var madeUp = MadeUp.ofEach
        madeUp.before = [MadeUp.finding(MadeUp.administrator("p1"), of: MadeUp.control("ACC-03", "Few", .critical))]
        let html = page(madeUp)
        #expect(html.contains("Against the capture read on 2026-11-23 08:30 UTC"))
        #expect(html.contains("New: «erased» holds Master Admin. <a href=\"#ACC-03\">"))
    }

    @Test func `tells an auditor how to come to the same verdicts, and which files each rests on`() {
        var manifest = MadeUp.ofEach.manifest
        manifest.files = ["config/roles/r1.json": String(repeating: "0f", count: 32)]
        let html = ReportHTML(
            MadeUp.ofEach.assessed, naming: MadeUp.naming, guides: MadeUp.guides, at: MadeUp.read, tool: "t",
            evidence: ReadEvidence(manifest, sources: [Fact<Moment>.asOf.kind: [Kind("roles", .objects)]])
        ).bytes().text
        #expect(html.contains("checkout 3d18af9c02b7"))
        #expect(html.contains("this must print \(String(repeating: "cd", count: 32))"))
        #expect(html.contains("--capture capture --given assessment.<wbr>json"))
        // What was read for a control that is met, and what the findings of one that is not lie in.
        #expect(html.contains("r1.<wbr>json<i>\(String(repeating: "0f", count: 32))</i>"))
        #expect(html.contains("3fa.<wbr>ndjson<i>\(String(repeating: "ab", count: 32))</i>"))
    }

    @Test func `tells an engineer how to take back what puts a control right`() {
        #expect(page(.ofEach).contains("<dt>To take it back</dt><dd>Nothing gives back what is deleted."))
    }

    @Test(arguments: [
        ("PUT /a/b", "send that by the same call"), ("PATCH /a", "send that by the same call"),
        ("DELETE /a", "Nothing gives back what is deleted"), ("POST /a", "The call takes nothing back"),
        ("GET /a", "The call reads only"), ("none: collect again", "to set it again in the menu"),
        ("PUT /a; undo with what was read before", "Undo with what was read before."),
    ])
    func `says how by the guide's own words, else by the verb of the call`(call: String, undo: String) {
        let guide = Guide("ACC-03", fields: [], menu: "m", call: call, caveats: "", basis: .assumed, source: "s")
        #expect(guide.undo.contains(undo))
        #expect(!guide.callAlone.contains("undo"))
    }

    @Test func `has a caption for each table, and one heading of its own for each reader`() {
        let html = page(.ofEach)
        let tables = html.split(separator: "<table").dropFirst()
        #expect(tables.count > 5)
        #expect(tables.allSatisfy { $0.split(separator: "><").dropFirst().first?.hasPrefix("caption>") == true })
        #expect(html.split(separator: "<h1").count - 1 == 4)
    }

    @Test func `says on its first page that it is about the whole tenant, or about which part`() {
        #expect(page(.ofEach).contains("<p class=\"scope\">Judged on the whole tenant.</p>"))
        let card = NamedScope("card", of: [.division("payments")], outside: [.resource("person/p2")])
        let part = MadeUp.ofEach.assessed.within(card)
        let html = ReportHTML(part, naming: MadeUp.naming, guides: [:], at: MadeUp.read, tool: "t").bytes().text
        #expect(
            html.contains(
                "Judged on card: division:payments; outside it resource:person/p2; 1 finding about other parts left out."
            ))
        #expect(html.contains("what is on record is about the whole"))
        #expect(!html.contains("«erased»"))
    }

    @Test func `is the same bytes for the same assessment at the same moment`() {
        #expect(page(.ofEach) == page(.ofEach))
    }
}
