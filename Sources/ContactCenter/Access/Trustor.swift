/// Another organisation that lets people of this one in.
public struct Trustor: Identifiable, Sendable {
    public let id: Identifier<Trustor>
    public var name: String
    public var isEnabled: Bool

    public init(id: ID, name: String, isEnabled: Bool = true) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
    }
}
