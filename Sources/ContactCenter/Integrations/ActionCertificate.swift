/// A certificate by which data actions show the far side who is calling.
public struct ActionCertificate: Identifiable, Sendable {
    public let id: Identifier<ActionCertificate>

    /// Whether it is the next one, not yet in use.
    public var isUpcoming: Reading<Bool>
    public var ends: Reading<Moment>

    public init(id: ID, isUpcoming: Reading<Bool> = .observed(false), ends: Reading<Moment>) {
        self.id = id
        self.isUpcoming = isUpcoming
        self.ends = ends
    }
}
