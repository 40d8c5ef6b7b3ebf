/// One thing the platform told us about: its two halves, read together.
public struct Document: Sendable {
    public let id: String
    public let config: JSON
    public let state: JSON?

    public init(id: String, config: JSON, state: JSON? = nil) {
        self.id = id
        self.config = config
        self.state = state
    }

    /// A member, from whichever half holds it.
    public subscript(key: StaticString) -> JSON? { config[key] ?? state?[key] }

    /// Both halves as one value.
    public var whole: [UInt8] { Keeping.merged(config, state) }
}
