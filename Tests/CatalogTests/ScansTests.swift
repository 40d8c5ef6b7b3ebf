import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("CFG-11: scans are made in time")
struct ScansAreMadeInTimeTests {
    let control = Control.scansAreMadeInTime

    @Test(arguments: [(last: Moment.daysAgo(30), falls: false), (last: Moment.daysAgo(30).justBefore, falls: true)])
    func `a source that reports every 30 days is late after them`(last: Moment, falls: Bool) {
        let source = ScanSource(id: "nessus", name: "Nessus", cadenceDays: 30, last: last)
        let snapshot = tenant.knowing(.scanSources, [source])
        #expect(control.findings(in: snapshot) == (falls ? ["scanner/nessus medium"] : []))
    }

    @Test func `each source has its own cadence, and what it found is none of this`() {
        let often = ScanSource(id: "a", name: "A", cadenceDays: 7, last: .daysAgo(10), open: [.critical: 9])
        let seldom = ScanSource(id: "b", name: "B", cadenceDays: 365, last: .daysAgo(10), open: [.critical: 9])
        let snapshot = tenant.knowing(.scanSources, [often, seldom])
        #expect(control.findings(in: snapshot) == ["scanner/a medium"])
        #expect(control(snapshot).shortfalls.first?.expected == "one every 7 days, the next by 2026-11-19")
    }

    @Test func `without an import nothing is decided, and it says what to run`() {
        #expect(control.missing(in: tenant) == [.noScans])
        #expect(Absence.noScans.because.contains("linewarden import findings"))
    }
}

@Suite("CFG-12: scans stand beside ours")
struct ScansStandBesideOursTests {

    @Test func `counts what each source says, worst first, and judges none of it`() {
        let source = ScanSource(
            id: "n", name: "Nessus", cadenceDays: 30, last: .today, open: [.low: 3, .critical: 1], accepted: 2, fixed: 4
        )
        let quiet = ScanSource(id: "a", name: "Audit", cadenceDays: 30, last: .today)
        let verdict = Control.scansStandBesideOurs(tenant.knowing(.scanSources, [source, quiet]))
        guard case .exhibit(let exhibit) = verdict else {
            Issue.record("no exhibit: \(verdict)")
            return
        }
        #expect(
            exhibit.rows.map { "\($0.label) \($0.count)" } == [
                "Audit: open 0", "Audit: accepted there 0", "Audit: put right 0", "Nessus: open, critical 1",
                "Nessus: open, low 3", "Nessus: accepted there 2", "Nessus: put right 4",
            ])
    }

    @Test func `lists each finding with its source, what stands first, the worst of it first`() {
        func finding(_ id: String, _ level: ScanSource.Level, _ state: ScanSource.Finding.State) -> ScanSource.Finding {
            .init(id: id, rule: "R-\(id)", title: id == "4" ? nil : "Old TLS", level: level, state: state)
        }
        let source = ScanSource(
            id: "n", name: "Nessus", cadenceDays: 30, last: .today,
            findings: [
                finding("1", .critical, .fixed), finding("2", .low, .open), finding("3", .high, .accepted),
                finding("4", .high, .open),
            ])
        guard case .exhibit(let exhibit) = Control.scansStandBesideOurs(tenant.knowing(.scanSources, [source])) else {
            Issue.record("no exhibit")
            return
        }
        let day = Moment.today.iso8601Day
        #expect(exhibit.list?.columns == ["source", "id", "title", "severity", "state", "reported"])
        #expect(
            exhibit.list?.lines == [
                ["Nessus", "4", "R-4", "high", "open", day], ["Nessus", "2", "Old TLS", "low", "open", day],
                ["Nessus", "3", "Old TLS", "high", "accepted", day],
                ["Nessus", "1", "Old TLS", "critical", "fixed", day],
            ])
    }

    @Test func `without an import there is nothing to count`() {
        #expect(Control.scansStandBesideOurs.missing(in: tenant) == [.noScans])
    }
}
