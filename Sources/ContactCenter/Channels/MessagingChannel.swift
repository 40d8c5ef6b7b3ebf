/// A way for customers to write in: a social network, or a messenger of the tenant's own.
public struct MessagingChannel: Identifiable, Sendable {
    public let id: Identifier<MessagingChannel>
    public var name: String

    /// The platform's word for the kind: `open`, `whatsapp`.
    public var type: String
    public var isActive: Bool

    /// Where what agents write is sent, for a messenger of the tenant's own; nil inside for the others.
    public var webhook: Reading<String?>

    public init(
        id: ID, name: String, type: String, isActive: Bool = true, webhook: Reading<String?> = .observed(nil)
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.isActive = isActive
        self.webhook = webhook
    }
}
