import ContactCenter
import History
import Testing

@Suite struct `The trend of a tenant` {
    private func trend(_ hours: [Int]) -> [Int] {
        let runs = hours.map { hour in
            RunTally(at: Moment(milliseconds: Int64(hour) * 3_600_000), baseline: "2026.12", counts: [.notMet: hour])
        }
        return Trend(runs).runs.map { $0.count(.notMet) }
    }

    @Test func `is every run, as long as there are no more than a picture has room for`() {
        #expect(trend([]) == [])
        #expect(trend(Array(0..<24)) == Array(0..<24))
    }

    @Test func `is the last run of each of 24 equal stretches where there are more`() {
        // Two runs an hour apart, 48 hours: the second of each, and the last moment in the last stretch.
        #expect(trend(Array(0...48)) == (0..<23).map { $0 * 2 + 1 } + [48])
    }

    @Test func `has no run where for a stretch there was none`() {
        let hours = Array(0..<24) + [240]
        #expect(trend(hours) == [9, 19, 23, 240])
    }

    @Test func `of very many runs at one moment is the last of them`() {
        #expect(trend(Array(repeating: 5, count: 30)) == Array(repeating: 5, count: 24))
    }

    @Test func `knows how many runs there are on record`() {
        let run = RunTally(at: Moment(milliseconds: 0), baseline: "2026.12", counts: [:])
        #expect(Trend(Array(repeating: run, count: 30)).recorded == 30)
        #expect(run.count(.met) == 0)
    }
}
