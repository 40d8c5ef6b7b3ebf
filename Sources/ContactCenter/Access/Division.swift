/// A part of the tenant that access can be limited to.
public struct Division: Identifiable, Sendable {
    public let id: Identifier<Division>
    public var name: String

    /// Whether it is the one everything falls into that nobody puts elsewhere.
    public var isHome: Bool

    /// How many queues, flows and so on lie in it, by the platform's word for the kind; nil if it did not say.
    public var objects: [String: Int]?

    public init(id: ID, name: String, isHome: Bool = false, objects: [String: Int]? = nil) {
        self.id = id
        self.name = name
        self.isHome = isHome
        self.objects = objects
    }
}
