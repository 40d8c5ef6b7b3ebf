import Archive
import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import History
import Ledger
import LedgerStore
import Reports
import SQLiteStore

/// What is recorded of one tenant, and what can be asked about it.
struct TenantHistory {
    let data: DataDirectory
    let folder: TenantFolder

    /// The name rows of the projections carry: the tenant folder's.
    var tenant: String { folder.folder.lastPathComponent }

    /// The tenant a name of the configuration stands for.
    ///
    /// - Throws: ``Failure`` where it was never collected.
    init(of name: String, in data: DataDirectory) throws {
        self.init(data: data, folder: try TenantBinding.folder(of: name, in: data))
    }

    init(data: DataDirectory, folder: TenantFolder) {
        self.data = data
        self.folder = folder
    }

    /// The projections, with everything the ledger has.
    func projections() throws -> Projections {
        let projections = try Projections(at: data.projections)
        try project(into: projections)
        return projections
    }

    /// The newest run at a moment.
    ///
    /// - Parameter name: What the configuration calls the tenant.
    /// - Throws: ``Failure`` where there is none.
    func run(asOf moment: Moment, of name: String, in projections: Projections) throws -> NumberedRun {
        if let run = try projections.run(of: tenant, asOf: moment) { return run }
        throw Failure(
            "there is no run of \(name) at or before \(moment.iso8601)",
            hint: "`linewarden history runs \(name)` lists them", code: .notThere)
    }

    /// Takes what the ledger has and the projections have not.
    func project(into projections: Projections) throws {
        guard folder.hasSealedLedger else { return }
        var reader = try LedgerReader(at: folder.ledger)
        let first = try projections.entries(of: tenant)
        guard first < reader.size else { return }
        var assembly = RunAssembly()
        var audits = AuditRows()
        for index in first..<reader.size {
            let entry = try reader.entry(at: index)
            if entry.kind == .audit { audits.add(entry, try reader.payload(at: index)) }
            guard let part = RunAssembly.Part(rawValue: entry.kind.rawValue),
                let run = try assembly.take(part, reader.payload(at: index))
            else { continue }
            // Run by run, so that no more than one is held.
            try projections.take([(index, run)], audits, of: tenant, entries: index + 1)
            audits = AuditRows()
        }
        try projections.take([], audits, of: tenant, entries: reader.size)
    }

    /// Records an assessment, and seals it.
    ///
    /// - Returns: What it changed, and the checkpoint it stands under.
    func record(_ judged: Judged, commit: String, at now: Moment) async throws -> Recorded {
        let projections = try projections()
        let isFirst = try projections.runs(of: tenant).isEmpty
        let known = try projections.knownFindings(of: tenant)
        let told = Told(judged.assessed, of: judged.capture, documents: ReadSources.documents(of:reading:))
        let run = try told.run(after: known, commit: commit)
        let log = try await LedgerLog.whenFree(
            at: folder.ledger, origin: folder.logOrigin, told: Terminal().waitsForLedger)
        let assessment = AssessmentJSON(judged.assessed, tool: "linewarden \(Machine.version)")
        _ = try await log.append(run.entries(at: now, assessment: assessment.write))
        let checkpoint = try await log.seal(at: now)
        try project(into: projections)
        return Recorded(run: run, isFirst: isFirst, checkpoint: checkpoint, words: log.words)
    }

    /// Where the tenant is going, as far as runs until a moment tell.
    func trend(until moment: Moment) throws -> Trend { Trend(try projections().tallies(of: tenant, until: moment)) }

    struct Recorded {
        let run: RecordedRun
        let isFirst: Bool
        let checkpoint: Checkpoint

        /// What was found when the ledger was opened, for whoever runs the program.
        let words: [String]
    }

    /// What the audit record says of what a control reads.
    func changes(to control: Control, in projections: Projections) throws -> ChangeRecord {
        guard let sources = GenesysCloud.auditSources(of: control.reads) else { return .none }
        return ChangeRecord(
            services: try sources.map { try projections.auditWindows(of: $0.service, in: tenant) },
            changes: try sources.flatMap {
                try projections.auditChanges(of: $0.entities, by: $0.service, in: tenant)
            })
    }

    /// What proves a finding, from the last entry that saw it.
    ///
    /// - Throws: ``Failure`` where no run saw it.
    func proof(of finding: String) throws -> FindingProof {
        guard let sighting = try projections().lastSighting(of: finding, in: tenant) else {
            throw Failure(
                "no run of \(tenant) saw a finding \(finding)",
                hint: "findings.json of a run has the ids", code: .notThere)
        }
        var reader = try LedgerReader(at: folder.ledger)
        let payload = try reader.payload(at: sighting.entry)
        let record = try FindingRecord(json: JSON(payload))
        let capture = try TenantArchive(at: folder.archive).read(sighting.commit)
        let paths = Set(record.evidence.map(\.file))
        let proof = try reader.prove(sighting.entry)
        return FindingProof(
            entry: try reader.bytes(at: sighting.entry), payload: payload,
            proof: ProofFile(
                proof.inclusion, checkpoint: try Cosigned(beside: folder.ledger).completed(proof.checkpoint)),
            manifest: capture.manifest.json(), files: capture.files.filter { paths.contains($0.key) })
    }
}

extension AuditRows {

    /// Takes what an entry of the audit log says: a stretch that was read whole, or a change to something controls read.
    ///
    /// A window that does not read says nothing was read whole; of any other entry that does not, it is noted.
    mutating func add(_ entry: LedgerStore.Entry, _ payload: [UInt8]) {
        do {
            let json = try JSON(payload, limits: .asReceived)
            if entry.isWindow { add(window: json, of: entry.source) } else { add(try GenesysCloud.auditEvent(json)) }
        } catch {
            if !entry.isWindow { add(unreadable: entry.at, of: entry.source) }
        }
    }

    private mutating func add(window json: JSON, of service: String) {
        guard json["state"]?.string == "whole", let from = json["from"]?.moment, let to = json["to"]?.moment, from < to
        else { return }
        add(whole: from..<to, of: service)
    }

    private mutating func add(_ event: AuditEvent) {
        if GenesysCloud.isChange(event) { add(changeOf: event.entity.type, at: event.at, by: event.service) }
    }
}
