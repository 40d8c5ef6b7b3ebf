import Engine
import Response

extension PlanPage {

    /// Whether its mode is to note that it would have been set off, and no more.
    var isOnlyNoted: Bool { circumstances.rules.mode(of: plan.playbook) == .observe }
}

extension TenantResponse {

    /// Notes what a plan would have been set off for; nobody signs in, and nothing is asked of the platform.
    func noted(_ page: PlanPage, into log: ChangeLog) async throws -> [Applied] {
        let (flags, plan) = (flags, page.plan)
        let noted = try await Applying(
            plan, in: page.circumstances, journal: page.journal, by: .tied, into: log, clock: Machine.clock(),
            stopped: { flags.stopped(plan.playbook) }
        ).run()
        try await log.seal(at: Machine.now())
        return noted
    }
}
