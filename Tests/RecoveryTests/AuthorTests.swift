import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Testing

@testable import Simulator

@Suite("Who made a change")
struct AuthorTests {
    private static let knowledge = AuditKnowledge(
        changes: { GenesysCloud.toldChanges(of: $0) }, services: { GenesysCloud.tellingServices(of: $0) },
        objects: { GenesysCloud.toldObjects(of: $0, $1) })
    private static let span = Moment(milliseconds: 1_000_000)...Moment(milliseconds: 2_000_000)

    private static let whole: ReadAudits = {
        var read = ReadAudits()
        for service in ["PeoplePermissions", "Directory", "Groups", "Integrations"] {
            read.add(Moment(milliseconds: 0)..<Moment(milliseconds: 3_000_000), of: service)
        }
        return read
    }()

    private func event(
        _ service: String = "PeoplePermissions", _ action: String = "Update", _ type: String = "OAuthClient",
        id: String = "c1", name: String? = nil, at milliseconds: Int64 = 1_500_000,
        changes: [AuditEvent.Change] = [], status: AuditEvent.Status = .success
    ) -> AuditEvent {
        AuditEvent(
            id: .init("\(service)-\(action)-\(milliseconds)"), at: Moment(milliseconds: milliseconds),
            service: service, action: action, entity: .init(type: type, id: id, name: name),
            actor: .person(.init("p1")), addresses: ["192.0.2.1"], changes: changes, status: status)
    }

    private func authors(
        of object: ObjectChange, _ events: [AuditEvent], read: ReadAudits = whole
    ) throws -> [Author] {
        let search = AuthorSearch(events, read: read, between: Self.span, by: Self.knowledge)
        return try #require(search.authors(of: Difference(objects: [object])).first).authors
    }

    private let client = ObjectChange(
        "oauth-clients", "c1", name: nil, .changed([FieldChange("scope", .elements, before: [], after: [])]),
        weight: .heavy)

    private func closeness(_ authors: [Author]) -> [Author.Closeness?] {
        authors.map { if case .told(let tellings) = $0 { tellings[0].closeness } else { nil } }
    }

    @Test func `is who the entry that names the field names`() throws {
        let named = event(changes: [.init("scope")])
        let authors = try authors(of: client, [event(at: 1_600_000), named])

        guard case .told(let tellings)? = authors.first else {
            Issue.record("\(authors)")
            return
        }
        #expect(tellings.map(\.event) == [named.id])
        #expect(tellings[0].actor == .person(.init("p1")))
        #expect(tellings[0].addresses == ["192.0.2.1"])
    }

    @Test func `is less sure where the entry names no field, and less again where it names others`() throws {
        #expect(closeness(try authors(of: client, [event()])) == [.object])
        #expect(closeness(try authors(of: client, [event(changes: [.init("name")])])) == [.otherFields])
        #expect(closeness(try authors(of: client, [event(changes: [.init("version")])])) == [.object])
    }

    @Test(arguments: [(at: 999_999, told: false), (1_000_000, true), (2_000_000, true), (2_000_001, false)])
    func `did it between the two captures`(at: Int64, told: Bool) throws {
        let authors = try authors(of: client, [event(at: at, changes: [.init("scope")])])

        #expect((authors != [.noRecord]) == told)
    }

    @Test func `is nobody by what failed, by a look, or by what happened to another object`() throws {
        let events = [
            event(changes: [.init("scope")], status: .failure), event("PeoplePermissions", "View"),
            event(id: "c2", changes: [.init("scope")]),
        ]
        #expect(try authors(of: client, events) == [.noRecord])
    }

    @Test func `is not known where the log was not read for all of that time`() throws {
        var read = ReadAudits()
        read.add(Moment(milliseconds: 0)..<Moment(milliseconds: 1_900_000), of: "PeoplePermissions")
        let missing = ReadAudits.Missing(
            "PeoplePermissions", from: Moment(milliseconds: 1_900_000), to: Moment(milliseconds: 2_000_000))

        #expect(try authors(of: client, [], read: read) == [.notRead([missing])])
        #expect(closeness(try authors(of: client, [event()], read: read)) == [.object])
        #expect(try authors(of: client, [], read: ReadAudits()) != [.noRecord])
    }

    @Test func `is not told of a kind no service is known to tell of`() throws {
        let list = ObjectChange("dnc-lists", "1", name: nil, .removed, weight: .medium)
        #expect(try authors(of: list, []) == [.notTold])
    }

    @Test func `of a grant is in the odd name of the entry`() throws {
        let grant = ObjectChange("grants", "p9--r1--d1", name: nil, .added, weight: .heavy)
        let added = event(
            "PeoplePermissions", "MemberAdd", "Role", id: "r1", name: "p9--r1--org", at: 1_200_000)
        let other = event("PeoplePermissions", "MemberAdd", "Role", id: "r1", name: "p8--r1--org")

        #expect(closeness(try authors(of: grant, [other, added])) == [.exact])
        #expect(try authors(of: grant, [other]) == [.noRecord])
    }

    @Test(arguments: [("Role", "r1"), ("User", "p9")])
    func `of a grant that is gone is who deleted the role or the person`(type: String, id: String) throws {
        let grant = ObjectChange("grants", "p9--r1--d1", name: nil, .removed, weight: .heavy)
        let service = type == "Role" ? "PeoplePermissions" : "Directory"

        #expect(closeness(try authors(of: grant, [event(service, "Delete", type, id: id)])) == [.exact])
        #expect(try authors(of: grant, [event(service, "Update", type, id: id)]) == [.noRecord])
    }

    @Test func `of a setting is found though the entry is about the organisation`() throws {
        let setting = ObjectChange(
            "authentication-settings", "authentication-settings", name: nil,
            .changed([FieldChange("ipAddressAllowlist", .elements, before: [], after: [])]), weight: .heavy)
        let update = event(
            "PeoplePermissions", "Update", "AuthOrganization", id: "org", changes: [.init("ipAddressAllowlist")])

        #expect(closeness(try authors(of: setting, [update])) == [.exact])
    }

    /// Every day of a month of a generated past: each change has somebody, and each is one the story tells of.
    @Test func `is found for everything that happened to a generated tenant`() throws {
        let past = try Tenants.poor.past(days: 30, seed: 5)
        let events = try past.records.map { record in
            var json = JSONWriter()
            json.object { record.write(to: &$0, namesUser: false) }
            return try GenesysCloud.auditEvent(JSON(json.bytes))
        }
        var changed = 0
        for day in 1...30 {
            let before = try #require(past.capture(daysAgo: day))
            let after = try #require(past.capture(daysAgo: day - 1))
            let difference = try Tenants.difference(before, after)
            let span = before.manifest.began...after.manifest.began
            let search = AuthorSearch(events, read: ReadAudits(), between: span, by: Self.knowledge)
            for change in search.authors(of: difference) {
                changed += 1
                #expect(closeness(change.authors).allSatisfy { $0 == .exact }, "\(change)")
            }
        }
        #expect(changed > 20)
    }
}
