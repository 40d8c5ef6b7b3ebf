import Capture
import Engine
import Foundation
import GenesysCloud
import Platforms
import Rehearsals
import Simulator
import Synchronization
import Testing

@Suite("The requests of an assessment")
struct RequestCountTests {

    @Test func `stay under 350 for 5,000 people, and none of them asks about one person`() async throws {
        let tally = Tally()
        var rehearsal = Rehearsal(people: 5_000, posture: .mixed)
        rehearsal.seen = tally.count
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        let people = try outcome.capture.documents(of: .people)
        let divisions = try outcome.capture.documents(of: .divisions).count
        let grants = try outcome.capture.documents(of: .grants).count
        #expect(grants > 10_000)
        #expect(outcome.requests == tally.total, "what the reader counts is what the simulator saw")
        #expect(outcome.requests <= 350)
        #expect(
            outcome.requests
                <= GenesysCloud.requestCeiling(people: people.count, grants: grants, divisions: divisions))
        #expect(GenesysCloud.requestCeiling(of: outcome.capture.manifest) <= 350)
        #expect(tally.targets.filter { target in people.contains { target.contains($0.id) } } == [])
    }

    @Test func `grow by a page for every hundred people and every 500 grants`() {
        let ceiling = GenesysCloud.requestCeiling(people:grants:divisions:)
        #expect(ceiling(5_000, 15_000, 10) <= 350)
        #expect(ceiling(100_000, 250_000, 100) <= 2_000)
        #expect(ceiling(101, 0, 0) - ceiling(100, 0, 0) == 1)
        #expect(ceiling(0, 501, 0) - ceiling(0, 500, 0) == 1)
        #expect(ceiling(0, 0, 0) == 150)
    }
}

/// Counts what reached the simulator.
private final class Tally: Sendable {
    private let seen = Mutex<[String]>([])

    var targets: [String] { seen.withLock { $0 } }
    var total: Int { targets.count }

    var count: @Sendable (Exchange) -> Void {
        { exchange in self.seen.withLock { $0.append(exchange.target) } }
    }
}
