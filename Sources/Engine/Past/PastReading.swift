import Archive
public import Capture
public import ContactCenter
import LedgerStore
public import Programme
import Recovery

/// Works out, from the archive and the ledger of a tenant, what is on record of the time before its captures.
public struct PastReading {
    private let folder: TenantFolder
    private let archive: TenantArchive
    private let platform: Drift.Platform

    /// - Throws: ``ArchiveError`` where there is no archive.
    public init(of folder: TenantFolder, on platform: Drift.Platform) throws {
        self.folder = folder
        self.platform = platform
        archive = try TenantArchive(at: folder.archive)
    }

    /// The past of each of some captures; none of one of which there is nothing on record to ask for.
    ///
    /// The ledger is gone through once for all of them, and not at all where neither a baseline nor anything that needs
    /// the audit log is there.
    ///
    /// - Parameters:
    ///   - baselines: Everything that was agreed to and that nobody ended.
    ///   - days: How far back changes are looked for.
    ///   - needsChanges: Whether something in a capture is judged by the changes before it.
    /// - Throws: ``ArchiveError``, ``LedgerStore/LedgerError``, ``Capture/CaptureError``.
    public func pasts(
        of captures: [Judgeable], under baselines: [ApprovedBaseline], days: Int, needsChanges: (Capture) -> Bool
    ) throws -> [PastOnRecord] {
        var known: [String: Capture] = [:]
        var asked: [(one: Judgeable, baseline: Reading<PastOnRecord.Baseline>)] = []
        for one in captures {
            if let approved = baselines.inForce(at: one.moment) {
                asked.append((one, try baseline(approved, before: one.capture, &known)))
            } else if needsChanges(one.capture) {
                asked.append((one, .absent(.noBaseline)))
            }
        }
        guard let audits = try audits(for: asked.map { ($0.one.capture, $0.baseline.value?.capture) }, days: days)
        else { return [] }
        return try asked.map { one, baseline in
            try PastOnRecord(
                of: (one.commit, one.capture), since: baseline, audits: folder.hasSealedLedger ? audits : nil,
                days: days, on: platform)
        }
    }

    /// A capture, and the moment it is judged as of.
    public struct Judgeable {
        let commit: String
        let capture: Capture
        let moment: Moment

        public init(_ commit: String, _ capture: Capture, asOf moment: Moment) {
            self.commit = commit
            self.capture = capture
            self.moment = moment
        }
    }

    /// The capture a baseline names, or why there is nothing to compare with.
    private func baseline(
        _ approved: ApprovedBaseline, before judged: Capture, _ known: inout [String: Capture]
    ) throws -> Reading<PastOnRecord.Baseline> {
        let commit = approved.baseline.commit
        guard let capture = try known[commit] ?? whole(approved.baseline) else {
            return .absent(
                .unanswered(
                    because: "the capture \(commit) of \(approved.id) is not in the archive as it was agreed to"))
        }
        known[commit] = capture
        guard capture.manifest.began <= judged.manifest.began else {
            return .absent(.unanswered(because: "the capture of \(approved.id) is later than the one that is judged"))
        }
        return .observed(.init(approved, capture: capture))
    }

    /// nil where it is there no more, or is another than was agreed to.
    private func whole(_ baseline: Baseline) throws -> Capture? {
        do {
            let commit = try archive.commit(named: baseline.commit)
            guard try archive.manifest(of: commit).json().sha256 == baseline.manifest else { return nil }
            let capture = try archive.read(commit)
            return capture.discrepancies().isEmpty ? capture : nil
        } catch let error as ArchiveError where error.kind == .notThere {
            return nil
        }
    }

    /// nil where nothing is asked for.
    private func audits(for asked: [(Capture, baseline: Capture?)], days: Int) throws -> AuditsOnRecord? {
        let beginnings = asked.map { PastOnRecord.beginning(of: $0, since: $1, days: days) }
        guard let began = beginnings.min(), let ended = asked.map(\.0.manifest.ended).max(), began <= ended else {
            return nil
        }
        return try AuditsOnRecord(in: folder, between: began...ended) { [platform] json in
            let event = try platform.event(json)
            return platform.audits.tells(event) || platform.deed(event) != nil ? event : nil
        }
    }
}
