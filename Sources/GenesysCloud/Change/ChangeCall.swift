import Response

/// How one verb is carried out here: what is read, what is sent, by whom, and what is in the way.
struct ChangeCall: Sendable {
    let verb: Verb

    /// How its target is looked at, before and after.
    let look: Look

    /// The request that makes it.
    let method: String
    let route: String
    let body: Body

    /// What the responder's client needs to send it, and to look.
    let permissions: [String]

    /// What whoever approves it should know.
    let caveats: [String]

    /// What it means that there is nothing to look at; nil where the thing itself is gone then.
    let missing: String?

    enum Look: Sendable {

        /// One document, and the member that says whether it is as wanted.
        case document(String, Member)

        /// The same, and a member of everything in a list that refers to the document: what follows is asked too.
        case followed(String, Member, by: Followers)

        /// The same, and another member by which the thing itself reports that it is so.
        case reported(String, Member, by: Report)

        /// The same in a list, which the platform does not give one by one.
        ///
        /// - Parameter query: Narrows it; `{id}` stands for the target.
        case listed(String, query: String, Member)

        /// The roles somebody holds.
        case grants(String)

        /// Whether a list of the target's still holds one id.
        case gone(String)

        /// One document, which does not show it: it is read for what it is called.
        case named(String)

        /// Which of some conversations are protected from deletion, asked by a request with their ids.
        case protection(String)

        /// Nothing that can be read shows it.
        case nothing

        /// The paths with their braces.
        var routes: [String] {
            switch self {
            case .document(let route, _), .listed(let route, _, _), .grants(let route), .gone(let route),
                .named(let route), .reported(let route, _, by: _):
                [route]
            case .followed(let route, _, let followers): [route, followers.route]
            case .protection, .nothing: []
            }
        }

        /// The one that is asked by a request with a body.
        var question: String? { if case .protection(let route) = self { route } else { nil } }
    }

    /// Where a thing itself says how it is, and what it says once it is as wanted.
    struct Report: Sendable {
        let path: [String]
        let wanted: String

        init(_ path: String..., is wanted: String) {
            self.path = path
            self.wanted = wanted
        }
    }

    /// What of a list refers to a document and does as it says.
    struct Followers: Sendable {
        let route: String

        /// Narrows the list; `{id}` stands for the target.
        let query: String

        /// The member that refers to the document.
        let reference: String

        /// The one that says whether it follows: the same word or flag as in the document.
        let member: String
    }

    /// A member of a document, what the verb makes of it, and what else counts as that.
    struct Member: Sendable {
        let path: [String]
        let wanted: Wanted
        let alsoDone: [String]

        enum Wanted: Sendable {
            case text(String)
            case flag(Bool)
            case nothing

            /// What the change itself says.
            case detail
        }

        init(_ path: String..., is wanted: Wanted, or alsoDone: [String] = []) {
            self.path = path
            self.wanted = wanted
            self.alsoDone = alsoDone
        }
    }

    enum Body: Sendable {
        case none

        /// The member alone, with the version that was read where the platform asks for it.
        case member(withVersion: Bool)

        /// The whole document as it was read, the member changed, without what only the platform writes.
        case document(without: [String])

        /// Roles in divisions.
        case grants
        case conversations
    }

    init(
        _ verb: Verb, look: Look, _ method: String, _ route: String, _ body: Body = .none, needs permissions: [String],
        missing: String? = nil, _ caveats: String...
    ) {
        self.verb = verb
        self.look = look
        self.method = method
        self.route = route
        self.body = body
        self.permissions = permissions
        self.caveats = caveats
        self.missing = missing
    }
}
