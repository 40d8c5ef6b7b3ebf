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

    @Test func `without an import there is nothing to count`() {
        #expect(Control.scansStandBesideOurs.missing(in: tenant) == [.noScans])
    }
}
