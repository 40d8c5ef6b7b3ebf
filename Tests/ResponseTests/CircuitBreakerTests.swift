import ContactCenter
import Response
import Testing

@Suite("Whether there is any sense in sending more")
struct CircuitBreakerTests {
    private static func make(_ kind: String, _ target: Subject.Kind) -> Change {
        Change(.make, Subject(target, "one"), .document(kind: kind, sha256: String(repeating: "0", count: 64)))
    }

    private static let flow = make("flows", .flow)

    @Test func `three failures of a kind in a row stop that kind, two do not, and no other`() throws {
        var breaker = CircuitBreaker()
        for _ in 1...2 { breaker.failed(Self.flow, isUnanswered: false) }
        #expect(breaker.opened(for: Self.flow) == nil)
        breaker.failed(Self.flow, isUnanswered: false)
        #expect(try #require(breaker.opened(for: Self.flow)).contains("the last 3 times to make flows failed"))
        #expect(breaker.opened(for: Self.make("queues", .queue)) == nil)
        #expect(breaker.opened(for: Change(.suspend, .anna)) == nil)
        breaker.succeeded(Self.flow)
        #expect(breaker.opened(for: Self.flow) == nil)
    }

    @Test func `three answers in a row that did not come stop everything, whatever they were for`() {
        var breaker = CircuitBreaker()
        for kind in ["flows", "queues"] { breaker.failed(Self.make(kind, .flow), isUnanswered: true) }
        #expect(breaker.opened(for: Self.flow) == nil)
        breaker.failed(Change(.suspend, .anna), isUnanswered: true)
        #expect(breaker.opened(for: Self.flow) != nil && breaker.opened(for: Change(.disableClient, .exporter)) != nil)
    }
}
