/// What a client signs in with.
public struct ClientCredentials: Hashable, Sendable, CustomStringConvertible {
    public let id: String
    public let secret: String

    public init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    public var description: String { "\(id) «redacted»" }
}

extension ClientCredentials: CustomDebugStringConvertible, CustomReflectable {
    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: ["id": id, "secret": "«redacted»"]) }
}
