/// A program that listens in on conversations and helps the agent.
public struct Assistant: Identifiable, Sendable {
    public let id: Identifier<Assistant>
    public var name: String
    public var isActive: Bool

    /// Who makes the engines it works with, the platform's own left out.
    public var makers: Reading<[String]>
    public var copilot: Reading<Copilot>

    /// What it does for agents besides finding answers.
    public struct Copilot: Hashable, Sendable {

        /// Whether it works on queues with customers in them.
        public var isLive: Bool

        /// Whether it writes summaries of conversations.
        public var summarizes: Bool

        public init(isLive: Bool, summarizes: Bool) {
            self.isLive = isLive
            self.summarizes = summarizes
        }
    }

    public init(
        id: ID, name: String, isActive: Bool = true, makers: Reading<[String]> = .observed([]),
        copilot: Reading<Copilot> = .observed(Copilot(isLive: false, summarizes: false))
    ) {
        self.id = id
        self.name = name
        self.isActive = isActive
        self.makers = makers
        self.copilot = copilot
    }
}
