import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
import Response

/// A tenant restored as a whole into a sandbox of the customer's, timed and compared.
struct SandboxDrill {
    let source: TenantResponse
    let target: TenantResponse

    /// Where it is put on record.
    let log: DrillLog

    /// Whether standard output is for the result alone.
    let isOutputData: Bool

    /// The secrets the plan asks for; nil where none are given: while time is measured nobody is asked.
    let secrets: SecretsFile?

    init(
        of tenant: String, into name: String, in place: PlaceOptions, log: DrillLog, secrets: SecretsFile?,
        isOutputData: Bool
    ) throws {
        source = try TenantResponse(tenant, in: place)
        target = try TenantResponse(name, in: place)
        self.log = log
        self.secrets = secrets
        self.isOutputData = isOutputData
    }

    /// Carries out a plan that others agreed to, and measures; of one that was carried out and is not on record, compares.
    ///
    /// - Parameter id: Of a plan in the sandbox's ledger that makes it after a capture of the tenant.
    func run(_ id: String) async throws -> DrillRecord {
        let plan = try target.plan(id, in: try await target.wholeJournal())
        let (documents, work) = try work(of: plan)
        let place = DrillRecord.Target.sandbox(tenant: target.name, organization: work.check.targetOrganization)
        let result = try await carriedOut(plan, work)
        let course = try refuseUntried(result, of: plan)
        let isLater = !result.applied.contains(where: \.wasMade)
        if isLater { try refuseRecorded(plan, documents.wanted, into: place, since: course.began) }
        let trial = RebuildTrial(
            commit: documents.wanted, source: work.check.captured, services: source.programme.terms.services ?? [],
            rebuilding: work.rebuilding, applied: result.applied, proof: result.proof, given: result.given,
            settled: course.settled)
        let now = Machine.now()
        // What was made in an earlier run ended then, whenever it is put on record.
        return trial.record(
            into: place, plan: plan.id, began: course.began, ended: isLater ? course.ended ?? now : now,
            compared: isLater ? now : nil, calls: result.calls, log: source.folder.logOrigin)
    }

    /// What the plan makes of the tenant, worked out anew over everything there is, so that all that is left out is told.
    private func work(of plan: Plan) throws -> (Plan.Documents, Elsewhere) {
        guard let documents = plan.documents, plan.rebuilds,
            documents.organization == (try TenantBinding.read(source.name, in: source.data))?.organization
        else {
            throw Failure(
                "\(plan.id) does not restore \(source.name) into \(target.name)",
                hint: "`linewarden restore \(source.name) --from latest --to \(target.name)` plans what does",
                code: .mayNot)
        }
        let work = try Elsewhere(
            source, into: target, from: documents.wanted, over: documents.standing, kinds: GenesysCloud.kinds,
            allowlist: plan.setsAllowlist, secrets: plan.asksForCredentials)
        if work.now.manifest.isSimulated, !work.check.captured.manifest.isSimulated {
            throw Failure(
                "\(target.name) is a simulator: what is restored into one is a rehearsal, and no drill",
                hint: "nothing was written; leave out --into", code: .mayNot)
        }
        return (documents, work)
    }

    private struct Result: Sendable {
        let applied: [Applied]
        let proof: RebuildProof
        let given: GivenSecrets
        let journal: Journal
        let calls: Int
    }

    private func carriedOut(_ plan: Plan, _ work: Elsewhere) async throws -> Result {
        try target.rehearse(plan, at: Machine.now())
        let documents = try target.rebuilt(plan, work)
        let log = try await target.changeLog(for: "drill")
        let journal = try await log.journal(from: target.folder, of: target.programme.people)
        let page = try target.page(of: plan, journal)
        let (report, flags) = (ApplyReport(page: page, isOutputData: isOutputData), target.flags)
        report.sayWhatMayBeOn()
        let secrets = PlanSecrets(plan: plan, journal: journal, file: secrets, asksHere: false)
        let (applied, proof, given, calls) = try await Responder.acting(
            on: target.name, target.configured, in: target.data, clock: Machine.clock()
        ) { responder in
            let given = try await secrets.given(for: documents, by: responder)
            let changer = responder.making(documents, with: given) {
                flags.stopped(plan.playbook) ?? plan.ended(at: Machine.now())
            }
            let applied = try await Applying(
                plan, in: page.circumstances, journal: journal, by: TenantHands(changer), into: log,
                clock: Machine.clock(), stopped: { flags.stopped(plan.playbook) },
                reread: { try await log.journal(from: target.folder, of: target.programme.people) },
                agreed: { try target.approval(of: plan, under: page.circumstances.rules) }
            ).run(
                reveal: { report.reveal($1, of: $0) }, switched: { report.say($0) },
                permit: { try await work.check.check(changer) })
            for warning in report.warnings(of: applied) { Terminal().note(warning) }
            let proof = try await work.proof(changer, kinds: GenesysCloud.kinds)
            return (applied, proof, given, await changer.requests)
        }
        try await log.seal(at: Machine.now())
        return Result(
            applied: applied, proof: proof, given: given, journal: try await log.journal(from: target.folder),
            calls: calls)
    }

    /// Where the gates let nothing through there was no drill, and nothing is put on record; one that was held in the middle
    /// is, with what was not made.
    private func refuseUntried(_ result: Result, of plan: Plan) throws -> DrillCourse {
        if let course = DrillCourse(of: plan, in: result.journal) { return course }
        if let held = result.applied.first(where: \.isHeld) {
            throw Failure(
                "the drill did not begin: \(held.words)",
                hint: "`linewarden plans explain \(target.name)` says what stands in the way", code: .mayNot)
        }
        throw Failure(
            "everything was there before: nothing was restored, and so nothing measured",
            hint: "empty the sandbox, collect it, and plan again", code: .mayNot)
    }

    /// A drill is put on record once; unsigned, and then by whoever signs it.
    private func refuseRecorded(
        _ plan: Plan, _ commit: String, into place: DrillRecord.Target, since began: Moment
    ) throws {
        let known = try log.read().trials.map(\.record).last { record in
            record.plan == plan.id && record.target == place || record.isOf(commit, into: place, since: began)
        }
        guard let known, known.by != nil || !log.isSigned else { return }
        throw Failure(
            "nothing was made that is not on record as \(known.id): nothing was restored, and so nothing measured",
            hint: """
                `linewarden drill \(source.name) --show \(known.id)` prints it; for another drill empty the sandbox, \
                collect it, and plan again
                """,
            code: .mayNot)
    }
}

extension DrillRecord {

    /// Whether it is of before plans were named in it, and of that capture and place.
    fileprivate func isOf(_ commit: String, into place: Target, since began: Moment) -> Bool {
        form == 1 && target == place && source.commit == commit && ended >= began
    }
}

extension Applied {

    /// Whether a gate kept it from being tried, and nothing like it was made before.
    fileprivate var isHeld: Bool { if case .held = result { !isSettled } else { false } }

    /// Whether it was made in this run, and not found made.
    fileprivate var wasMade: Bool { if case .outcome(.done, _) = result { wasTried } else { false } }
}
