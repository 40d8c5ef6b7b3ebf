/// What became of a tenant since somebody agreed to what it is to be.
public struct BaselineDrift: Hashable, Sendable {

    /// The agreement: `BL-81c0d2a7f4`.
    public var baseline: String

    /// What it was agreed to under, in the customer's own books.
    public var ticket: String
    public var agreed: Moment

    /// How many objects that security rests on were compared.
    public var compared: Int

    /// Those that are not what was agreed to.
    public var objects: [DriftedObject]

    public init(baseline: String, ticket: String, agreed: Moment, compared: Int, objects: [DriftedObject]) {
        self.baseline = baseline
        self.ticket = ticket
        self.agreed = agreed
        self.compared = compared
        self.objects = objects
    }
}

/// One object that security rests on and that is not what was agreed to.
public struct DriftedObject: Hashable, Sendable {
    public var object: ConfiguredObject
    public var what: What

    /// The paths of what changed in it; none where it came or went.
    public var fields: [String]

    /// Who made it so, as far as the audit log tells: each once.
    public var makers: [Maker]

    public enum What: String, Hashable, Sendable { case added, removed, changed }

    public enum Maker: Hashable, Sendable {
        case told(Telling)

        /// The log was read whole for that time, and no entry tells of it.
        case noRecord

        /// The log was not read for all of that time.
        case notRead

        /// The log is not known to tell of such a thing.
        case notTold
    }

    /// The entry of the audit log that tells of it.
    public struct Telling: Hashable, Sendable {
        public var event: AuditEvent.ID
        public var at: Moment
        public var actor: AuditEvent.Actor

        /// The program it was done through.
        public var client: OAuthClient.ID?

        public init(event: AuditEvent.ID, at: Moment, actor: AuditEvent.Actor, client: OAuthClient.ID? = nil) {
            self.event = event
            self.at = at
            self.actor = actor
            self.client = client
        }
    }

    public init(_ object: ConfiguredObject, _ what: What, fields: [String] = [], makers: [Maker] = []) {
        self.object = object
        self.what = what
        self.fields = fields
        self.makers = makers
    }
}

/// An object of the configuration, by the kind it is kept under: `roles/3fa85f64-…`.
public struct ConfiguredObject: Hashable, Sendable {
    public var kind: String

    /// A setting goes by the name of its kind.
    public var id: String

    /// What it is called; nil where it has no name, or one that is somebody's.
    public var name: String?

    public init(_ kind: String, _ id: String, name: String? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
    }

    /// `roles/3fa85f64-…`; of a setting its kind alone.
    public var path: String { id == kind ? kind : "\(kind)/\(id)" }

    /// As a sentence names it: `Supervisor (roles)`.
    public var words: String { name.map { "\($0) (\(kind))" } ?? path }
}

extension Subject {
    public static func configured(_ object: ConfiguredObject) -> Subject {
        Subject(.configuration, object.path, name: object.words)
    }
}

extension Absence {

    /// Nobody agreed to what the tenant is to be, or what they agreed to holds no more.
    public static let noBaseline = Absence.unanswered(
        because: "no approved baseline is in force; `linewarden drift accept` asks for one")
}

extension Fact where Value == BaselineDrift {
    public static var baselineDrift: Self { Fact("drift from the approved baseline", unlessSaid: .noBaseline) }
}
