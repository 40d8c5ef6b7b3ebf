/// What the customer declares of a program that calls the platform: whose it is, what for, and what it may do.
public struct RegisteredProgram: Identifiable, Hashable, Sendable {

    /// The id of the OAuth client, the application or the integration it is.
    public let id: Identifier<RegisteredProgram>

    /// Whoever answers for it, by their id or e-mail address.
    public var owner: String
    public var purpose: String

    /// What it may do, in the platform's own words: permissions such as `routing:queue:view`, in which `*` stands for
    /// anything, and scopes such as `users:readonly`.
    public var permissions: [String]

    /// When somebody has to look at it again.
    public var review: Moment

    /// What would stop working without it, by names of the customer's; nil where nobody said.
    public var serves: [String]?

    public init(
        id: ID, owner: String, purpose: String, permissions: [String], review: Moment, serves: [String]? = nil
    ) {
        self.id = id
        self.owner = owner
        self.purpose = purpose
        self.permissions = permissions
        self.review = review
        self.serves = serves
    }

    /// Whether something in the platform's own words is declared.
    ///
    /// A permission is where a declared one has the same three parts or `*` in their place; a scope is by its name, or as
    /// the `:readonly` half of one that may also write.
    public func declares(_ permission: String) -> Bool {
        permissions.contains { declared in
            permission.lowercased() == declared.lowercased() + ":readonly"
                || PermissionPattern(declared).covers(permission)
        }
    }
}

extension Fact where Value == [RegisteredProgram] {

    /// The register of programs, which only the customer can give.
    public static var registeredPrograms: Self {
        Fact("declared programs", unlessSaid: .notSupplied(setting: "programs"))
    }
}
