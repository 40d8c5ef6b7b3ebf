import Archive
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Recovery
import Response

/// Plans to take back what one entry of the audit log changed.
struct RevertedEvent {
    let reversion: Reversion

    /// The commits the plan goes by: what is wanted, and what stands.
    let restoring: Plan.Documents
    let restoration: Restoration

    /// - Throws: ``Failure`` where there is no such entry in the ledger, or it cannot be taken back.
    init(_ id: String, of tenant: String, _ response: TenantResponse, _ data: DataDirectory) throws {
        let reading = try DriftReading(tenant, in: data)
        let event = try AuditsOnRecord.event(id, in: response.folder) { try GenesysCloud.auditEvent($0) }
        guard let event else {
            throw Failure(
                "there is no audit entry \(id) in the ledger of \(tenant)",
                hint:
                    "`linewarden audit read \(tenant)` reads the log; `linewarden drift \(tenant) --json` names entries",
                code: .notThere)
        }
        do {
            reversion = try Reversion(of: event)
            guard let commit = try reading.newest(where: reversion.canGoBack) else {
                throw Failure(
                    "no capture from before \(event.at.iso8601) holds what \(id) changed",
                    hint:
                        "the old value in the log may be cut short, so it is not written from there; change it by hand",
                    code: .notThere)
            }
            let (wanted, before) = try response.capture(at: commit)
            let (standing, now) = try response.capture(at: try reading.newest())
            restoration = try Restoration(
                of: try reversion.difference(from: before, to: now), from: before, over: now, allowlist: false)
            restoring = .init(wanted: wanted, standing: standing)
        } catch let refusal as Reversion.Refusal {
            throw Failure(
                "can't take back audit entry \(id): it \(refusal.because)",
                hint: "collect again if that was since; `linewarden restore` puts back whole captures", code: .mayNot)
        }
    }
}

extension DriftReading {

    /// The newest commit whose capture is as asked for; nil where there is none.
    func newest(where matches: (Manifest) -> Bool) throws -> String? {
        for commit in try commits() where matches(try manifest(of: commit)) { return commit }
        return nil
    }
}
