import ArgumentParser
import Capture
import Engine
import Foundation
import GenesysCloud
import Inventory
import Programme
import Reports

/// Which capture a document is of.
struct ArchivedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Judges this commit of the archive, or this folder; the newest capture if not given.",
            valueName: "commit|dir"))
    var capture: String?

    @Option(help: ArgumentHelp("Judges as of this moment instead of when the collection began.", valueName: "moment"))
    var at: MomentArgument?

    /// The capture judged again, under the terms of the tenant as they are now.
    ///
    /// - Parameters:
    ///   - own: The tenant's own controls, judged beside ours.
    ///   - part: The part of the tenant it is about, chosen of those the tenant names; nil for the whole.
    /// - Returns: nil where neither a tenant nor a capture was named.
    func assessed(
        _ tenant: String?, in place: PlaceOptions, own: [OwnControl],
        on part: ([NamedScope]) throws -> NamedScope?
    ) throws -> AssessedTenant? {
        let terms = try tenant.map { try place.decidedTerms(of: $0) } ?? TenantTerms()
        let part = try part(terms.scopes)
        guard let judged = try judged(tenant, Judging(terms: terms, asOf: at?.moment, own: own), place) else {
            return nil
        }
        try part?.check(against: judged.capture)
        return AssessedTenant(
            judged.assessed, named: tenant,
            evidence: ReadEvidence(judged.capture.manifest, sources: ReadSources.sources), in: part)
    }

    private func judged(_ tenant: String?, _ judging: Judging, _ place: PlaceOptions) throws -> Judged? {
        if let capture, Files.isFolder(capture) { return try judging.folder(URL(fileURLWithPath: capture)) }
        if let tenant { return try judging.commitAlone(capture ?? "HEAD", of: tenant, in: place.dataDirectory) }
        guard let capture else { return nil }
        throw Failure(
            "there is no folder \(capture)", hint: "name the tenant to take a commit of its archive", code: .notThere)
    }
}
