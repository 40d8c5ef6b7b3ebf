import Capture
public import ContactCenter

/// What to do about one kind of trouble with one thing: changes, in order.
public struct Playbook: Identifiable, Sendable {
    public let id: Identifier<Playbook>
    public let title: String

    /// What it is for.
    public let target: Subject.Kind
    private let steps: @Sendable (Subject) -> [Change]

    public init(
        _ id: ID, _ title: String, for target: Subject.Kind, steps: @escaping @Sendable (Subject) -> [Change]
    ) {
        self.id = id
        self.title = title
        self.target = target
        self.steps = steps
    }

    /// The changes it would make to one thing; asking changes nothing.
    public func changes(to subject: Subject) -> [Change] { steps(subject) }

    /// A playbook as it was when something was planned by it.
    public struct Version: Hashable, Sendable {
        public let playbook: ID

        /// The SHA-256 of what it does to one thing, verb by verb.
        public let digest: String

        public init(_ playbook: ID, _ verbs: [Verb]) {
            self.playbook = playbook
            digest = Array(verbs.map(\.rawValue).joined(separator: " ").utf8).sha256
        }
    }
}
