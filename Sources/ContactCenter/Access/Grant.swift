/// That somebody or something holds a role in a division.
public struct Grant: Hashable, Sendable {
    public var holder: Holder
    public var role: Role.ID

    /// Where it holds.
    public var reach: Reach

    /// How it came about: granted to the holder itself, or through a trust with another organisation.
    public var via: Way

    /// When it was made, if the platform says.
    public var since: Moment?

    public enum Holder: Hashable, Sendable {
        case person(Person.ID)
        case group(Group.ID)
        case client(OAuthClient.ID)

        /// An id that no list we read contains: a partner's person, or something since deleted.
        case unknown(String)
    }

    public enum Reach: Hashable, Sendable {
        case division(Division.ID)
        case everywhere
    }

    public enum Way: String, Hashable, Sendable { case direct, group, trust }

    public init(_ holder: Holder, _ role: Role.ID, in reach: Reach, via: Way = .direct, since: Moment? = nil) {
        self.holder = holder
        self.role = role
        self.reach = reach
        self.via = via
        self.since = since
    }
}
