public import Assurance
import Capture
public import ContactCenter
public import Programme

/// One shortfall in one assessment: what an engineer puts right and an auditor follows to its document.
public struct Finding: Sendable, Identifiable {

    /// A UUIDv5 of platform, organisation, control without version, and subject: the same weakness has the same id in
    /// every run.
    public let id: String
    public let control: Control
    public let shortfall: Shortfall
    public let evidence: [Evidence]

    /// What it is accepted by for a time; nil for what is open.
    ///
    /// It falls short either way.
    public internal(set) var acceptance: ApprovedException?

    public var severity: Severity { shortfall.severity ?? control.severity }

    /// The one change that clears it: of its cause, or of itself.
    public var cause: Subject { shortfall.cause ?? shortfall.subject }

    init(
        _ shortfall: Shortfall, of control: Control, in tenant: (platform: String, organization: String),
        evidence: [Evidence]
    ) {
        id = IdentifierV5.uuid(
            of: "\(tenant.platform)/\(tenant.organization)/\(control.id)/\(shortfall.subject.kind.rawValue)/"
                + shortfall.subject.id)
        self.control = control
        self.shortfall = shortfall
        self.evidence = evidence
    }
}

/// A document of the capture that a finding rests on.
public struct Evidence: Hashable, Sendable {

    /// `config/oauth-clients/3fa85f64-….json`.
    public let file: String

    /// SHA-256 of that file, as the manifest has it.
    public let sha256: String

    /// Which document in it; the file's only one for a setting.
    public let document: String
}
