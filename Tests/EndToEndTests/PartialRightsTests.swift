import Assurance
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("What a client with partial rights leaves undetermined")
struct PartialRightsTests {

    @Test func `a permission it lacks is named, and what rests on it is never met`() async throws {
        var rehearsal = Rehearsal(posture: .sound)
        let core = rehearsal.tenant.readers[0].id
        rehearsal.adjust = { $0.permissions[core] = .without(["sso:provider:view"]) }
        defer { rehearsal.clean() }

        let assessed = try await rehearsal.run().assessed

        let open = assessed.undetermined
        #expect(
            open.map(\.control.id) == ["AUT-03", "AUT-04", "AUT-05", "AUT-14", "CFG-02"],
            "AUT-01 is met by its second factor alone; what was not read may have drifted")
        #expect(
            open.filter { $0.control.id != "CFG-02" }.flatMap(\.verdict.gaps).allSatisfy {
                $0.absence == .notPermitted(permission: "sso:provider:view")
            })
    }

    @Test func `divisions it does not reach are named, and nobody is met past them`() async throws {
        var rehearsal = Rehearsal(posture: .sound)
        let core = rehearsal.tenant.readers[0].id
        let division = try #require(try rehearsal.tenant.capture.documents(of: .divisions).first?.id)
        rehearsal.adjust = { $0.divisions[core] = [division] }
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        let people = try #require(outcome.capture.manifest.record(of: "people"))
        #expect(people.documents < 120, "the platform cut the list without a word")
        #expect(people.absences.contains { if case .outOfReach = $0 { true } else { false } })
        let aboutPeople = outcome.assessed.judgements.filter { $0.control.reads.contains(Fact.people.kind) }
        #expect(aboutPeople.filter(\.verdict.isMet).map(\.control.id) == [])
    }

    @Test func `a call the platform fails is a gap, and nothing in it is met`() async throws {
        var rehearsal = Rehearsal(posture: .sound)
        rehearsal.adjust = { options in
            options.faults = Faults([.init(.failing(status: 503), on: "/api/v2/oauth/clients")])
        }
        defer { rehearsal.clean() }

        let assessed = try await rehearsal.run().assessed

        let aboutClients = assessed.judgements.filter { $0.control.reads.contains(Fact.clients.kind) }
        #expect(!aboutClients.isEmpty)
        #expect(aboutClients.filter(\.verdict.isMet).map(\.control.id) == [])
    }
}

@Suite("A setting supplied by hand")
struct SuppliedSettingTests {

    @Test func `is judged like one that was read, and marked so for ever`() async throws {
        var rehearsal = Rehearsal(posture: .sound)
        rehearsal.leavesOut = [.settings]
        let read = try #require(try rehearsal.tenant.capture.setting(.authenticationSettings))
        rehearsal.supplied = [(.authenticationSettings, read.config)]
        defer { rehearsal.clean() }

        let outcome = try await rehearsal.run()

        #expect(outcome.assessed.undetermined.map(\.control.id) == [])
        let marked = outcome.assessed.judgements.filter { $0.suppliedByHand == ["authentication-settings"] }
        #expect(marked.map(\.control.id).contains("AUT-08"))
        #expect(!marked.map(\.control.id).contains("ACC-03"))
        #expect(
            try Manifest(json: outcome.capture.manifest.json()).record(of: "authentication-settings")?.isSuppliedByHand
                == true)
    }
}
