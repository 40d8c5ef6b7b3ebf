/// A machine that handles calls, on the customer's premises or near them.
public struct Edge: Identifiable, Sendable {
    public let id: Identifier<Edge>
    public var name: String
    public var isInUse: Bool
    public var isOnline: Reading<Bool>

    public init(id: ID, name: String, isInUse: Bool = true, isOnline: Reading<Bool> = .observed(true)) {
        self.id = id
        self.name = name
        self.isInUse = isInUse
        self.isOnline = isOnline
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
