public import Assurance
public import ContactCenter

/// How much of a tenant an exception is for.
public enum Scope: Hashable, Sendable {

    /// One thing: `client/3fa85f64-…`.
    case resource(String)

    /// The people of one division, and the division itself.
    case division(Division.ID)

    /// Whatever the tenant's `tags:` put under a name of the customer's own.
    case tag(String)

    /// All of it.
    case tenant

    /// Reads `resource:KIND/ID`, `division:ID`, `tag:NAME` or `tenant`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("tenant", 1): self = .tenant
        case ("resource", 2) where parts[1].contains("/"): self = .resource(parts[1])
        case ("division", 2): self = .division(Division.ID(parts[1]))
        case ("tag", 2): self = .tag(parts[1])
        default: return nil
        }
    }

    /// Whether one finding is within it.
    func holds(_ weakness: Weakness) -> Bool {
        switch self {
        case .resource(let path): weakness.subject.path == path
        case .division(let id): weakness.division == id
        case .tag(let name): weakness.tags.contains(name)
        case .tenant: true
        }
    }
}

extension Scope: CustomStringConvertible {
    public var description: String {
        switch self {
        case .resource(let path): "resource:\(path)"
        case .division(let id): "division:\(id)"
        case .tag(let name): "tag:\(name)"
        case .tenant: "tenant"
        }
    }
}

/// A finding as far as an exception looks at it.
public struct Weakness: Hashable, Sendable {
    public let finding: String
    public let control: Control.ID
    public let subject: Subject
    public let division: Division.ID?
    public let tags: Set<String>

    public init(
        finding: String, control: Control.ID, subject: Subject, division: Division.ID?, tags: Set<String>
    ) {
        self.finding = finding
        self.control = control
        self.subject = subject
        self.division = division
        self.tags = tags
    }
}
