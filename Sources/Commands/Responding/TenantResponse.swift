import Archive
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Response

/// The plans of one tenant: what is recorded of them, who agreed, and what stands around them.
struct TenantResponse {
    let programme: TenantProgramme
    let name: String
    let configured: TenantConfiguration
    let data: DataDirectory

    init(_ name: String, in place: PlaceOptions) throws {
        programme = try TenantProgramme(name, in: place)
        configured = try place.tenant(name)
        data = place.dataDirectory
        self.name = name
    }

    var folder: TenantFolder { programme.folder }
    var flags: StopFlags { StopFlags(data, folder) }

    func journal() throws -> Journal { try ChangeLog.sealed(in: folder, of: programme.people) }

    /// The same, once what counts for nothing in it is named.
    func naming(_ journal: Journal) -> Journal {
        for (record, because) in journal.ineffective {
            Terminal().note(
                "that change \(record.number) of \(record.plan) is left as it is, recorded at \(record.at.iso8601), counts "
                    + "for nothing: \(because)")
        }
        return journal
    }

    /// The log of changes, once whoever writes to the ledger has ended.
    ///
    /// - Parameter verb: What it is opened for, as whoever reads the ledger is told.
    func changeLog(for verb: String?) async throws -> ChangeLog {
        let source = ["linewarden", Machine.version, verb].compactMap(\.self).joined(separator: " ")
        let log = try await ChangeLog.whenFree(folder, source: source, told: Terminal().waitsForLedger)
        for word in log.words { Terminal().note(word) }
        return log
    }

    /// The journal with what is on the disk and not sealed: whoever was killed left it so.
    func wholeJournal() async throws -> Journal {
        let log = try await changeLog(for: nil)
        return naming(try await log.journal(from: folder, of: programme.people))
    }

    /// The rules of now; those nobody loosened where there is no responder, since nothing can be done then anyway.
    func rules(at now: Moment) -> SafetyRules { configured.responder?.rules(at: now) ?? SafetyRules() }

    func plan(_ id: String, in journal: Journal) throws -> Plan {
        if let plan = journal.plan(id) { return plan }
        throw Failure(
            "there is no plan \(id) in \(name)",
            hint: Nearest.to(id, among: journal.plans.map(\.id)).map { "did you mean \($0)?" }
                ?? "`linewarden plans show \(name)` lists them", code: .notThere)
    }

    /// The capture a plan is worked out from.
    func capture(at commit: String) throws -> (commit: String, capture: Capture) {
        let archive = try TenantArchive(at: folder.archive)
        let commit = try archive.commit(named: commit)
        let capture = try archive.read(commit)
        try Judging.refuseUnsound(capture, in: commit)
        return (commit, capture)
    }

    func snapshot(of capture: Capture) throws -> TenantSnapshot {
        var snapshot = try ReadSources.translate(capture)
        if let programs = programme.terms.programs { snapshot[.registeredPrograms] = .observed(programs) }
        return snapshot
    }

    /// What stands around a plan but for what people are doing right now.
    func circumstances(
        of plan: Plan, _ snapshot: TenantSnapshot, _ mentions: [Subject: Reading<[Subject]>], _ docket: Docket,
        _ journal: Journal, at now: Moment
    ) -> Circumstances {
        var rules = rules(at: now)
        rules.protected += ownProtections(snapshot)
        return Circumstances(
            now: now, rules: rules, stopped: flags.stopped(plan.playbook), past: journal.past,
            population: Population(of: snapshot),
            dependents: Dependents(of: snapshot, mentions: mentions).of(plan.targets),
            approval: Approval(of: plan, in: docket, under: rules), waysOut: WayOut.all(of: snapshot))
    }

    /// Who agreed to a plan, as the ledger has it now.
    func approval(of plan: Plan, under rules: SafetyRules) throws -> Approval {
        Approval(of: plan, in: try programme.read().docket, under: rules)
    }

    /// What we protect though nobody wrote it down: break-glass accounts and the clients we read and write with.
    private func ownProtections(_ snapshot: TenantSnapshot) -> [Protection] {
        let own =
            (snapshot[.ownClients].value ?? []).map(\.rawValue) + [configured.responder?.client.id].compactMap(\.self)
        let emergency = programme.terms.registers["break-glass"] ?? []
        return Set(own).sorted().map {
            Protection(
                Subject(.client, $0), because: "Linewarden itself calls with it", owner: "Linewarden", until: nil)
        }
            + emergency.map {
                Protection(
                    Subject(.person, $0), because: "it is a break-glass account", owner: "the break-glass register",
                    until: nil)
            }
    }
}

extension Approval {

    /// What the docket holds on exactly this plan.
    init(of plan: Plan, in docket: Docket, under rules: SafetyRules) {
        guard let one = docket.find(plan.id), case .plan(let request) = one.request, request.sha256 == plan.sha256,
            request.requester.rawValue == plan.initiator
        else {
            self = .none
            return
        }
        let agreed = one.agreed.map(\.rawValue)
        switch one.state {
        case .requested: self = .waiting(agreed: agreed.count)
        case .approved where agreed.count < Guard.approvalsNeeded(for: plan, under: rules):
            self = .waiting(agreed: agreed.count)
        case .approved: self = .given(by: agreed, interrupting: Set(plan.interrupting.map(\.id)))
        case .refused(let who, _), .expired(let who, _): self = .refused(by: who.rawValue)
        case .lapsed: self = .none
        }
    }
}
