/// A place calls are carried from.
public struct Site: Identifiable, Sendable {
    public let id: Identifier<Site>
    public var name: String

    /// The cloud regions voices may pass through, in order; empty where they pass through none.
    public var regions: Reading<[String]>

    /// Whether the platform takes whichever region is nearest instead.
    public var takesNearest: Reading<Bool>

    public init(
        id: ID, name: String, regions: Reading<[String]>, takesNearest: Reading<Bool> = .observed(false)
    ) {
        self.id = id
        self.name = name
        self.regions = regions
        self.takesNearest = takesNearest
    }
}
