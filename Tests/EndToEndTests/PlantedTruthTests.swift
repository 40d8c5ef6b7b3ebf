import Assurance
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("What an assessment finds of a generated tenant")
struct PlantedTruthTests {

    @Test(arguments: [Posture.sound, .mixed, .poor], [UInt64(3), 11])
    func `is every weakness planted, and nothing else`(posture: Posture, seed: UInt64) async throws {
        var rehearsal = Rehearsal(seed: seed, posture: posture)
        rehearsal.profile = .configuration
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        let found = Set(outcome.assessed.findings.map { "\($0.control.id) \($0.shortfall.subject.path)" })
        let planted = Set(rehearsal.tenant.truth.map { "\($0.control) \($0.subject)" })
        #expect(found.subtracting(planted).sorted() == [], "found though nobody planted it")
        #expect(planted.subtracting(found).sorted() == [], "planted and not found")
        #expect(found.count == outcome.assessed.findings.count, "one finding a control and subject")
    }

    @Test(arguments: [Posture.sound, .mixed, .poor])
    func `leaves nothing undetermined when every client of ours reads`(posture: Posture) async throws {
        let rehearsal = Rehearsal(posture: posture)
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        #expect(outcome.assessed.undetermined.map { "\($0.control.id): \($0.verdict.gaps)" } == [])
    }

    @Test func `names what to grant where a client of ours is missing, and says nothing of the rest`() async throws {
        var rehearsal = Rehearsal(posture: .poor)
        rehearsal.leavesOut = [.telephony]
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        let undetermined = outcome.assessed.undetermined
        #expect(undetermined.map(\.control.id) == ["CRY-01", "CRY-02", "CRY-03", "CRY-04", "CRY-05"])
        #expect(
            undetermined.allSatisfy { judgement in
                judgement.verdict.gaps.contains { $0.absence == .notPermitted(permission: "telephony:plugin:all") }
            })
    }
}
