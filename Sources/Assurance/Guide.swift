public import ContactCenter

/// How one platform answers one control: where to look, what to grant, what to call.
///
/// The control speaks of contact centers; its guide speaks the platform's language.
public struct Guide: Sendable {
    public let control: Control.ID

    /// The fields of the platform's answers that decide it: `OAuthClient.authorizedGrantType`.
    public let fields: [String]

    /// Where a person finds the setting: `Admin > Integrations > OAuth`.
    public let menu: String

    /// The call that puts it right, or reads more: `PUT /api/v2/oauth/clients/{clientId}`.
    public let call: String

    /// What one must know before believing it.
    public let caveats: String

    /// What the judgement rests on, and where that is written.
    public let basis: Basis
    public let source: String

    public enum Basis: String, Sendable, CaseIterable {
        case specification
        case vendorHelp = "vendor help"
        case observed = "observed by others"
        case assumed
    }

    public init(
        _ control: Control.ID, fields: [String], menu: String, call: String, caveats: String, basis: Basis,
        source: String
    ) {
        self.control = control
        self.fields = fields
        self.menu = menu
        self.call = call
        self.caveats = caveats
        self.basis = basis
        self.source = source
    }
}
