/// A rule that allows or forbids an action by who asks, from where or when, beside what roles grant.
public struct AccessPolicy: Identifiable, Sendable {
    public let id: Identifier<AccessPolicy>
    public var name: String

    /// The action it is about, in the platform's own words: `authorization:grant:add`.
    public var target: Reading<String>

    /// Whether it is enforced, and not only kept.
    public var isActive: Bool

    public init(id: ID, name: String, target: Reading<String>, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.target = target
        self.isActive = isActive
    }
}
