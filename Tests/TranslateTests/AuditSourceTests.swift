import ContactCenter
import GenesysCloud
import Testing

@Suite("Where the audit log tells of what controls read")
struct AuditSourceTests {

    @Test func `is by service, with the types of what it changes`() throws {
        let sources = try #require(GenesysCloud.auditSources(of: [Fact.signInRules.kind, Fact.dataActions.kind]))
        #expect(sources.map(\.service) == ["Integrations", "PeoplePermissions"])
        #expect(sources[0].entities == ["Action", "ActionDraft"])
        #expect(sources[1].entities == ["AuthOrganization"])
    }

    @Test func `is nowhere where time alone changes the answer`() {
        #expect(GenesysCloud.auditSources(of: [Fact.signInRules.kind, Fact.asOf.kind]) == nil)
    }

    @Test func `is nowhere for what it is not known to tell of, whatever else is read`() {
        #expect(GenesysCloud.auditSources(of: [Fact.retentionPolicies.kind]) == nil)
        #expect(GenesysCloud.auditSources(of: [Fact.signInRules.kind, Fact.retentionPolicies.kind]) == nil)
    }

    @Test func `is nowhere for what comes from no document`() {
        #expect(GenesysCloud.auditSources(of: [Fact.ownClients.kind]) == nil)
        #expect(GenesysCloud.auditSources(of: []) == nil)
    }

    private func event(_ service: String, _ entity: String, _ action: String) -> AuditEvent {
        AuditEvent(
            id: "e", at: Moment(milliseconds: 0), service: service, action: action,
            entity: .init(type: entity, id: "1"), actor: .system)
    }

    private static let cases: [(String, String, String, Bool)] = [
        ("PeoplePermissions", "Role", "MemberAdd", true), ("PeoplePermissions", "Role", "View", false),
        ("PeoplePermissions", "AuthUser", "Authenticate", false), ("Directory", "User", "SomethingNew", true),
        ("Groups", "Role", "Update", false), ("Unheard", "Role", "Update", false),
    ]

    @Test(arguments: cases)
    func `an entry is a change unless it only read, or nothing we read is changed by it`(
        service: String, entity: String, action: String, isChange: Bool
    ) {
        #expect(GenesysCloud.isChange(event(service, entity, action)) == isChange)
    }
}
