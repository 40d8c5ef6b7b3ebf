/// What a virtual agent is told to do, in plain language.
public struct Instructions: Identifiable, Sendable {
    public let id: Identifier<Instructions>
    public var name: String
    public var isPublished: Bool

    /// Where the text came from, in the platform's word: `Manual`, `Prompt`, `Document`, `Transcripts`.
    public var origin: String?

    /// The version last saved and the one that speaks to customers; nil for none.
    public var saved: String?
    public var released: String?

    public init(
        id: ID, name: String, isPublished: Bool = true, origin: String? = nil, saved: String? = nil,
        released: String? = nil
    ) {
        self.id = id
        self.name = name
        self.isPublished = isPublished
        self.origin = origin
        self.saved = saved
        self.released = released
    }
}
