/// What a role lets its holders do, as far as a control asks.
///
/// A role is judged by what it holds and not by what it is called. Each platform says in its own room which of its
/// permissions amount to which power; an unknown wildcard counts as every power it may cover.
public struct Powers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let changesOrganization = Powers(rawValue: 1 << 0)
    public static let editsRoles = Powers(rawValue: 1 << 1)
    public static let grantsRoles = Powers(rawValue: 1 << 2)
    public static let managesClients = Powers(rawValue: 1 << 3)
    public static let managesIdentityProviders = Powers(rawValue: 1 << 4)
    public static let managesPartners = Powers(rawValue: 1 << 5)
    public static let managesRecordingKeys = Powers(rawValue: 1 << 6)
    public static let managesTelephony = Powers(rawValue: 1 << 7)
    public static let opensRecordings = Powers(rawValue: 1 << 8)
    public static let opensSensitiveRecordings = Powers(rawValue: 1 << 9)

    /// The rules by which recordings are deleted, kept and sent elsewhere.
    public static let editsRetentionPolicies = Powers(rawValue: 1 << 10)

    /// How long one recording is kept, against the rules.
    public static let editsRecordingRetention = Powers(rawValue: 1 << 11)

    /// Any of these makes a role privileged: its holder can become anything else, or open what was closed.
    public static let privileged: Powers = [
        .changesOrganization, .editsRoles, .grantsRoles, .managesClients, .managesIdentityProviders, .managesPartners,
        .managesRecordingKeys, .managesTelephony,
    ]

    public static let everything = Powers(rawValue: (1 << 12) - 1)

    public var isPrivileged: Bool { !isDisjoint(with: .privileged) }

    /// In words, for a sentence: `["grant roles", "edit roles"]`.
    public var words: [String] { Self.vocabulary.filter { contains($0.power) }.map(\.words) }

    private static let vocabulary: [(power: Powers, words: String)] = [
        (.changesOrganization, "change the organisation's settings"),
        (.editsRoles, "edit roles"),
        (.grantsRoles, "grant roles"),
        (.managesClients, "create and edit OAuth clients"),
        (.managesIdentityProviders, "change the identity provider"),
        (.managesPartners, "let partners in"),
        (.managesRecordingKeys, "change recording keys"),
        (.managesTelephony, "change telephony"),
        (.opensRecordings, "open recordings"),
        (.opensSensitiveRecordings, "hear what was masked in recordings"),
        (.editsRetentionPolicies, "write the rules by which recordings are deleted and exported"),
        (.editsRecordingRetention, "change how long a recording is kept"),
    ]
}
