/// What somebody asked of the data that is kept about them.
public struct SubjectRequest: Identifiable, Sendable {
    public let id: Identifier<SubjectRequest>
    public var wish: Wish
    public var made: Reading<Moment>
    public var state: State

    public enum Wish: Hashable, Sendable {
        case copy, correction, erasure
        case other(String)
    }

    public enum State: Hashable, Sendable {
        case open, done, failed
    }

    public init(id: ID, wish: Wish, made: Reading<Moment>, state: State) {
        self.id = id
        self.wish = wish
        self.made = made
        self.state = state
    }
}
