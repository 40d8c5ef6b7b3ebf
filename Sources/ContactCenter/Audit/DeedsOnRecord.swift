/// What people did with much data or many rights, as the audit log tells of it, in a stretch of time before a capture.
public struct DeedsOnRecord: Hashable, Sendable {
    public var from: Moment
    public var to: Moment

    /// In the order they happened.
    public var deeds: [SensitiveDeed]

    public init(from: Moment, to: Moment, deeds: [SensitiveDeed]) {
        self.from = from
        self.to = to
        self.deeds = deeds
    }
}

/// Something only a person who just proved who they are should have done.
public struct SensitiveDeed: Identifiable, Hashable, Sendable {
    public let id: AuditEvent.ID
    public var at: Moment
    public var person: Person.ID
    public var what: What

    /// The platform's own words: `Recording Export`.
    public var words: String

    public enum What: String, Hashable, Sendable {

        /// Recordings, figures or contacts were taken out.
        case export

        /// A role was changed, given or taken.
        case roleChange
    }

    public init(id: ID, at: Moment, person: Person.ID, what: What, words: String) {
        self.id = id
        self.at = at
        self.person = person
        self.what = what
        self.words = words
    }
}

extension Fact where Value == DeedsOnRecord {
    public static var recordedDeeds: Self {
        Fact("exports and role changes in the audit log", unlessSaid: .notTried(verb: "audit read"))
    }
}
