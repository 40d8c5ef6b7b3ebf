/// Articles that agents, bots and perhaps everybody can read.
public struct KnowledgeBase: Identifiable, Sendable {
    public let id: Identifier<KnowledgeBase>
    public var name: String
    public var isPublished: Reading<Bool>

    /// When an article in it was last changed.
    public var lastChanged: Reading<Moment>

    public init(id: ID, name: String, isPublished: Reading<Bool>, lastChanged: Reading<Moment>) {
        self.id = id
        self.name = name
        self.isPublished = isPublished
        self.lastChanged = lastChanged
    }
}
