/// One call of a platform's API, as the documents tell of it.
public struct PlatformCall: Hashable, Sendable {

    /// `GET /api/v2/users`.
    public let route: String

    /// What is asked beside the path, as it is sent: `state=any`; empty where nothing is.
    public let query: String

    /// What the platform demands, in its own words; empty where any token will do.
    public let permission: String

    /// Which of our clients makes it.
    public let client: String

    /// Where the list continues, in a word or two.
    public let paging: String

    /// The kind its answers are kept as.
    public let kind: String

    /// From which profile on it is made.
    public let profile: String

    public init(
        route: String, query: String, permission: String, client: String, paging: String, kind: String,
        profile: String
    ) {
        self.route = route
        self.query = query
        self.permission = permission
        self.client = client
        self.paging = paging
        self.kind = kind
        self.profile = profile
    }

    /// The permission as a cell shows it.
    var permissionCell: String {
        guard !permission.isEmpty else { return "none" }
        let words = permission.split(separator: " ").map(String.init)
        return words.map { $0.contains(":") ? Markdown.code($0) : $0 }.joined(separator: " ")
    }
}

/// One of our OAuth clients, with the permissions its role must hold.
public struct PlatformClient: Sendable {
    public let name: String
    public let permissions: [PermissionNote]

    /// A permission, and what else it lets its holder do.
    public struct PermissionNote: Sendable {
        public let permission: String
        public let alsoAllows: String

        public init(_ permission: String, alsoAllows: String) {
            self.permission = permission
            self.alsoAllows = alsoAllows
        }
    }

    public init(_ name: String, permissions: [PermissionNote]) {
        self.name = name
        self.permissions = permissions
    }
}
