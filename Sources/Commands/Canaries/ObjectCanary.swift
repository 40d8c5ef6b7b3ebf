import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Response

/// Changes the description of an object through every gate, looks for that in the audit record, and puts it back.
struct ObjectCanary {
    let response: TenantResponse
    let plans: CanaryPlans
    let canary: Canary
    let clock: WallClock

    /// What became of it.
    ///
    /// May be run again after it was stopped: what was made is not made twice, and what was not put back is.
    ///
    /// - Returns: nil where every gate was asked, and the mode is to say so and no more.
    /// - Throws: ``Failure`` where the gates let nothing through: then nothing is on record.
    func run() async throws -> CanaryTrace? {
        if try response.journal().made(plans.there) == nil { try await plant() }
        guard let made = try response.journal().made(plans.there) else { return nil }
        var trace = CanaryTrace(
            of: canary.id, on: plans.write.object, planned: plans.there.made, withinMinutes: canary.withinMinutes,
            made: .observed(made), seen: .absent(.notTried(verb: "canary")),
            takenBack: .absent(.notTried(verb: "canary")))
        trace.seen = try await seen(since: made, by: trace.due)
        trace.takenBack = try await takenBack()
        return trace
    }

    private func plant() async throws {
        let applied = try await apply(plans.there)
        guard let one = applied.first, !one.isSettled, !one.isOnlyShown else { return }
        throw Failure(
            "the canary was not made: \(one.words)",
            hint: "`linewarden plans explain \(response.name) \(plans.there.id)` says what stands in the way",
            code: .mayNot)
    }

    private func seen(since made: Moment, by due: Moment) async throws -> Reading<CanaryTrace.Sighting> {
        let object = plans.write.object
        let audit = CanaryAudit(
            of: response, clock: clock, since: made, services: GenesysCloud.tellingServices(of: object.kind)
        ) { CanaryWrite.tells($0, of: object) }
        return try await CanaryWatch(clock: clock, due: due) { try await audit.look() }.run()
    }

    /// Whatever was seen, it is put back; where that fails the record says why, and a later run tries again.
    private func takenBack() async throws -> Reading<Moment> {
        do {
            let applied = try await apply(plans.back)
            if let moment = try response.journal().made(plans.back) { return .observed(moment) }
            return .absent(.unanswered(because: applied.first?.words ?? "nothing was tried"))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .absent(.unanswered(because: "\(error)"))
        }
    }

    private func apply(_ plan: Plan) async throws -> [Applied] {
        let log = try ChangeLog(response.folder, source: "linewarden \(Machine.version) canary")
        for word in log.words { Terminal().note(word) }
        let journal = try await log.journal(from: response.folder)
        let page = try response.page(of: plan, journal)
        let flags = response.flags
        let documents = plans.write.documents
        let applied = try await Responder.acting(
            on: response.name, response.configured, in: response.data, clock: clock
        ) { changer in
            try await Applying(
                plan, in: page.circumstances, journal: journal, by: TenantHands(changer.writing(documents)), into: log,
                clock: clock, stopped: { flags.stopped(plan.playbook) }
            ).run()
        }
        try await log.seal(at: clock.now())
        return applied
    }
}
