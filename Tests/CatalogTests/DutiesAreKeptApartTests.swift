import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("ACC-06: duties are kept apart")
struct DutiesAreKeptApartTests {
    let control = Control.dutiesAreKeptApart

    private static let maker = Role(id: "maker", name: "Integrations", powers: .managesClients)
    private static let granter = Role(id: "granter", name: "People", powers: .grantsRoles)
    private static let editor = Role(id: "editor", name: "Roles", powers: .editsRoles)
    private static let rules = Role(id: "rules", name: "Retention", powers: .editsRetentionPolicies)
    private static let lifter = Role(id: "lifter", name: "Quality", powers: .editsRecordingRetention)
    private static let both = Role(id: "both", name: "Everything", powers: .everything)

    private let roles = [maker, granter, editor, rules, lifter, both]
    private let anna = Person(id: "anna")

    @Test(arguments: [[maker, granter], [editor, granter], [rules, lifter]])
    func `a person who holds both sides by two grants falls short`(held: [Role]) {
        #expect(control.findings(in: knowing(grants: held.map { Grant(anna, $0) })) == ["person/anna high"])
    }

    @Test(arguments: [[maker], [granter], [maker, editor], [rules, granter], [lifter, maker]])
    func `one side, or sides of two pairs, is in order`(held: [Role]) {
        #expect(control(knowing(grants: held.map { Grant(anna, $0) })).isMet)
    }

    @Test func `says by which roles, and what it rests on`() {
        let finding = control(knowing(grants: [Grant(anna, Self.maker), Grant(anna, Self.granter)])).shortfalls.first
        #expect(finding?.predicate == "can create and edit OAuth clients as well as grant roles")
        #expect(finding?.seen == "Integrations and People")
        #expect(finding?.restsOn == [Subject(.role, "maker"), Subject(.role, "granter")])
        #expect(finding?.cause == nil)
    }

    @Test func `divisions that do not meet weigh less, and one division or all do not`() {
        func severity(_ one: Grant.Reach, _ other: Grant.Reach) -> [String] {
            control.findings(
                in: knowing(grants: [
                    Grant(.person("anna"), "maker", in: one), Grant(.person("anna"), "granter", in: other),
                ]))
        }
        #expect(severity(.division("a"), .division("b")) == ["person/anna medium"])
        #expect(severity(.division("a"), .division("a")) == ["person/anna high"])
        #expect(severity(.division("a"), .everywhere) == ["person/anna high"])
        #expect(severity(.everywhere, .division("b")) == ["person/anna high"])
    }

    @Test func `a group's roles count for its members, and the group is the cause where all comes by it`() {
        let member = Person(id: "anna", groups: .observed(["it"]))
        let byGroup = Grant(.group("it"), "maker", in: .everywhere, via: .group)
        let alsoByGroup = Grant(.group("it"), "granter", in: .everywhere, via: .group)
        let mixed = control(knowing(people: [member], grants: [byGroup, Grant(member, Self.granter)]))
        #expect(mixed.shortfalls.map(\.subject) == [.person("anna")])
        #expect(mixed.shortfalls.first?.cause == nil)
        let whole = control(knowing(people: [member], grants: [byGroup, alsoByGroup]))
        #expect(whole.shortfalls.first?.cause == .group("it"))
    }

    @Test func `groups that are not known leave a person open only where some group holds something`() {
        let member = Person(id: "anna", groups: .absent(.leftOut))
        let byGroup = Grant(.group("it"), "maker", in: .everywhere, via: .group)
        #expect(control.missing(in: knowing(people: [member], grants: [byGroup])) == [.leftOut])
        #expect(control(knowing(people: [member], grants: [])).isMet)
    }

    @Test func `somebody inactive is in order`() {
        let gone = Person(id: "anna", state: .inactive)
        #expect(control(knowing(people: [gone], grants: [Grant(gone, Self.maker), Grant(gone, Self.granter)])).isMet)
    }

    @Test func `a client that signs in by itself falls short by its grants, its own roles, or one of each`() {
        let holding = OAuthClient.Holding("maker", in: .everywhere)
        let grant = Grant(.client("crm"), "granter", in: .everywhere)
        let client = OAuthClient(id: "crm", name: "CRM", roles: .observed([holding]))
        #expect(control.findings(in: knowing(grants: [grant], clients: [client])) == ["client/crm high"])
        var acting = client
        acting.grantType = .authorizationCode
        #expect(control(knowing(grants: [grant], clients: [acting])).isMet)
        var off = client
        off.isActive = false
        #expect(control(knowing(grants: [grant], clients: [off])).isMet)
        let unknown = OAuthClient(id: "crm", name: "CRM", roles: .absent(.leftOut))
        #expect(control.missing(in: knowing(clients: [unknown])) == [.leftOut])
    }

    @Test func `a partner's person falls short by what was granted to them here`() {
        let grants = [
            Grant(.unknown("guest"), "maker", in: .everywhere), Grant(.unknown("guest"), "granter", in: .everywhere),
        ]
        let guest = PartnerPerson(id: "guest", organization: "partner")
        let snapshot = knowing(grants: grants).knowing(.partnerPeople, [guest])
        #expect(control.findings(in: snapshot) == ["person/guest high"])
        #expect(control.missing(in: knowing(grants: grants).refusing(.partnerPeople)) == [.refused])
        #expect(control(knowing().refusing(.partnerPeople)).isMet, "no grant could be theirs")
    }

    @Test func `one role with both is the role's matter, and its holders are not told of`() {
        let snapshot = knowing(grants: [Grant(anna, Self.both)])
        #expect(control.findings(in: snapshot) == ["role/both medium"])
        #expect(control(knowing()).isMet, "nobody holds it")
    }

    @Test(arguments: ["both", "everything"])
    func `a role on the register, by id or name, may hold both`(entry: String) {
        #expect(control(knowing(grants: [Grant(anna, Self.both)], approved: [entry])).isMet)
    }

    @Test func `an approved role does not approve another combination`() {
        let grants = [Grant(anna, Self.maker), Grant(anna, Self.granter)]
        #expect(control.findings(in: knowing(grants: grants, approved: ["maker", "granter"])) == ["person/anna high"])
    }

    @Test func `pairs of the customer's own are kept apart too, and those of the baseline still are`() {
        let caller = Role(id: "caller", name: "Campaigns", permissions: ["outbound:*:edit"])
        let lister = Role(id: "lister", name: "Lists", permissions: ["outbound:dncList:edit"])
        func snapshot(_ pairs: [String], _ held: Role...) -> TenantSnapshot {
            knowing(grants: held.map { Grant(anna, $0) }).knowing(.roles, roles + [caller, lister])
                .knowing(.conflictingDuties, Register(pairs))
        }
        let own = ["outbound:campaign:edit+Outbound:contact:add"]
        #expect(control(snapshot(own, caller, lister)).isMet)
        let pair = ["outbound:campaign:edit + outbound:dncList:edit"]
        #expect(control(snapshot(pair, lister)).isMet)
        // One of the two covers both sides by its wildcard: the role's own matter.
        #expect(control.findings(in: snapshot(pair, caller, lister)) == ["role/caller medium"])
        let narrow = ["outbound:campaign:add + outbound:dncList:edit"]
        let adder = Role(id: "adder", name: "Adders", permissions: ["outbound:campaign:add"])
        let both = snapshot(narrow, adder, lister).knowing(.roles, roles + [adder, lister])
        #expect(control.findings(in: both) == ["person/anna high"])
        #expect(control(both).shortfalls.first?.predicate.contains("use outbound:campaign:add") == true)
        #expect(control.findings(in: snapshot(pair, Self.maker, Self.granter)) == ["person/anna high"])
    }

    @Test(arguments: ["outbound:campaign:edit", "a:b + c:d:e", "a:b:c + d:e:f + g:h:i", "+"])
    func `what is no pair leaves it open`(entry: String) {
        let snapshot = knowing().knowing(.conflictingDuties, Register([entry]))
        #expect(
            control.missing(in: snapshot) == [.unanswered(because: "\(entry) is no pair of permissions")])
    }

    @Test func `without a register the role is open, and people are still reported`() {
        let held = Grant(anna, Self.both)
        #expect(control.missing(in: unregistered(grants: [held])) == [.register("combined-duty-roles")])
        let ben = Person(id: "ben")
        let apart = [Grant(ben, Self.maker), Grant(ben, Self.granter)]
        let snapshot = unregistered(grants: [held] + apart).knowing(.people, [anna, ben])
        #expect(control.findings(in: snapshot) == ["person/ben high"])
    }

    private func knowing(
        people: [Person] = [Person(id: "anna")], grants: [Grant] = [], clients: [OAuthClient] = [],
        approved: [String] = []
    ) -> TenantSnapshot {
        tenant.knowing(.roles, roles).knowing(.people, people).knowing(.grants, grants).knowing(.clients, clients)
            .knowing(.partnerPeople, []).knowing(.approvedCombinedRoles, Register(approved))
    }

    private func unregistered(grants: [Grant]) -> TenantSnapshot {
        tenant.knowing(.roles, roles).knowing(.people, [anna]).knowing(.grants, grants).knowing(.clients, [])
            .knowing(.partnerPeople, [])
    }
}
