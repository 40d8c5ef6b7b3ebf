import ContactCenter
import Platforms
import Testing

@Suite("Our share of the rate limit")
struct RateBudgetTests {
    private static let start = Moment(milliseconds: 1_795_334_400_000)

    private static func after(_ seconds: Int) -> Moment { start.advanced(by: .seconds(seconds)) }

    /// Asks so often and counts how often it may send.
    private static func sent(_ budget: inout RateBudget, asking times: Int, at moment: Moment) -> Int {
        (0..<times).count { _ in budget.ask(at: moment) == .send }
    }

    @Test(arguments: [(80, 300, 240), (100, 300, 300), (1, 300, 3), (1, 50, 1), (95, 20, 19)])
    func `is so many percent of what the platform allows, and at least one`(share: Int, allowed: Int, ours: Int) {
        var budget = RateBudget(share: share, allowed: allowed)

        #expect(Self.sent(&budget, asking: 400, at: Self.start) == ours)
    }

    @Test func `is spent until a minute after the first request, and whole again then`() {
        var budget = RateBudget(share: 100, allowed: 2)
        #expect(budget.ask(at: Self.start) == .send)
        #expect(budget.ask(at: Self.after(30)) == .send)

        #expect(budget.ask(at: Self.after(59)) == .wait(until: Self.after(60)))
        #expect(Self.sent(&budget, asking: 5, at: Self.after(60)) == 2)
        #expect(budget.ask(at: Self.after(61)) == .wait(until: Self.after(120)))
    }

    @Test(arguments: [(0, 0), (1, 0), (300, 0), (301, 60), (600, 60), (601, 120)])
    func `says the least time so many requests take: full minutes, and the last is not waited for`(
        requests: Int, seconds: Int
    ) {
        #expect(RateBudget.leastTime(of: requests) == .seconds(seconds))
    }

    @Test func `is gone beyond by what is urgent, up to what the platform allows and no further`() {
        var budget = RateBudget(share: 50, allowed: 10)
        #expect(Self.sent(&budget, asking: 6, at: Self.start) == 5)
        for _ in 0..<5 { #expect(budget.ask(at: Self.start, isUrgent: true) == .send) }
        #expect(budget.ask(at: Self.start, isUrgent: true) == .wait(until: Self.after(60)))
        budget.refused(retryAfter: .seconds(90), at: Self.start)
        #expect(budget.ask(at: Self.after(60), isUrgent: true) == .wait(until: Self.after(90)))
    }

    @Test func `believes what the platform says it allows`() {
        var budget = RateBudget(share: 50)
        budget.heard(allowed: 10, count: nil, reset: nil, at: Self.start)

        #expect(budget.ours == 5)
        #expect(Self.sent(&budget, asking: 10, at: Self.start) == 5)
    }

    @Test func `believes what the platform counted where that is more than we sent`() {
        var budget = RateBudget(share: 100, allowed: 10)
        _ = budget.ask(at: Self.start)
        budget.heard(allowed: nil, count: 8, reset: .seconds(20), at: Self.after(1))

        #expect(Self.sent(&budget, asking: 10, at: Self.after(2)) == 2)
        #expect(budget.ask(at: Self.after(2)) == .wait(until: Self.after(21)))
    }

    @Test func `is not made larger by a count below ours`() {
        var budget = RateBudget(share: 100, allowed: 3)
        _ = Self.sent(&budget, asking: 3, at: Self.start)
        budget.heard(allowed: nil, count: 1, reset: nil, at: Self.start)

        #expect(budget.ask(at: Self.start) == .wait(until: Self.after(60)))
    }

    @Test func `rests as long as a refusal asks, and the longer of two`() {
        var budget = RateBudget()
        budget.refused(retryAfter: .seconds(30), at: Self.start)
        budget.refused(retryAfter: .seconds(5), at: Self.start)

        #expect(budget.ask(at: Self.after(29)) == .wait(until: Self.after(30)))
        #expect(budget.ask(at: Self.after(30)) == .send)
    }

    @Test(arguments: [Int.max, .min, -1, 0])
    func `is not shaken by numbers that make no sense`(number: Int) {
        var budget = RateBudget()
        budget.heard(allowed: number, count: number, reset: .seconds(number), at: Self.start)
        budget.refused(retryAfter: .seconds(number), at: Self.start)

        #expect(budget.ours >= 1)
        _ = budget.ask(at: Self.start)
    }
}

@Suite("Making a call again")
struct RetryTests {

    @Test func `waits longer each time, and gives up after four`() {
        var retry = Retry()
        let waits = (0..<4).map { _ in retry.failed(jitter: 0) }

        #expect(waits == [.milliseconds(500), .seconds(1), .seconds(2), nil])
    }

    @Test func `is spread by chance, to twice as long at most`() {
        var one = Retry()
        var other = Retry()

        #expect(one.failed(jitter: 0.5) == .milliseconds(750))
        #expect(other.failed(jitter: 1) == .seconds(1))
    }

    @Test func `waits as long as a refusal says, at least a second, a minute where it says nothing`() {
        var retry = Retry()

        #expect(retry.refused(retryAfter: .seconds(7)) == .seconds(7))
        #expect(retry.refused(retryAfter: .zero) == .seconds(1))
        #expect(retry.refused(retryAfter: .seconds(-5)) == .seconds(1))
        #expect(retry.refused(retryAfter: nil) == .seconds(60))
    }

    @Test func `waits three minutes within a run, and no longer`() {
        var retry = Retry()

        #expect(retry.refused(retryAfter: .seconds(180)) == .seconds(180))
        #expect(retry.refused(retryAfter: .seconds(181)) == nil)
    }

    @Test func `gives up after sixteen refusals, which are not counted as failures`() {
        var retry = Retry()
        let waits = (0..<17).map { _ in retry.refused(retryAfter: .seconds(1)) }

        #expect(waits.dropLast().allSatisfy { $0 == .seconds(1) })
        #expect(waits.last == .some(nil))
        #expect(retry.failed(jitter: 0) != nil)
    }
}
