/// The changes to what security rests on that the audit log tells of, in a stretch of time before a capture.
public struct ChangesOnRecord: Hashable, Sendable {
    public var from: Moment
    public var to: Moment

    /// In the order they happened.
    public var changes: [RecordedChange]

    public init(from: Moment, to: Moment, changes: [RecordedChange]) {
        self.from = from
        self.to = to
        self.changes = changes
    }
}

/// One change as an entry of the audit log tells of it.
public struct RecordedChange: Identifiable, Hashable, Sendable {
    public let id: AuditEvent.ID
    public var at: Moment

    /// The platform's own word: `MemberAdd`.
    public var action: String
    public var actor: AuditEvent.Actor

    /// The program it was done through.
    public var client: OAuthClient.ID?

    /// What it may have changed, the likeliest first; never none.
    ///
    /// An entry about the organisation's settings does not say which of them it is about.
    public var objects: [ConfiguredObject]

    public init(
        id: ID, at: Moment, action: String, actor: AuditEvent.Actor, client: OAuthClient.ID? = nil,
        objects: [ConfiguredObject]
    ) {
        self.id = id
        self.at = at
        self.action = action
        self.actor = actor
        self.client = client
        self.objects = objects
    }
}

extension AuditEvent.Actor {

    /// As reports name them; a person goes by their id.
    public var words: String {
        switch self {
        case .person(let person): "person \(person)"
        case .client(let client): "client \(client)"
        case .system: "the platform"
        }
    }
}

extension Fact where Value == ChangesOnRecord {
    public static var recordedChanges: Self {
        Fact(
            "changes in the audit log",
            unlessSaid: .unanswered(because: "the audit log was not looked at; `linewarden audit read` reads it"))
    }
}

extension Parameter {

    /// How many days back the audit log is looked at for changes.
    public static let changeDays = Parameter(
        "change-days", .days, default: 30, in: 1...365, looser: .lower,
        source: "this project's default; no standard sets a number")
}
