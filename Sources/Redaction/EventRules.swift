public import Capture

/// Which texts of a platform's events are somebody's, and which are secret.
///
/// Each platform room has one; how they are kept is decided here.
public struct EventRules: Sendable {
    let fields: FieldRules
    let people: @Sendable (JSON) -> People
    let rule: @Sendable (_ path: [String]) -> Rule

    /// What becomes of one text, or of a list or an object: `.mark` there marks every text inside.
    public typealias Rule = @Sendable (Text, People) -> Treatment

    /// - Parameters:
    ///   - fields: Tell which keys hold secrets.
    ///   - people: Whom an event speaks of.
    ///   - rule: The rule for what stands at a path: the keys that lead to it, arrays left out, as `propertyChanges`,
    ///     `newValues`. It is asked for once and used for every event.
    public init(
        _ fields: FieldRules, people: @escaping @Sendable (JSON) -> People,
        rule: @escaping @Sendable (_ path: [String]) -> Rule
    ) {
        self.fields = fields
        self.people = people
        self.rule = rule
    }

    /// Whom an event speaks of, by their ids.
    public struct People: Sendable {

        /// Who did it.
        public var actor: String?

        /// Whom it was done to.
        public var subject: String?

        /// Whether what it was done to is a person, though perhaps one without an id.
        public var isAboutPerson: Bool

        public init(actor: String?, subject: String?, isAboutPerson: Bool) {
            self.actor = actor
            self.subject = subject
            self.isAboutPerson = isAboutPerson
        }
    }

    /// One text of an event, or a list or object of it.
    public struct Text {
        public let value: JSON

        /// The nearest object it stands in.
        public let owner: JSON
    }

    public enum Treatment: Hashable, Sendable {
        case keep

        /// It says something about a person: it is kept under the key of that name, their id as a rule.
        case seal(person: String)

        /// It is a secret: only a mark is kept.
        case mark
    }
}
