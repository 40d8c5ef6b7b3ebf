import Archive
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import History
import IdentityProviders
import Inventory
import Programme
import Tickets

/// An assessment with the capture it is of and where the keys of its people are.
struct Judged {
    private(set) var assessed: Assessed
    let capture: Capture
    let keys: URL?

    /// How many requests the collection took; nil where nothing was collected.
    var requests: Int?

    /// What was recorded of it; nil where a capture was judged again.
    var recorded: TenantHistory.Recorded?

    /// The runs on record until then; nil where the tenant has no record.
    var trend: Trend?

    /// Where the checkpoint of the record went.
    var published: [Publication.Outcome] = []
}

extension Judged {

    /// Seen from one part of the tenant alone; what was recorded is of the whole, and so is not told with it.
    ///
    /// - Throws: ``Failure`` where the part names what the capture does not have.
    func on(_ part: NamedScope?) throws -> Judged {
        guard let part else { return self }
        try part.check(against: capture)
        var judged = self
        judged.assessed = assessed.within(part)
        judged.recorded = nil
        judged.trend = nil
        return judged
    }
}

/// Judges captures wherever they lie.
struct Judging {
    private let terms: TenantTerms
    private let asOf: Moment?

    /// The assessment that is made again, if it is one.
    private let given: GivenAssessment?
    private let own: [OwnControl]

    /// - Parameter own: The customer's own controls; of an assessment that is made again, those it names.
    init(terms: TenantTerms, asOf: Moment?, given: GivenAssessment? = nil, own: [OwnControl] = []) {
        var terms = terms
        terms.ownControls = Dictionary(own.map { ($0.id, $0.sha256) }) { first, _ in first }
        self.terms = terms
        self.asOf = asOf
        self.given = given
        self.own = own
    }

    private func assessment(under terms: TenantTerms) -> Assessment {
        Assessment(
            of: .init(version: Catalog.version, controls: Catalog.controls + own.controls),
            on: .init(
                translate: ReadSources.translate, documents: ReadSources.documents(of:reading:),
                sources: ReadSources.sources, division: GenesysCloud.division(of:)), under: terms)
    }

    /// A capture in a folder: nothing to compare with, and its commit known where it is judged again.
    func folder(_ folder: URL) throws -> Judged {
        let capture = try CaptureFolder.read(folder)
        try Self.refuseUnsound(capture, in: folder.path)
        return Judged(
            assessed: try assessment(under: terms).run(
                on: capture, commit: given?.commit(of: capture), asOf: asOf),
            capture: capture, keys: nil)
    }

    /// A commit of the archive of a tenant that was collected before.
    func commit(_ revision: String, of tenant: String, in data: DataDirectory) throws -> Judged {
        try commit(revision, in: TenantBinding.folder(of: tenant, in: data))
    }

    /// A commit alone, for whoever does not ask what changed: the capture before it is neither read nor judged.
    func commitAlone(_ revision: String, of tenant: String, in data: DataDirectory) throws -> Judged {
        try commit(revision, in: TenantBinding.folder(of: tenant, in: data), alone: true)
    }

    /// The newest commit, just made.
    func head(of result: TenantCollection.Result) throws -> Judged {
        var judged = try commit(result.outcome.commit, in: result.folder)
        judged.requests = result.requests
        return judged
    }

    private func commit(_ revision: String, in folder: TenantFolder, alone: Bool = false) throws -> Judged {
        let archive = try TenantArchive(at: folder.archive)
        let commit = try archive.commit(named: revision)
        let capture = try archive.read(commit)
        try Self.refuseUnsound(capture, in: commit)
        let previous = alone ? nil : try previous(to: capture, commit, in: archive)
        let terms = try terms(for: capture, commit, previous, in: folder)
        let assessed = try assessment(under: terms).run(
            on: capture, commit: commit, asOf: asOf, previous: previous)
        return Judged(assessed: assessed, capture: capture, keys: folder.keys)
    }

    /// The terms with what is on record of the time before what is judged; an assessment that is made again has it.
    private func terms(
        for capture: Capture, _ commit: String, _ previous: (Capture, commit: String)?, in folder: TenantFolder
    ) throws -> TenantTerms {
        guard given == nil else { return terms }
        let moment = asOf ?? capture.manifest.began
        var captures = [PastReading.Judgeable(commit, capture, asOf: moment)]
        if let (earlier, commit) = previous { captures.append(.init(commit, earlier, asOf: earlier.manifest.began)) }
        var terms = terms
        terms.pasts = try PastReading(of: folder, on: DriftReading.platform(comparing: GenesysCloud.kinds))
            .pasts(
                of: captures, under: terms.baselines, days: terms.changeDays(at: moment),
                needsChanges: { $0.contains(.ticketImport) || $0.contains(.providerExport) })
        return terms
    }

    /// The last whole capture of an earlier reading: what was imported beside one is no reading of its own.
    private func previous(
        to capture: Capture, _ commit: String, in archive: TenantArchive
    ) throws -> (Capture, commit: String)? {
        for earlier in try archive.log(from: commit).dropFirst() {
            let manifest = try archive.manifest(of: earlier.id)
            guard manifest.isComplete, manifest.began < capture.manifest.began else { continue }
            return (try archive.read(earlier.id), earlier.id)
        }
        return nil
    }

    /// What is not what was read is not judged.
    static func refuseUnsound(_ capture: Capture, in place: String) throws {
        let differences = capture.discrepancies()
        guard let first = differences.first else { return }
        let more = differences.count > 1 ? ", and \(differences.count - 1) more" : ""
        throw Failure(
            "the capture in \(place) was changed: \(first)\(more)",
            hint: "a capture is judged as it was read; take it from the archive again", code: .unsound)
    }
}
