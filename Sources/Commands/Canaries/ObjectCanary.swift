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
        let earlier = try response.journal().made(plans.there)
        guard let made = if let earlier { earlier } else { try await plant() } else { return nil }
        var trace = CanaryTrace(
            of: canary.id, on: plans.write.object, planned: plans.there.made, withinMinutes: canary.withinMinutes,
            made: .observed(made), seen: .absent(.notTried(verb: "canary")),
            takenBack: .absent(.notTried(verb: "canary")))
        trace.seen = try await seen(since: made, by: trace.due)
        trace.takenBack = try await takenBack()
        return trace
    }

    /// - Returns: When it was made; nil where its mode is to show it and no more.
    private func plant() async throws -> Moment? {
        try await refuseUnlessPutBack()
        guard let one = try await apply(plans.there).first, !one.isOnlyShown else { return nil }
        if let made = try response.journal().made(plans.there) { return made }
        throw Failure(
            "the canary was not made: \(one.words)",
            hint: "`linewarden plans explain \(response.name) \(plans.there.id)` says what stands in the way",
            code: .mayNot)
    }

    /// Nothing is changed that could not be put back when its time is up.
    private func refuseUnlessPutBack() async throws {
        let journal = try await response.wholeJournal()
        let moment = clock.now().advanced(by: .seconds(canary.withinMinutes * 60) + Self.slack)
        var around = try response.page(of: plans.back, journal).circumstances
        around.now = moment
        let asked = Guard(plans.back, in: around)
        for clearance in plans.back.changes.map(asked.clearance(of:))
        where ![.go, .shownOnly, .onlyNoted].contains(clearance.outcome) {
            throw Failure(
                "the canary was not made: \(plans.back.id) could not put it back at \(moment.iso8601): \(clearance.because)",
                hint: hint(journal.mayBeMade(plans.there)), code: .mayNot)
        }
    }

    private func hint(_ isBegun: Bool) -> String {
        guard isBegun else {
            return "`linewarden plans explain \(response.name) \(plans.back.id)` says what stands in the way"
        }
        return """
            it was begun before: `linewarden plans apply --dry-run \(response.name) \(plans.there.id)` looks whether it was \
            made, and where it was `linewarden plans undo` plans to put it back
            """
    }

    /// What the requests themselves may take.
    private static let slack = Duration.seconds(300)

    private func seen(since made: Moment, by due: Moment) async throws -> Reading<CanaryTrace.Sighting> {
        let object = plans.write.object
        guard let client = response.configured.responder?.client.id else {
            return .absent(.unanswered(because: "nobody knows which client made it"))
        }
        let audit = CanaryAudit(
            of: response, clock: clock, since: made, services: GenesysCloud.tellingServices(of: object.kind),
            besides: try response.entriesOfOthers(than: canary.id, planned: plans.there.made)
        ) { CanaryWrite.tells($0, of: object, by: OAuthClient.ID(client)) }
        return try await CanaryWatch(clock: clock, due: due) { try await audit.look() }.run()
    }

    /// Whatever was seen, it is put back; where that fails the record says why, and a later run tries again.
    private func takenBack() async throws -> Reading<Moment> {
        do {
            // Where its own plan ended, another may have put it back.
            if let moment = try response.journal().takenBack(plans.there) { return .observed(moment) }
            let applied = try await apply(plans.back)
            if let moment = try response.journal().takenBack(plans.there) { return .observed(moment) }
            return .absent(.unanswered(because: applied.first?.words ?? "nothing was tried"))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .absent(.unanswered(because: "\(error)"))
        }
    }

    private func apply(_ plan: Plan) async throws -> [Applied] {
        let log = try await response.changeLog(for: "canary")
        let journal = try await log.journal(from: response.folder, of: response.programme.people)
        let page = try response.page(of: plan, journal)
        let (flags, clock) = (response.flags, clock)
        let documents = plans.write.documents
        if page.isOnlyNoted { return try await response.noted(page, into: log) }
        let applied = try await Responder.acting(
            on: response.name, response.configured, in: response.data, clock: clock
        ) { changer in
            let careful = changer.writing(documents).making([:]) {
                flags.stopped(plan.playbook) ?? plan.ended(at: clock.now())
            }
            return try await Applying(
                plan, in: page.circumstances, journal: journal, by: TenantHands(careful), into: log,
                clock: clock, stopped: { flags.stopped(plan.playbook) }
            ).run()
        }
        try await log.seal(at: clock.now())
        return applied
    }
}
