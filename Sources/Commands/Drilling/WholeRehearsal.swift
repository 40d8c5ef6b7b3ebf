import Capture
import ContactCenter
import Engine
import GenesysCloud
import Programme
import Response
import Simulator

/// A whole tenant restored into a new organisation on this machine, which is collected and compared, and then gone.
struct WholeRehearsal {
    let tenant: String
    let commit: String
    let capture: Capture
    let services: [RecoveryService]

    /// The origin of the log it is recorded in.
    let log: String

    func run() async throws -> DrillRecord {
        let began = Machine.now()
        let bare = SimulatedTenant.bare(
            organization: "Rehearsal of \(tenant)", seed: UInt64.random(in: .min ... .max), at: began)
        return try await RehearsalTenant.serving(bare) { stage in try await restore(onto: stage, began) }
    }

    private func restore(onto stage: RehearsalTenant, _ began: Moment) async throws -> DrillRecord {
        let (standingCommit, standing) = try await stage.collected()
        var options = Rebuilding.Options()
        options.ownClients = Set(standing.manifest.clients)
        let rebuilding = try Rebuilding(of: capture, onto: standing, options)
        let now = Machine.now()
        let plan = Plan(
            rebuilding.changes, because: "a rehearsal", trigger: "rehearsal \(began.iso8601)", by: "the rehearsal",
            at: now, until: now.advanced(by: .days(1)), on: standingCommit, log: try stage.folder().logOrigin,
            restoring: .init(wanted: commit, standing: standingCommit, of: capture.manifest.organization))
        guard let documents = try GenesysCloud.documents(of: plan.changes, from: capture, onto: standing) else {
            throw Failure(
                "the capture does not hold the documents it lists", hint: "take the archive from a copy of it",
                code: .unsound)
        }
        let before = stage.calls
        let applied = try await stage.applied(plan, over: standing) {
            $0.making(documents) { plan.ended(at: Machine.now()) }
        }
        let calls = stage.calls - before
        let stands = try await stage.collected().capture
        let trial = RebuildTrial(
            commit: commit, source: capture, services: services, rebuilding: rebuilding, applied: applied,
            proof: try RebuildProof(of: capture, in: stands, left: rebuilding.left, kinds: GenesysCloud.kinds))
        return trial.record(into: .simulator, began: began, ended: Machine.now(), calls: calls, log: log)
    }
}
