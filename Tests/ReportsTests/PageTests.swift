import Assurance
import Capture
import ContactCenter
import Engine
import Reports
import Testing

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

    @Test func `is the same bytes for the same assessment at the same moment`() {
        #expect(page(.ofEach) == page(.ofEach))
    }
}
