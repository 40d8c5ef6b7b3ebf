import Capture
import ContactCenter

extension Capture {

    /// Everybody who can sign in, or once could.
    ///
    /// Last sign-in, last token, invitation, groups and unused roles come by `expand`, which the API description calls "best effort …
    /// not guaranteed to be returned". Where no document of the whole list carries such a field, the expansion was not
    /// honoured, and nobody knows: it is absent for all. Where some carry it, a person without it never signed in,
    /// never got a token, was never invited, is in no group. The first half is the specification's, the second is
    /// assumed.
    ///
    /// Source: `GET /api/v2/users`, API description of July 2026, checked 2026-11-22.
    func people() throws(CaptureError) -> Reading<[Person]> {
        var gathering = People(room: room(for: .people))
        var flaws = Flaws()
        let read = try distinct(.people, &flaws) { document, flaws in gathering.add(document, &flaws) }
        return reading(of: .people, gathering.settled(), read: read, flaws)
    }
}

/// People on their way from documents to facts, and which expansions have been seen so far.
private struct People {
    private var people: [Person] = []

    /// Departments and titles, each once: thousands share one.
    private var words: Set<String> = []
    private var carries = (password: false, token: false, invitation: false, groups: false, unused: false)
    private var names = (department: false, title: false)

    init(room: Int) { people.reserveCapacity(room) }

    mutating func add(_ document: Document, _ flaws: inout Flaws) {
        let password = document.moved("dateLastLogin")
        let token = document.moved("lastTokenIssued")
        let invitation = document.moved("dateWelcomeSent")
        let groups = document.config["groups"]
        let unused = document.at("authorization", "unusedRoles")
        let (department, title) = (document.config["department"], document.config["title"])
        if department != nil { names.department = true }
        if title != nil { names.title = true }
        if password != nil { carries.password = true }
        if token != nil { carries.token = true }
        if invitation != nil { carries.invitation = true }
        if groups != nil { carries.groups = true }
        if unused != nil { carries.unused = true }
        people.append(
            Person(
                id: Person.ID(document.id),
                state: state(document.config["state"], &flaws),
                division: document.config["division"]?["id"]?.identifier(),
                department: .observed(shared(department?.string)),
                title: .observed(shared(title?.string)),
                groups: memberships(groups),
                lastPasswordSignIn: password.ifAny(of: "User.dateLastLogin", \.time),
                lastToken: token.issued,
                invited: invitation.ifAny(of: "User.dateWelcomeSent", \.time),
                unusedRoles: self.unused(unused)))
    }

    private mutating func shared(_ text: String?) -> String? {
        text.map { words.insert($0).memberAfterInsert }
    }

    /// The people, their missing fields taken for *never* or *not known* now that all have been seen.
    mutating func settled() -> [Person] {
        forgetPosts()
        let all = carries.password && carries.token && carries.invitation && carries.groups && carries.unused
        guard !all else { return people }
        for index in people.indices {
            if !carries.password { people[index].lastPasswordSignIn = .absent(.leftOut(field: "User.dateLastLogin")) }
            if !carries.token { people[index].lastToken = .absent(.leftOut(field: "User.lastTokenIssued")) }
            if !carries.invitation { people[index].invited = .absent(.leftOut(field: "User.dateWelcomeSent")) }
            if !carries.unused {
                people[index].unusedRoles = .absent(.leftOut(field: "User.authorization.unusedRoles"))
            }
            if !carries.groups { people[index].groups = .absent(.leftOut(field: "User.groups")) }
        }
        return people
    }

    /// A field that nobody in the whole list has was not asked for, or is not used here: nobody knows.
    private mutating func forgetPosts() {
        guard !names.department || !names.title else { return }
        for index in people.indices {
            if !names.department { people[index].department = .absent(.leftOut(field: "User.department")) }
            if !names.title { people[index].title = .absent(.leftOut(field: "User.title")) }
        }
    }

    private func state(_ json: JSON?, _ flaws: inout Flaws) -> Person.State {
        guard let json, json.kind == .string else {
            flaws.leftOut("User.state")
            return .other("not given")
        }
        if json.raw.elementsEqual("active".utf8) { return .active }
        if json.raw.elementsEqual("inactive".utf8) { return .inactive }
        if json.raw.elementsEqual("deleted".utf8) { return .deleted }
        return .other(json.string ?? "")
    }

    private func unused(_ json: JSON?) -> Reading<[Role.ID]> {
        guard let json, !json.isNull else { return .observed([]) }
        guard json.kind == .array else {
            return .absent(.leftOut(field: "User.authorization.unusedRoles, unreadable"))
        }
        var ids: [Role.ID] = []
        for element in json.elements {
            guard let id: Role.ID = element["id"]?.identifier() else {
                return .absent(.leftOut(field: "DomainRole.id"))
            }
            ids.append(id)
        }
        return .observed(ids)
    }

    private func memberships(_ json: JSON?) -> Reading<[Group.ID]> {
        guard let json, !json.isNull else { return .observed([]) }
        guard json.kind == .array else { return .absent(.leftOut(field: "User.groups, unreadable")) }
        var ids: [Group.ID] = []
        for element in json.elements {
            guard let id: Group.ID = element["id"]?.identifier() else { return .absent(.leftOut(field: "Group.id")) }
            ids.append(id)
        }
        return .observed(ids)
    }
}

extension Document {

    /// A member that moves by itself: looked for in the state half first, which is small.
    fileprivate func moved(_ key: StaticString) -> JSON? { state?[key] ?? config[key] }
}

extension Optional<JSON> {

    /// When an `OAuthLastTokenIssued` was; never if it names no date.
    fileprivate var issued: Reading<Moment?> {
        guard let self, !self.isNull else { return .observed(nil) }
        return self["dateIssued"].ifAny(of: "OAuthLastTokenIssued.dateIssued", \.time)
    }
}
