/// Something done to very many recordings at once.
public struct BulkJob: Identifiable, Sendable {
    public let id: Identifier<BulkJob>
    public var action: Action
    public var state: State
    public var made: Reading<Moment>

    /// Who asked for it.
    public var maker: Person.ID?

    /// Whether recordings with card or personal data are among them.
    public var takesSensitive: Bool

    public enum Action: Hashable, Sendable {
        case export, delete, archive
        case other(String)
    }

    public enum State: Hashable, Sendable {

        /// Waiting or at work.
        case open
        case done

        /// Cancelled or failed: it does nothing any more.
        case ended
    }

    public init(
        id: ID, action: Action, state: State = .done, made: Reading<Moment>, maker: Person.ID? = nil,
        takesSensitive: Bool = false
    ) {
        self.id = id
        self.action = action
        self.state = state
        self.made = made
        self.maker = maker
        self.takesSensitive = takesSensitive
    }
}
