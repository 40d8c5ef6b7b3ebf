import Capture
import ContactCenter
import GenesysCloud
import IdentityProviders
import Scans
import Tickets

/// What a capture is read as: the platform's documents, and what was imported beside them.
enum ReadSources {

    /// The kinds each fact is translated from.
    static let sources = GenesysCloud.sources.merging(GenesysCloud.importedSources) { first, _ in first }
        .merging(IdentityProviders.sources) { first, _ in first }.merging(Scans.sources) { first, _ in first }
        .merging(Tickets.sources) { first, _ in first }

    static let kinds =
        GenesysCloud.kinds + GenesysCloud.importedKinds + IdentityProviders.kinds + Scans.kinds + Tickets.kinds

    @Sendable static func translate(_ capture: Capture) throws -> TenantSnapshot {
        var snapshot = try GenesysCloud.translate(capture)
        try IdentityProviders.translate(capture, into: &snapshot)
        try Scans.translate(capture, into: &snapshot)
        try Tickets.translate(capture, into: &snapshot)
        return snapshot
    }

    /// The documents in which something a finding speaks of stands.
    @Sendable static func documents(of subject: Subject, reading facts: [FactKind]) -> [(kind: Kind, id: String)] {
        IdentityProviders.documents(of: subject) ?? Scans.documents(of: subject)
            ?? GenesysCloud.documents(of: subject, reading: facts)
    }
}
