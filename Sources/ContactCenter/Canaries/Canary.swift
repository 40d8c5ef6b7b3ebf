/// Something harmless that is made to happen so that it must be seen: where it is not, the chain that tells of the real
/// thing is broken somewhere.
public struct Canary: Hashable, Sendable, Identifiable {
    public let target: Target

    /// Within how many minutes of being made it has to be found in the platform's audit record.
    public let withinMinutes: Int

    public enum Target: Hashable, Sendable {

        /// An object of the configuration, by the name of its kind and its own, whose description is changed and put back.
        case object(kind: String, name: String)

        /// An account that somebody, or a program of theirs, fails to sign in with.
        case account(Person.ID)
    }

    public init(_ target: Target, withinMinutes: Int) {
        self.target = target
        self.withinMinutes = withinMinutes
    }

    /// `groups/Canary`, `account/3fa85f64-…`.
    public var id: Identifier<Canary> {
        switch target {
        case .object(let kind, let name): Identifier("\(kind)/\(name)")
        case .account(let person): Identifier("account/\(person.rawValue)")
        }
    }

    public static let withinMinutes = 120
}

extension Fact where Value == [Canary] {

    /// The canaries that the customer has.
    public static var canaries: Self { Fact("canaries", unlessSaid: .notSupplied(setting: "canaries")) }
}

extension Parameter {

    /// How many days a canary is good for.
    public static let canaryDays = Parameter(
        "canary-days", .days, default: 7, in: 1...92, looser: .higher,
        source: "this project's default, a canary a week; no standard sets a number")
}
