/// What neither a restore of ours nor the platform's own recovery brings back, and who has to.
public struct LeftOut: Hashable, Sendable {
    public let what: String
    public let because: String

    /// What to do about it beforehand.
    public let instead: String
}

extension LeftOut {

    /// For any tenant, whatever its capture holds.
    ///
    /// Source: `genesys/snapshot.md`, §1 and §5, looked up 2026-11-29: the platform's API description has no call that
    /// backs up, exports or clones a tenant.
    public static let always = [
        LeftOut(
            what: "recordings, and what was said in them",
            because: "they are data, not configuration, and nothing of them is read",
            instead: "export them to storage of your own under its own retention"),
        LeftOut(
            what: "contacts, numbers not to be called, and rows of data tables",
            because: "they are data, and lie with personal data",
            instead: "keep the lists they were loaded from"),
        LeftOut(
            what: "the audio of prompts", because: "an export names it and does not hold it",
            instead: "keep the sound files"),
        LeftOut(
            what: "people's passwords and second factors", because: "the platform gives them to nobody",
            instead: "let people sign in through the identity provider, and invite them anew where they do not"),
        LeftOut(
            what: "secrets of OAuth clients and stored credentials",
            because: "only a keyed mark of each is kept; a client that is made again gets a new id and a new secret",
            instead: "keep a list of who uses which, and give out the new ones"),
        LeftOut(
            what: "the keys recordings are encrypted with",
            because: "a key of your own lies in your key management and belongs to one organisation",
            instead: "watch for its deletion there: without it no recording can be heard again"),
        LeftOut(
            what: "partners that come in", because: "the partner has to pair again",
            instead: "know whom to call"),
        LeftOut(
            what: "phone numbers and web addresses of deployments",
            because: "each belongs to one organisation, and a page holds the id of its deployment",
            instead: "ask carrier and vendor how they are moved, and how long that takes"),
    ]
}
