import Capture
import Rehearsals
import Simulator
import Testing

/// A tenant restored into another by the built program, from the command line on.
@Suite(
    "Restoring into another tenant", .serialized, .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct RestoreElsewhereTests {

    /// So few that they are come to.
    ///
    /// How close is not asked: a busy machine takes longer than the window for what it may send in it.
    private static let limit = RateLimit(requests: 20, window: .seconds(2))

    @Test func `is planned, agreed to by two, carried out within the limit, and proved field by field`()
        async throws
    {
        let here = try SandboxDesk()
        try await here.serving({ $0.rateLimit = Self.limit }) {
            let plan = try await here.planned()
            #expect(plan.said.contains("Does not come back, or not as it was"))
            _ = here.mostInAWindow()

            let early = try await here.run("plans", "apply", "acme-sandbox", plan.id)
            #expect(early.code == 2 && !early.output.contains("done: read back"), "\(early.output.suffix(1000))")

            try await here.approve(plan.id)
            _ = here.mostInAWindow()
            let applied = try await here.run("plans", "apply", "acme-sandbox", plan.id)
            #expect(applied.code == 0, "\(applied.output.suffix(2000))\(applied.complaints)")
            let proof = try #require(applied.output.split(separator: "\n").first { $0.hasPrefix("Read back") })
            let equal = proof.split(separator: " ").compactMap { Int($0) }.first ?? 0
            #expect(equal > 20, "\(proof)")
            #expect(!applied.output.contains("SWITCHED ON"))
            #expect(here.mostInAWindow() <= 20)
            #expect(!applied.output.contains("Unexplained"))

            let again = try await here.run("plans", "apply", "acme-sandbox", plan.id)
            #expect(again.code == 0, "\(again.output.suffix(1000))\(again.complaints)")
            let undo = try await here.run(
                "plans", "undo", "acme-sandbox", plan.id, "--because", "the drill is over", as: "ada")
            #expect(undo.code == 0 && undo.output.contains("PL-"), "\(undo.output)\(undo.complaints)")
        }
    }

    /// Serves both without a limit, refuses to switch the first client off, and hands over a plan that was agreed to.
    private static func leavingOn(
        besides more: [Faults.Rule] = [], _ body: @escaping @Sendable (SandboxDesk, String) async throws -> Void
    ) async throws {
        let refusal = Faults.Rule(
            .failing(status: 403), on: "/api/v2/oauth/clients/*", method: "PUT", when: .first(2))
        let here = try SandboxDesk()
        try await here.serving({
            $0.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
            $0.faults = Faults([refusal] + more)
        }) {
            let plan = try await here.planned().id
            try await here.approve(plan)
            try await body(here, plan)
        }
    }

    @Test func `says by name, last and with what to do, what it made and could not switch off`() async throws {
        try await Self.leavingOn { here, plan in
            let applied = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(applied.code == 1)
            let last = applied.output.split(separator: "\n").last.map(String.init) ?? ""
            #expect(last.hasPrefix("STILL SWITCHED ON: change "), "\(last)")
            #expect(last.contains("Switch it off by hand now"), "\(last)")
            let again = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(again.code == 0 && !again.output.contains("SWITCHED ON"), "\(again.output.suffix(2000))")
        }
    }

    @Test func `switches off what it left on before it asks whether the sandbox may be changed, and says so`()
        async throws
    {
        // Nobody asks for queues but the check, twice each time: to plan, to apply, and to apply again.
        let refusal = Faults.Rule(.failing(status: 403), on: "/api/v2/routing/queues", when: .nth([5]))
        try await Self.leavingOn(besides: [refusal]) { here, plan in
            let broken = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(
                broken.code == 1 && broken.complaints.contains("STILL SWITCHED ON: change "), "\(broken.complaints)")
            let refused = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(
                refused.code == 69 && refused.complaints.contains("/api/v2/routing/queues"), "\(refused.complaints)")
            #expect(refused.complaints.contains("MAY BE SWITCHED ON: change "))
            #expect(refused.complaints.contains(" is switched off now, or was never made"))
            #expect(!refused.output.contains("read back") && !refused.complaints.contains("STILL SWITCHED ON"))
            let rest = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(rest.code == 0 && !rest.complaints.contains("STILL"), "\(rest.complaints)")
        }
    }

    @Test func `names what it may have left on where the sandbox is no longer on the list`() async throws {
        try await Self.leavingOn { here, plan in
            let early = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(early.code == 1 && !early.complaints.contains("MAY BE SWITCHED ON"), "\(early.complaints)")
            try here.unlist()
            let refused = try await here.run("plans", "apply", "acme-sandbox", plan)
            #expect(refused.code == 77 && refused.complaints.contains("is not on the list"), "\(refused.complaints)")
            #expect(refused.complaints.contains("MAY BE SWITCHED ON: change "))
            #expect(!refused.complaints.contains("is switched off now"))
        }
    }

    @Test func `is not begun where nobody can tell whether people work there`() async throws {
        let here = try SandboxDesk()
        try await here.serving({ $0.divisions = ["responder": ["nowhere"]] }) {
            let refused = try await here.run(
                "restore", "acme", "--from", "latest", "--to", "acme-sandbox", "--because", "a drill", as: "ada")
            #expect(refused.code == 77, "\(refused.output)\(refused.complaints)")
            #expect(refused.complaints.contains("does not see every queue"))
            #expect(refused.complaints.contains("routing:queue:view and analytics:queueObservation:view"))
        }
    }
}
