/// A machine that handles calls, on the customer's premises or near them.
public struct Edge: Identifiable, Sendable {
    public let id: Identifier<Edge>
    public var name: String
    public var isInUse: Bool
    public var isOnline: Reading<Bool>

    /// Where it stands; nil where nobody says.
    public var site: Site.ID?

    public init(
        id: ID, name: String, isInUse: Bool = true, isOnline: Reading<Bool> = .observed(true), site: Site.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.isInUse = isInUse
        self.isOnline = isOnline
        self.site = site
    }
}

/// Edges that carry calls together, as far as something else names them.
public struct EdgeGroup: Identifiable, Hashable, Sendable {
    public let id: Identifier<EdgeGroup>
    public var name: String

    public init(id: ID, name: String) {
        self.id = id
        self.name = name
    }
}

/// An authority whose certificates edges and phones trust.
public struct CertificateAuthority: Identifiable, Sendable {
    public let id: Identifier<CertificateAuthority>
    public var name: String

    /// When the first of its certificates runs out.
    public var ends: Reading<Moment>

    public init(id: ID, name: String, ends: Reading<Moment>) {
        self.id = id
        self.name = name
        self.ends = ends
    }
}
