/// A line to the outside world or to a set of phones.
public struct Trunk: Identifiable, Sendable {
    public let id: Identifier<Trunk>
    public var name: String
    public var kind: Kind
    public var isInService: Reading<Bool>
    public var settings: TrunkSettings.ID?

    /// The edge it ends at; nil where nobody says.
    public var edge: Edge.ID?

    /// The edges that carry its calls together; nil where nobody names a group.
    public var group: EdgeGroup?

    public enum Kind: Hashable, Sendable {
        case external, phone, edge
        case other(String)
    }

    public init(
        id: ID, name: String, kind: Kind = .external, isInService: Reading<Bool> = .observed(true),
        settings: TrunkSettings.ID? = nil, edge: Edge.ID? = nil, group: EdgeGroup? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.isInService = isInService
        self.settings = settings
        self.edge = edge
        self.group = group
    }
}

/// What a set of trunks has in common: how calls are signalled, encrypted and let in.
public struct TrunkSettings: Identifiable, Sendable {
    public let id: Identifier<TrunkSettings>
    public var name: String
    public var kind: Trunk.Kind

    /// How calls *sent* are signalled; the platform enforces nothing on those received.
    public var signalling: Reading<Signalling>

    /// The media ciphers offered; empty for none.
    public var mediaCiphers: Reading<[String]>

    /// The networks calls may come from; empty for any.
    public var callersAllowed: Reading<[String]>

    /// Whether callers must give a user name and password.
    public var demandsCredentials: Reading<Bool>

    /// Whether what passes is captured for whoever looks for a mistake.
    public var isCaptured: Reading<Bool>

    /// Until when what passes is captured or written down, the latest of all; nil for no end set.
    public var capturedUntil: Moment?

    public enum Signalling: Hashable, Sendable {
        case udp, tcp, tls
        case other(String)
    }

    public init(
        id: ID,
        name: String,
        kind: Trunk.Kind = .external,
        signalling: Reading<Signalling> = .observed(.tls),
        mediaCiphers: Reading<[String]> = .observed([]),
        callersAllowed: Reading<[String]> = .observed([]),
        demandsCredentials: Reading<Bool> = .observed(false),
        isCaptured: Reading<Bool> = .observed(false),
        capturedUntil: Moment? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.signalling = signalling
        self.mediaCiphers = mediaCiphers
        self.callersAllowed = callersAllowed
        self.demandsCredentials = demandsCredentials
        self.isCaptured = isCaptured
        self.capturedUntil = capturedUntil
    }
}
