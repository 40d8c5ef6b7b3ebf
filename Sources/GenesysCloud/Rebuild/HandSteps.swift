import Capture

/// What is not made in another tenant, why, and what a person does instead.
///
/// Source: what the API description of July 2026 has a call for, and notes on restoring into another organisation, checked
/// 2026-11-22. A menu is named where it was looked up.
enum HandSteps {
    typealias Reason = (because: String, byHand: String)

    /// nil for what the vendor brings, what is measured, and what is no configuration.
    static func reason(for kind: Kind) -> Reason? { reasons[kind.name] }

    private static let notOffered = "the API description we go by has no call that makes one"

    private static let reasons: [String: Reason] = [
        Kind.people.name: (
            "people are not made: who they are is sealed in the capture, and nobody is invited",
            "let the provider of accounts make them in the other tenant, then give them their roles"
        ),
        Kind.grants.name: (
            "a restore gives nobody rights", "give them there by plans of their own, as the capture has them"
        ),
        Kind.partners.name: ("a partner has to pair again", "Admin > People & Permissions > Authorized Organizations"),
        Kind.partnerPeople.name: ("a partner has to pair again", "after pairing, let its people in one by one"),
        Kind.trustors.name: ("the other organisation has to let us in again", "ask it to"),
        Kind.appAuthorizations.name: ("an app is authorised by a person who signs in", "authorise it there, if needed"),
        Kind.actionCertificates.name: ("a certificate belongs to its tenant", "order one there"),
        Kind.storedCredentials.name: (
            "its secret is kept nowhere, and none is asked for",
            "plan again with what it is made of, or make it there and type the secret in"
        ),
        Kind.trunks.name: ("a trunk comes with the edges of its tenant", "assign the trunk settings there"),
        Kind.edges.name: ("an edge is a machine paired with its tenant", "pair it there"),
        Kind.certificateAuthorities.name: (notOffered, "add the authority there"),
        Kind.recordingKeyConfigurations.name: (
            "a key belongs to its tenant, and to the account that holds it",
            "make a key for the other tenant, and configure it there"
        ),
        Kind.messagingChannels.name: (notOffered, "connect it there: the account at the other end agrees again"),
        Kind.openMessaging.name: (notOffered, "make it there, with a secret of its own"),
        Kind.mailDomains.name: ("a domain is proved by records in the DNS", "add it there, and its records to the DNS"),
        Kind.outboundSettings.name: (notOffered, "set it there"),
        Kind.dncLists.name: (notOffered + ", and its numbers are kept nowhere", "load it from where it comes from"),
        Kind.scripts.name: (
            "its pages are not captured, and no call we go by makes one",
            "export it in the old tenant and import it there: what goes by it is planned then"
        ),
        Kind.assistants.name: (notOffered, "make it there"),
        Kind.guides.name: (notOffered, "make it there"),
        Kind.knowledgeBases.name: (notOffered, "export its articles in the old tenant and import them there"),
    ]
}
