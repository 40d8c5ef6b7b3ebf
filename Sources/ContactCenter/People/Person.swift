/// Somebody who can sign in, or once could.
///
/// Carries no name: verdicts speak of people by id, and names are put in when a page is written.
public struct Person: Identifiable, Sendable {
    public let id: Identifier<Person>
    public var state: State
    public var division: Division.ID?

    /// Where they work and as what, as somebody wrote it; nil inside where nobody did.
    public var department: Reading<String?>
    public var title: Reading<String?>

    /// The groups whose grants this person holds too, or why nobody knows.
    public var groups: Reading<[Group.ID]>

    /// When they last gave a password; nil inside if never.
    ///
    /// People who sign in through an identity provider never move it: see ``lastToken``.
    public var lastPasswordSignIn: Reading<Moment?>

    /// When the platform last issued a token to them or to an application on their behalf; nil inside if never.
    public var lastToken: Reading<Moment?>

    /// When they were invited; nil inside if never.
    public var invited: Reading<Moment?>

    /// The roles of theirs that they did not use for as long as the platform looked, or why nobody knows.
    public var unusedRoles: Reading<[Role.ID]>

    /// Open, because platforms add states; what we do not know is not active.
    public enum State: Hashable, Sendable {
        case active, inactive, deleted
        case other(String)
    }

    public init(
        id: ID,
        state: State = .active,
        division: Division.ID? = nil,
        department: Reading<String?> = .observed(nil),
        title: Reading<String?> = .observed(nil),
        groups: Reading<[Group.ID]> = .observed([]),
        lastPasswordSignIn: Reading<Moment?> = .observed(nil),
        lastToken: Reading<Moment?> = .observed(nil),
        invited: Reading<Moment?> = .observed(nil),
        unusedRoles: Reading<[Role.ID]> = .observed([])
    ) {
        self.id = id
        self.state = state
        self.division = division
        self.department = department
        self.title = title
        self.groups = groups
        self.lastPasswordSignIn = lastPasswordSignIn
        self.lastToken = lastToken
        self.invited = invited
        self.unusedRoles = unusedRoles
    }

    public var isActive: Bool { state == .active }
}

extension Person {

    /// The last sign of life: the later of password and token; nil inside if there never was one.
    ///
    /// One of the two is enough to say when; only both together can say *never*.
    public var lastSeen: Reading<Moment?> {
        let missing = lastPasswordSignIn.absences.first ?? lastToken.absences.first
        let seen = Self.later(lastPasswordSignIn.value ?? nil, lastToken.value ?? nil)
        if let missing, seen == nil { return .absent(missing) }
        return .observed(seen)
    }

    private static func later(_ one: Moment?, _ other: Moment?) -> Moment? {
        guard let one, let other else { return one ?? other }
        return max(one, other)
    }
}
