import Assurance
import ContactCenter
import Reports
import Testing

@Suite struct `The summary` {
    private func text(
        _ madeUp: MadeUp, calls: SummaryText.Calls? = nil, reports: [String] = [], colour: Bool = false
    ) -> String {
        SummaryText(
            madeUp.assessed, naming: MadeUp.naming, at: MadeUp.read.advanced(by: .seconds(7200)), calls: calls,
            reports: reports
        ).text(Style(colour: colour))
    }

    @Test func `tells one what to do next`() {
        var madeUp = MadeUp.ofEach
        madeUp.isSimulated = true
        madeUp.before = [MadeUp.finding(MadeUp.administrator("p1"), of: madeUp.judgements[1].control)]
        let calls = SummaryText.Calls(used: 143, budget: 350)
        #expect(
            text(madeUp, calls: calls, reports: ["reports/report.html"]) == """
                Acme Contact Center   SIMULATED
                genesys-cloud, read 2026-11-24 08:30 UTC (2 hours ago), controls 2026.11, capture 3d18af9c02

                5 controls: 1 not met, 1 undetermined, 1 met, 1 not applicable, 1 evidence only
                Since 0a1b2c3d4e: 1 new, 0 fixed, 1 still failing, 0 not observed

                Not met, worst first
                  ACC-03  critical  2 people  Ada Byron holds Master Admin, and 1 more

                Changes that close most
                  change role Master Admin: closes 2 findings (ACC-03)

                4 of 5 decided; 1 not:
                  grant telephony:plugin:all  CRY-01

                Calls used: 143 of 350
                reports/report.html

                """)
    }

    @Test func `shows ten controls and counts the rest`() {
        let madeUp = MadeUp(
            judgements: (10...22).map { MadeUp.judgement("INT-\($0)", .high, [MadeUp.client("is wrong")]) })
        let lines = text(madeUp).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("  INT-") } == 10)
        #expect(lines.contains("  and 3 findings of 3 more controls"))
    }

    @Test func `puts the worst first, then the most`() {
        let madeUp = MadeUp(judgements: [
            MadeUp.judgement("INT-01", .low, [MadeUp.client("is wrong")]),
            MadeUp.judgement("INT-02", .high, [MadeUp.client("is wrong")]),
            MadeUp.judgement("INT-04", .high, [MadeUp.client("is wrong"), MadeUp.client("is wrong", id: "c2")]),
        ])
        let ids = text(madeUp).split(separator: "\n").filter { $0.hasPrefix("  INT") }.map { $0.dropFirst(2).prefix(6) }
        #expect(ids == ["INT-04", "INT-02", "INT-01"])
    }

    @Test func `stays within 100 columns whatever things are called`() {
        var madeUp = MadeUp(judgements: [
            MadeUp.judgement("INT-02", .high, [MadeUp.client(String(repeating: "is wrong and ", count: 20))])
        ])
        madeUp.name = String(repeating: "Acme ", count: 40)
        #expect(text(madeUp).split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func `lets nobody's name write to the terminal`() {
        var madeUp = MadeUp(judgements: [
            MadeUp.judgement("INT-02", .high, [MadeUp.client("is\u{1B}[2J wrong\u{202E}")])
        ])
        madeUp.name = "Acme\r\u{7}"
        let scalars = text(madeUp).unicodeScalars
        #expect(scalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!scalars.contains("\u{202E}"))
    }

    @Test func `has colours only where they are wanted`() {
        #expect(!text(.ofEach).contains("\u{1B}"))
        #expect(text(.ofEach, colour: true).contains("\u{1B}[1;31mcritical"))
    }

    @Test func `groups what is not decided by what to grant`() {
        let gap = Gap(.trunks, .notPermitted(permission: "telephony:plugin:all"))
        let hosts = Gap(.approvedHosts, .notSupplied(setting: "registers.hosts"))
        let open = ["CRY-01", "CRY-02"].map {
            Judgement(MadeUp.control($0, "A claim", .high), .undetermined([gap], soFar: 0))
        }
        let action = MadeUp.judgement("INT-11", .high, [MadeUp.client("is wrong")], gaps: [hosts])
        let lines = text(MadeUp(judgements: open + [action])).split(separator: "\n")
        #expect(lines.contains("1 of 3 decided; 2 not:"))
        #expect(lines.contains("  grant telephony:plugin:all  CRY-01, CRY-02"))
        #expect(lines.contains("Decided, but seen in part; there may be more:"))
        #expect(lines.contains("  give registers.hosts in linewarden.yaml  INT-11"))
    }

    @Test func `says so when all is decided and nothing falls short`() {
        let lines = text(MadeUp(judgements: [Judgement(MadeUp.control("INT-04", "A claim", .low), .met(examined: 1))]))
            .split(separator: "\n")
        #expect(lines.contains("1 of 1 decided"))
        #expect(!lines.contains { $0.hasPrefix("Not met") })
    }
}
