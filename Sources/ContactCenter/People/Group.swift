/// A named set of people that roles can be granted to.
public struct Group: Identifiable, Sendable {
    public let id: Identifier<Group>
    public var name: String

    /// The people who may put others in and take them out, or why nobody knows.
    public var owners: Reading<[Person.ID]>

    /// Whether anybody here finds it, and sees who is in it.
    public var isPublic: Reading<Bool>

    public init(
        id: ID, name: String, owners: Reading<[Person.ID]> = .observed([]), isPublic: Reading<Bool> = .observed(false)
    ) {
        self.id = id
        self.name = name
        self.owners = owners
        self.isPublic = isPublic
    }
}
