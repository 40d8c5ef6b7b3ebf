import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
import Response
import Synchronization

/// A tenant restored as a whole into a sandbox of the customer's, timed and compared.
struct SandboxDrill {
    let source: TenantResponse
    let target: TenantResponse
    let place: PlaceOptions

    /// Who stands for the record; nil where nobody signs.
    let by: Signatory.ID?

    /// The secrets the plan asks for; nil where none are given: while time is measured nobody is asked.
    let secrets: SecretsFile?

    init(
        of tenant: String, into name: String, in place: PlaceOptions, by: Signatory.ID?, secrets: SecretsFile?
    ) throws {
        source = try TenantResponse(tenant, in: place)
        target = try TenantResponse(name, in: place)
        self.place = place
        self.by = by
        self.secrets = secrets
    }

    /// Carries out a plan that others agreed to, and measures.
    ///
    /// - Parameter id: Of a plan in the sandbox's ledger that makes it after a capture of the tenant.
    func run(_ id: String) async throws -> DrillRecord {
        let journal = try target.journal()
        let plan = try target.plan(id, in: journal)
        let (documents, work) = try work(of: plan)
        // Whoever was stopped in the middle began when they first began.
        let first = journal.records.first { $0.plan == plan.id && $0.isIntent }
        let began = first?.at ?? Machine.now()
        let result = try await carriedOut(plan, work, since: began)
        try refuseUntried(result.applied)
        let trial = RebuildTrial(
            commit: documents.wanted, source: work.check.captured, services: source.programme.terms.services ?? [],
            rebuilding: work.rebuilding, applied: result.applied, proof: result.proof, settled: result.settled)
        return trial.record(
            into: .sandbox(tenant: target.name, organization: work.check.targetOrganization), by: by, began: began,
            ended: Machine.now(), calls: result.calls, log: source.folder.logOrigin)
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
            allowlist: false, secrets: plan.asksForCredentials)
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
        let settled: [Int: Duration]
        let calls: Int
    }

    private func carriedOut(_ plan: Plan, _ work: Elsewhere, since began: Moment) async throws -> Result {
        try target.rehearse(plan, at: Machine.now())
        let documents = try target.rebuilt(plan, work)
        let log = try ChangeLog(target.folder, source: "linewarden \(Machine.version) drill")
        for word in log.words { Terminal().note(word) }
        let journal = try await log.journal(from: target.folder, of: target.programme.people)
        let page = try target.page(of: plan, journal)
        let (report, flags, times) = (ApplyReport(page: page), target.flags, SettledTimes(since: began))
        report.sayWhatMayBeOn()
        let secrets = PlanSecrets(plan: plan, journal: journal, file: secrets, asksHere: false)
        let result = try await Responder.acting(
            on: target.name, target.configured, in: target.data, clock: Machine.clock()
        ) { responder in
            let given = try await secrets.given(for: documents, by: responder)
            let changer = responder.making(documents, with: given) {
                flags.stopped(plan.playbook) ?? plan.ended(at: Machine.now())
            }
            let applied = try await Applying(
                plan, in: page.circumstances, journal: journal, by: TenantHands(changer), into: log,
                clock: Machine.clock(), stopped: { flags.stopped(plan.playbook) }
            ).run(
                { times.note($0.number, at: Machine.now()) }, reveal: { report.reveal($1, of: $0) },
                switched: { report.say($0) }, permit: { try await work.check.check(changer) })
            for warning in report.warnings(of: applied) { Terminal().note(warning) }
            let proof = try await work.proof(changer, kinds: GenesysCloud.kinds)
            return Result(
                applied: applied, proof: proof, settled: times.all, calls: await changer.requests)
        }
        try await log.seal(at: Machine.now())
        return result
    }

    /// Where the gates let nothing through there was no drill, and nothing is put on record; one that was held in the middle
    /// is, with what was not made.
    private func refuseUntried(_ applied: [Applied]) throws {
        if !applied.contains(where: \.wasMade), let held = applied.first(where: \.isHeld) {
            throw Failure(
                "the drill did not begin: \(held.words)",
                hint: "`linewarden plans explain \(target.name)` says what stands in the way", code: .mayNot)
        }
        guard applied.contains(where: \.wasMade) else {
            throw Failure(
                "everything was made before: nothing was restored, and so nothing measured",
                hint: "empty the sandbox, collect it, and plan again", code: .mayNot)
        }
    }
}

/// When each change was settled, from a beginning.
private final class SettledTimes: Sendable {
    private let began: Moment
    private let times = Mutex<[Int: Duration]>([:])

    init(since began: Moment) { self.began = began }

    func note(_ number: Int, at now: Moment) { times.withLock { $0[number] = began.duration(to: now) } }

    var all: [Int: Duration] { times.withLock(\.self) }
}

extension Applied {

    /// Whether a gate kept it from being tried, and nothing like it was made before.
    fileprivate var isHeld: Bool { if case .held = result { !isSettled } else { false } }

    /// Whether it was made in this run, and not found made.
    fileprivate var wasMade: Bool { if case .outcome(.done, _) = result { wasTried } else { false } }
}

extension ChangeRecord {
    fileprivate var isIntent: Bool { if case .intent = phase { true } else { false } }
}
