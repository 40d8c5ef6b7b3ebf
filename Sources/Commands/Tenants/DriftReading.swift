import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Recovery
import Reports

/// Looks for drift in the archive of a tenant.
struct DriftReading {
    let tenant: String
    let folder: TenantFolder
    private let archive: TenantArchive

    /// - Throws: ``Failure`` where the tenant was never collected.
    init(_ tenant: String, in data: DataDirectory) throws {
        self.tenant = tenant
        folder = try TenantBinding.folder(of: tenant, in: data)
        archive = try TenantArchive(at: folder.archive)
    }

    /// What became of it since a capture.
    ///
    /// - Parameter since: A commit.
    func drift(since: String, kinds: [Kind]) throws -> (drift: Drift, now: Capture) {
        let commit = try newest()
        let (before, now) = (try read(since), try read(commit))
        let drift = try Drift(
            of: folder, from: (since, before), to: (commit, now), on: Self.platform(comparing: kinds))
        return (drift, now)
    }

    func commit(_ reference: CaptureReference) throws -> String { try reference.commit(in: archive) }

    func newest() throws -> String {
        if let head = try archive.head() { return head.id }
        throw Failure(
            "nothing of \(tenant) was collected yet", hint: "run `linewarden assess \(tenant)` first", code: .notThere)
    }

    /// The last whole capture of an earlier reading: what was imported beside one is no reading of its own.
    func before() throws -> String {
        let now = try archive.manifest(of: try newest())
        for earlier in try archive.log().dropFirst() {
            let manifest = try archive.manifest(of: earlier.id)
            if manifest.isComplete, manifest.began < now.began { return earlier.id }
        }
        throw Failure(
            "there is no earlier capture of \(tenant) to compare with",
            hint: "run `linewarden assess \(tenant)` once more, or name one with --since", code: .notThere)
    }

    /// The newest first.
    func commits() throws -> [String] { try archive.log().map(\.id) }

    func newestCapture() throws -> Capture { try read(newest()) }

    func capture(at commit: String) throws -> Capture { try read(commit) }

    func manifest(of commit: String) throws -> Manifest { try archive.manifest(of: commit) }

    /// Whether the commit a baseline names is there, and is the capture that was agreed to, whole.
    func check(_ baseline: Baseline) throws {
        let manifest = try manifest(of: try archive.commit(named: baseline.commit))
        guard manifest.json().sha256 == baseline.manifest else {
            throw Failure(
                "the capture \(baseline.commit) is not the one the baseline is of: its manifest is another",
                hint: "take the archive from a copy of it", code: .unsound)
        }
        guard manifest.isComplete else {
            throw Failure(
                "the capture \(baseline.commit) was not read whole, and is no baseline",
                hint: "collect again, or name another with --capture", code: .unsound)
        }
    }

    private func read(_ commit: String) throws -> Capture {
        let capture = try archive.read(commit)
        try Judging.refuseUnsound(capture, in: commit)
        return capture
    }

    /// Puts names to the people who made the changes.
    func naming(of drift: Drift, in capture: Capture) throws -> Naming {
        let people = Set(drift.changes.flatMap(\.authors).flatMap(\.people))
        let names = try People(of: capture, needed: people, keys: folder.keys)
        return Naming { names.name(of: $0) }
    }

    static func platform(comparing kinds: [Kind]) -> Drift.Platform {
        Drift.Platform(
            kinds: kinds, rules: GenesysCloud.compared,
            audits: AuditKnowledge(
                changes: { GenesysCloud.toldChanges(of: $0) }, services: { GenesysCloud.tellingServices(of: $0) },
                objects: { GenesysCloud.toldObjects(of: $0, $1) }),
            event: { try GenesysCloud.auditEvent($0) }, deed: { GenesysCloud.deed(of: $0) },
            deedServices: GenesysCloud.deedServices)
    }
}

extension Author {

    /// The ids of the people it names.
    fileprivate var people: [String] {
        guard case .told(let tellings) = self else { return [] }
        return tellings.compactMap { telling in
            if case .person(let person) = telling.actor { person.rawValue } else { nil }
        }
    }
}
