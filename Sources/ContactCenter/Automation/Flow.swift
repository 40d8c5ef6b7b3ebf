/// A program that leads customers through a call or a chat, or works behind it.
public struct Flow: Identifiable, Sendable {
    public let id: Identifier<Flow>
    public var name: String

    /// The platform's word for what it is: `INBOUNDCALL`, `SECURECALL`, `BOT`.
    public var type: String

    /// Whether a machine holds the conversation in it.
    public var isBot: Bool

    /// Whether it is one that card numbers are entered into.
    public var takesCards: Bool

    /// How somebody gets into it.
    public var role: CallFlow.Role

    /// What runs; nil if it was never published.
    public var published: Published?

    public struct Published: Sendable {

        /// Whether it writes down what happens in it, for whoever looks for a mistake.
        public var isDebugged: Reading<Bool>

        /// Whether somebody saved another version since, which does not run.
        public var isBehind: Reading<Bool>

        /// Who published it.
        public var publisher: Reading<Subject>

        /// When it was published.
        public var since: Reading<Moment>

        public init(
            isDebugged: Reading<Bool> = .observed(false), isBehind: Reading<Bool> = .observed(false),
            publisher: Reading<Subject>, since: Reading<Moment> = .absent(.notAsked)
        ) {
            self.isDebugged = isDebugged
            self.isBehind = isBehind
            self.publisher = publisher
            self.since = since
        }
    }

    public init(
        id: ID, name: String, type: String, isBot: Bool = false, takesCards: Bool = false,
        role: CallFlow.Role = .part, published: Published?
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.isBot = isBot
        self.takesCards = takesCards
        self.role = role
        self.published = published
    }
}
