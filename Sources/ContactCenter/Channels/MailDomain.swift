/// A domain that mail to customers is sent from.
public struct MailDomain: Identifiable, Sendable {

    /// The domain itself: `service.example`.
    public let id: Identifier<MailDomain>
    public var signing: Reading<Signing>
    public var policy: Reading<Policy>

    /// Whether the domain's own records prove that mail is signed in its name (DKIM, RFC 6376).
    public enum Signing: Hashable, Sendable {
        case proven

        /// Not, in the platform's word: `FAILED`, `PENDING`.
        case unproven(String)
    }

    /// What the domain asks of whoever receives mail that is not signed in its name (DMARC, RFC 7489).
    public enum Policy: Hashable, Sendable {
        case missing
        case broken

        /// To be told of it, and nothing else.
        case watched
        case enforced
    }

    public init(id: ID, signing: Reading<Signing> = .observed(.proven), policy: Reading<Policy> = .observed(.enforced))
    {
        self.id = id
        self.signing = signing
        self.policy = policy
    }
}
