/// Somebody of another organisation who works in this one.
public struct PartnerPerson: Identifiable, Sendable {
    public let id: Identifier<PartnerPerson>
    public var organization: Partner.ID

    /// When they were let in, if the platform says.
    public var since: Moment?

    public init(id: ID, organization: Partner.ID, since: Moment? = nil) {
        self.id = id
        self.organization = organization
        self.since = since
    }
}
