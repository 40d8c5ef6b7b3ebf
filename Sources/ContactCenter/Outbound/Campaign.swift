/// A list of people being called, one after the other.
public struct Campaign: Identifiable, Sendable {
    public let id: Identifier<Campaign>
    public var name: String
    public var isRunning: Bool

    /// The lists it looks into before it calls somebody; empty for none.
    public var doNotCall: Reading<[DoNotCallList.ID]>

    /// Whether it has hours of its own outside which it calls nobody.
    public var hasHours: Bool

    public init(
        id: ID, name: String, isRunning: Bool = true, doNotCall: Reading<[DoNotCallList.ID]> = .observed([]),
        hasHours: Bool = true
    ) {
        self.id = id
        self.name = name
        self.isRunning = isRunning
        self.doNotCall = doNotCall
        self.hasHours = hasHours
    }
}

/// A list of people who asked not to be called.
public struct DoNotCallList: Identifiable, Sendable {
    public let id: Identifier<DoNotCallList>
    public var name: String

    /// Whether the platform keeps the numbers itself; a service that is asked for each number has no size.
    public var isKeptHere: Bool

    /// How many numbers stand in it.
    public var size: Reading<Int>

    public init(id: ID, name: String, isKeptHere: Bool = true, size: Reading<Int>) {
        self.id = id
        self.name = name
        self.isKeptHere = isKeptHere
        self.size = size
    }
}
