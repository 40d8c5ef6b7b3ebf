import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("People")
struct PeopleTests {

    private func people(_ documents: String...) throws -> Reading<[Person]> {
        var answers = Answers()
        var records: [String] = []
        records += documents
        switch records.count {
        case 1: answers = answers.with(.people, records[0])
        default: answers = answers.with(.people, records[0], records[1])
        }
        return try answers.translated()[.people]
    }

    private func person(_ id: String, _ people: Reading<[Person]>) throws -> Person {
        try #require(people.value?.first { $0.id.rawValue == id })
    }

    private let whole = """
        {"id":"anna","state":"active","division":{"id":"home","name":"Home"},"groups":[{"id":"g1"},{"id":"g2"}],
        "dateLastLogin":"2026-11-01T09:30:00.250Z","lastTokenIssued":{"dateIssued":"2026-11-20T07:00:00Z"},
        "dateWelcomeSent":"2025-01-02T00:00:00Z","email":{"sealed":"k:x","domain":"example.com"}}
        """

    @Test func `a whole answer becomes a whole person`() throws {
        let anna = try person("anna", people(whole))
        #expect(anna.state == .active)
        #expect(anna.division == "home")
        #expect(anna.groups == .observed(["g1", "g2"]))
        #expect(anna.lastPasswordSignIn == .observed(try moment("2026-11-01T09:30:00.250Z")))
        #expect(anna.lastToken == .observed(try moment("2026-11-20T07:00:00Z")))
        #expect(anna.invited == .observed(try moment("2025-01-02T00:00:00Z")))
    }

    @Test func `roles somebody does not use are told, none where others have some, and unknown where nobody has`()
        throws
    {
        let unused = #"{"id":"p","state":"active","authorization":{"unusedRoles":[{"id":"r","name":"R"}]}}"#
        let both = try people(unused, #"{"id":"q","state":"active"}"#)
        #expect(try person("p", both).unusedRoles == .observed(["r"]))
        #expect(try person("q", both).unusedRoles == .observed([]))
        let nobody = try people(#"{"id":"q","state":"active"}"#)
        #expect(try person("q", nobody).unusedRoles.leftOut == "User.authorization.unusedRoles")
        let unreadable = try people(#"{"id":"p","state":"active","authorization":{"unusedRoles":[{"name":"R"}]}}"#)
        #expect(try person("p", unreadable).unusedRoles.leftOut == "DomainRole.id")
    }

    @Test(
        arguments: [
            ("active", Person.State.active), ("inactive", .inactive), ("deleted", .deleted),
            ("on-sabbatical", .other("on-sabbatical")),
        ])
    func `a state is what the platform says, words we do not know included`(word: String, state: Person.State) throws {
        #expect(try person("p", people(#"{"id":"p","state":"\#(word)"}"#)).state == state)
    }

    @Test func `a person without a state makes the list partial`() throws {
        let people = try people(#"{"id":"p"}"#)
        #expect(people.absences == [.leftOut(field: "User.state")])
        #expect(try person("p", people).isActive == false)
    }

    @Test func `where nobody in the list has a last sign-in, it is known of nobody`() throws {
        let people = try people(#"{"id":"p","state":"active"}"#, #"{"id":"q","state":"active"}"#)
        for id in ["p", "q"] {
            let person = try person(id, people)
            #expect(person.lastPasswordSignIn.leftOut == "User.dateLastLogin")
            #expect(person.lastToken.leftOut == "User.lastTokenIssued")
            #expect(person.invited.leftOut == "User.dateWelcomeSent")
            #expect(person.groups.leftOut == "User.groups")
        }
    }

    @Test func `where somebody has one, whoever lacks it never had one`() throws {
        let people = try people(whole, #"{"id":"new","state":"active"}"#)
        let new = try person("new", people)
        #expect(new.lastPasswordSignIn == .observed(nil))
        #expect(new.lastToken == .observed(nil))
        #expect(new.invited == .observed(nil))
        #expect(new.groups == .observed([]))
        #expect(new.lastSeen == .observed(nil))
    }

    @Test func `each field is known or not on its own`() throws {
        let people = try people(
            #"{"id":"p","state":"active","dateLastLogin":"2026-01-01T00:00:00Z"}"#, #"{"id":"q","state":"active"}"#)
        let q = try person("q", people)
        #expect(q.lastPasswordSignIn == .observed(nil))
        #expect(q.lastToken.leftOut == "User.lastTokenIssued")
        #expect(q.lastSeen.value == nil)
        #expect(q.invited.leftOut == "User.dateWelcomeSent")
    }

    @Test func `department and title are as written, none where others have one, and unknown where nobody has`() throws
    {
        let people = try people(
            #"{"id":"p","state":"active","department":"Sales"}"#, #"{"id":"q","state":"active"}"#)
        #expect(try person("p", people).department == .observed("Sales"))
        #expect(try person("q", people).department == .observed(nil))
        #expect(try person("p", people).title.leftOut == "User.title")
        let titled = try self.people(#"{"id":"p","state":"active","title":"Team Lead","department":null}"#)
        #expect(try person("p", titled).title == .observed("Team Lead"))
        #expect(try person("p", titled).department == .observed(nil))
    }

    @Test func `null is an answer: never`() throws {
        let p = try person("p", people(#"{"id":"p","state":"active","dateLastLogin":null}"#))
        #expect(p.lastPasswordSignIn == .observed(nil))
    }

    @Test func `a date that does not read is not known, and not never`() throws {
        let p = try person("p", people(#"{"id":"p","state":"active","dateLastLogin":"yesterday"}"#))
        #expect(p.lastPasswordSignIn.leftOut == "User.dateLastLogin, unreadable")
        let q = try person("q", people(#"{"id":"q","state":"active","dateWelcomeSent":{}}"#))
        #expect(q.invited.leftOut == "User.dateWelcomeSent, unreadable")
    }

    @Test func `dates in milliseconds are read too`() throws {
        let p = try person("p", people(#"{"id":"p","state":"active","lastTokenIssued":{"dateIssued":1795000000000}}"#))
        #expect(p.lastToken == .observed(Moment(milliseconds: 1_795_000_000_000)))
    }
}

@Suite("Partners and their people")
struct PartnerTests {

    @Test func `a trust says who, how far and until when`() throws {
        let partner = try #require(
            try Answers().with(
                .partners,
                """
                {"id":"org-9","enabled":true,"usesDefaultRole":false,"hasFullAccess":true,
                "dateExpired":"2027-01-01T00:00:00Z","organization":{"id":"org-9","name":"Outsourcing Ltd"}}
                """
            ).translated()[.partners].value?.first)
        #expect(partner.name == "Outsourcing Ltd")
        #expect(partner.isEnabled)
        #expect(partner.hasFullAccess == .observed(true))
        #expect(partner.usesDefaultRole == .observed(false))
        #expect(partner.ends == .observed(try moment("2027-01-01T00:00:00Z")))
    }

    @Test func `what a trust leaves out is not known, but for its end`() throws {
        let reading = try Answers().with(.partners, #"{"id":"org-9"}"#).translated()[.partners]
        let partner = try #require(reading.value?.first)
        #expect(partner.hasFullAccess.leftOut == "Trustee.hasFullAccess")
        #expect(partner.usesDefaultRole.leftOut == "Trustee.usesDefaultRole")
        #expect(partner.ends == .observed(nil))
        #expect(partner.isEnabled)
        #expect(reading.absences == [.leftOut(field: "Trustee.enabled")])
    }

    @Test func `a partner's person knows their organisation and when they came`() throws {
        let person = try #require(
            try Answers().with(
                .partnerPeople,
                """
                {"id":"u-1","partner":"org-9","user":{"id":"u-1","state":"active",
                "trustUserDetails":{"dateCreated":"2026-02-03T00:00:00Z"}}}
                """
            ).translated()[.partnerPeople].value?.first)
        #expect(person.id == "u-1")
        #expect(person.organization == "org-9")
        #expect(person.since == (try moment("2026-02-03T00:00:00Z")))
    }
}
