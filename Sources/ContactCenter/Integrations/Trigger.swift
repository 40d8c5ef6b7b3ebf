/// A rule by which something happening in the tenant starts a workflow, without anybody being asked.
public struct Trigger: Identifiable, Sendable {
    public let id: Identifier<Trigger>
    public var name: String

    /// The platform's word for what sets it off; nil if it does not say.
    public var topic: String?
    public var isEnabled: Bool

    public init(id: ID, name: String, topic: String? = nil, isEnabled: Bool = true) {
        self.id = id
        self.name = name
        self.topic = topic
        self.isEnabled = isEnabled
    }
}
