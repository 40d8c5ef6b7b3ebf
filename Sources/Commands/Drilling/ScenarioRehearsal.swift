import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
import Recovery
import Response
import Simulator

/// A scenario played in a copy of a tenant: harm is done to it, what can be put back is put back, and what is left is
/// counted.
struct ScenarioRehearsal {
    let scenario: Scenario
    let commit: String
    let capture: Capture

    /// The origin of the log it is recorded in.
    let log: String

    struct Outcome: Sendable {
        let record: DrillRecord

        /// The kinds the tenant has nothing of that harm could be done to.
        let untouched: [Kind]
    }

    func run() async throws -> Outcome {
        let after = try scenario.aftermath(of: capture)
        guard after.touched > 0 else {
            throw Failure(
                "nothing in the capture can suffer what \(scenario.name) does",
                hint: "it has none of \(after.untouched.map(\.name).joined(separator: ", "))", code: .notThere)
        }
        let began = Machine.now()
        let restoration = try restoration(from: after)
        return try await RehearsalTenant.serving(SimulatedTenant(serving: after.capture)) { tenant in
            let applied = try await put(back: restoration, in: tenant, after, at: began)
            let (calls, writes) = (tenant.calls, tenant.writes)
            let stands = try await tenant.collected().capture
            let made = applied.filter(\.isSettled)
            let losses = try ScenarioLosses(
                of: scenario, from: capture, to: stands, kinds: after.kinds, left: restoration.left, made: made)
            let played = DrillRecord.Played(
                title: scenario.title, touched: after.touched, steps: restoration.changes.count,
                back: made.map { .init($0.change.kindName, $0.change.target.name ?? $0.change.target.id) },
                requests: writes.map { .init($0, $1) },
                leastSeconds: Int(RateBudget.leastTime(of: calls).components.seconds), lost: scenario.lost)
            return Outcome(
                record: record(restoration, applied, losses.all, played, began: began, calls: calls),
                untouched: after.untouched)
        }
    }

    /// What puts the documents back that the harm was done to.
    private func restoration(from after: Scenario.Aftermath) throws -> (changes: [Change], left: [Restoration.Left]) {
        let difference = try Difference(
            from: capture, to: after.capture, kinds: after.kinds, by: GenesysCloud.compared)
        let restoration = try Restoration(of: difference, from: capture, over: after.capture, allowlist: true)
        return (restoration.changes, restoration.left)
    }

    private func put(
        back restoration: (changes: [Change], left: [Restoration.Left]), in tenant: RehearsalTenant,
        _ after: Scenario.Aftermath, at now: Moment
    ) async throws -> [Applied] {
        let folder = try tenant.folder()
        let plan = Plan(
            restoration.changes, because: scenario.title, trigger: scenario.name, by: "the rehearsal", at: now,
            until: now.advanced(by: .days(1)), on: commit, log: folder.logOrigin,
            restoring: .init(wanted: commit, standing: "the copy that suffered"))
        guard !plan.changes.isEmpty else { return [] }
        let documents = try plan.documents(wanted: capture, standing: after.capture)
        let returning = try plan.returning(wanted: capture, standing: after.capture)
        return try await tenant.applied(plan, over: after.capture) {
            $0.writing(documents).making(returning) { plan.ended(at: Machine.now()) }
        }
    }

    private func record(
        _ restoration: (changes: [Change], left: [Restoration.Left]), _ applied: [Applied],
        _ differences: [DrillRecord.Mismatch], _ played: DrillRecord.Played, began: Moment, calls: Int
    ) -> DrillRecord {
        DrillRecord(
            of: .init(commit: commit, manifest: capture.manifest.json().sha256, captured: capture.manifest.began),
            into: .simulator, scenario: scenario.name, began: began, ended: Machine.now(), calls: calls,
            restored: Dictionary(grouping: played.back, by: \.kind).map { .init($0, $1.count) },
            failed: applied.filter { !$0.isSettled }.map { one in
                .init(one.change.kindName, one.change.target.name ?? one.change.target.id, because: one.words)
            },
            left: restoration.left.map { .init($0.kind, $0.words, because: $0.because) },
            differences: differences, played: played, log: log)
    }
}

extension ObjectChange {

    /// What is another, in few words.
    var words: String {
        switch what {
        case .added: "is one too many"
        case .removed: "is missing"
        case .changed(let fields): fields.map(\.path).joined(separator: ", ")
        }
    }
}

extension Restoration.Left {
    var words: String? {
        let named = name ?? (id == kind ? nil : id)
        let parts = [named, field].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

extension Change {

    /// The kind of documents it writes, or that its target is one of.
    var kindName: String {
        documentKind ?? GenesysCloud.kinds(of: target.kind).first?.name ?? target.kind.rawValue
    }
}

extension Applied {

    /// Why it did not take.
    var words: String {
        switch result {
        case .outcome(_, let because), .left(let because): because
        case .held(let clearance):
            clearance.verdicts.first { $0.answer != .pass }?.because ?? "a gate held it"
        }
    }
}
