/// A secret of somebody else's that the platform keeps, for integrations to use.
///
/// Of the secret itself nothing is known here.
public struct StoredCredential: Identifiable, Sendable {
    public let id: Identifier<StoredCredential>
    public var name: String

    /// When it was last changed, or made if it never was.
    public var changed: Reading<Moment>

    public init(id: ID, name: String, changed: Reading<Moment>) {
        self.id = id
        self.name = name
        self.changed = changed
    }
}
