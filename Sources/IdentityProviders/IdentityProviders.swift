public import Capture
public import ContactCenter
public import Redaction

/// The company's identity provider as a second source: what Entra ID and Okta export, and what it means.
///
/// Reading an export yields documents that lie in a capture beside the platform's, translating them yields facts; the
/// two know nothing of each other.
public enum IdentityProviders {

    /// A provider whose exports we read.
    public enum Provider: String, Sendable, CaseIterable {
        case entra = "entra-id"
        case okta

        public var name: String {
            switch self {
            case .entra: "Entra ID"
            case .okta: "Okta"
            }
        }
    }

    /// Every kind an import fills, in the order it is reported in.
    public static let kinds: [Kind] = [
        .providerExport, .providerAccounts, .providerFactors, .providerSignIns, .providerPolicies,
    ]

    /// Whose fields say who somebody is.
    public static let keptFields = FieldRules(
        volatile: [], personal: [Kind.providerAccounts.name: ["displayName", "email", "userName"]],
        references: [], identifying: [], secrets: [], secretParts: [], harmless: [], headers: [], addresses: [],
        harmlessHeaders: [])

    /// The kinds each fact is translated from.
    public static let sources: [FactKind: [Kind]] = [
        Fact.providerExport.kind: [.providerExport],
        Fact.providerAccounts.kind: [.providerAccounts, .providerFactors, .providerSignIns],
        Fact.providerPolicies.kind: [.providerPolicies],
    ]

    /// The documents in which a subject of the provider's stands; nil where it is none of the provider's.
    public static func documents(of subject: Subject) -> [(kind: Kind, id: String)]? {
        switch subject.kind {
        case .account:
            [Kind.providerAccounts, .providerFactors, .providerSignIns].map { ($0, subject.id) }
        case .providerPolicy: [(.providerPolicies, subject.id)]
        default: nil
        }
    }
}

extension Kind {

    /// Which files were imported, when, and of what; the one document says so of all the others.
    public static let providerExport = Kind("idp-export", .setting)

    /// One line an account: its state, department and manager, and whom it belongs to here.
    public static let providerAccounts = Kind("idp-accounts", .lines)

    /// One line an account: what is enrolled, in the provider's words.
    public static let providerFactors = Kind("idp-factors", .lines)

    /// One line an account: how often it signed in, and from what devices.
    ///
    /// The log itself is not kept.
    public static let providerSignIns = Kind("idp-sign-ins", .lines)

    /// One document a policy.
    public static let providerPolicies = Kind("idp-policies", .objects)
}
