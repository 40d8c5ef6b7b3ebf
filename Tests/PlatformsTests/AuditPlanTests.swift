import Capture
import ContactCenter
import Platforms
import Testing

@Suite("The windows of an audit log")
struct AuditPlanTests {
    private let now = Moment(milliseconds: 1_795_334_400_000)
    private let plan = AuditPlan()

    private func windows(daysAgo: Int?, _ seconds: Int = 0) -> [AuditWindow] {
        plan.windows(
            of: "s", after: daysAgo.map { now.advanced(by: .days(-$0) - .seconds(seconds)) }, now: now)
    }

    @Test func `reach back a year the first time, thirteen of at most thirty days, without a hole`() {
        let windows = windows(daysAgo: nil)
        #expect(windows.count == 13)
        #expect(windows.first?.from == now.advanced(by: .seconds(600) - .days(365)))
        #expect(windows.last?.to == now)
        #expect(windows.allSatisfy { $0.from.duration(to: $0.to) <= .days(30) })
        for (one, next) in zip(windows, windows.dropFirst()) {
            #expect(next.from.duration(to: one.to) == .seconds(7200))
        }
    }

    @Test(arguments: [(0, 1, 1), (1, 0, 1), (1, 7200, 1), (1, 7201, 2), (2, 0, 2), (6, 0, 6), (7, 0, 1), (30, 0, 2)])
    func `go on two hours before the last, a day each, or thirty after a week's break`(
        days: Int, seconds: Int, count: Int
    ) {
        let windows = windows(daysAgo: days, seconds)
        #expect(windows.count == count)
        #expect(windows.first?.from == now.advanced(by: .days(-days) - .seconds(seconds + 7200)))
        #expect(windows.last?.to == now)
    }

    @Test func `are none of what the platform keeps no more, and none of the future`() {
        #expect(windows(daysAgo: 400).first?.from == now.advanced(by: .seconds(600) - .days(365)))
        #expect(plan.windows(of: "s", after: now.advanced(by: .days(1)), now: now).isEmpty)
    }
}

@Suite("The ids read last")
struct RecentIDsTests {

    @Test func `are known again, and nothing else`() {
        var ids = RecentIDs(overlap: .seconds(7200))
        let isNew = ["a", "a", "b"].enumerated().map { ids.insert($1, at: Moment(milliseconds: Int64($0))) }
        #expect(isNew == [true, false, true])
    }

    @Test func `are those of two hours, and a thousand at least: no more, however long it goes on`() {
        var ids = RecentIDs(overlap: .seconds(7200))
        for number in 0..<20_000 { _ = ids.insert("\(number)", at: Moment(milliseconds: Int64(number) * 60_000)) }
        #expect(ids.count == 1000)
        for number in 0..<250_000 { _ = ids.insert("x\(number)", at: Moment(milliseconds: 1_200_000_000)) }
        #expect(ids.count == 100_000)
    }

    @Test func `survive being kept, with how far was read and what is missing`() throws {
        var cursor = AuditCursor(overlap: .seconds(7200))
        _ = cursor.take("a", at: Moment(milliseconds: 86_400_000))
        let window = AuditWindow(
            service: "s", from: Moment(milliseconds: 0), to: Moment(milliseconds: 172_800_000))
        cursor.miss(from: window.from, of: window)
        var writer = JSONWriter()
        writer.object(cursor.write)

        var read = try #require(AuditCursor(try JSON(writer.bytes), overlap: .seconds(7200)))
        #expect(read.reached == window.to)
        let isNew = read.take("a", at: Moment(milliseconds: 86_400_000))
        #expect(!isNew)
        read.giveUp(before: Moment(milliseconds: 0))
        #expect(read.missing.map(\.from) == [window.from])
        #expect(read.missing.map(\.to) == [window.to.advanced(by: .seconds(-7200))])
        read.giveUp(before: window.to)
        #expect(read.missing.isEmpty)
    }

    @Test(arguments: ["{}", "[]", #"{"recent":[["a"]]}"#, #"{"recent":[],"reached":"never"}"#])
    func `are nothing where they do not read`(text: String) {
        #expect(AuditCursor(JSON(literal: text), overlap: .seconds(7200)) == nil)
    }
}
