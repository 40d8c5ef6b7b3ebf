import Capture
import ContactCenter
import Reports
import Testing

@Suite("The entitlement graph")
struct EntitlementGraphTests {

    private static let admin = Role(
        id: "admin", name: "Master \"Admin\"", powers: .grantsRoles, permissions: ["authorization:grant:add"])
    private static let agent = Role(id: "agent", name: "Agent", permissions: ["routing:queue:join"])

    private static var tenant: TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.divisions] = .observed([Division(id: "home", name: "Home", isHome: true)])
        snapshot[.roles] = .observed([admin, agent])
        snapshot[.groups] = .observed([Group(id: "it", name: "=IT", owners: .observed(["anna"]))])
        snapshot[.people] = .observed([
            Person(id: "anna", division: "home", groups: .observed(["it"])), Person(id: "ben", state: .inactive),
        ])
        snapshot[.clients] = .observed([
            OAuthClient(
                id: "crm", name: "CRM", roles: .observed([.init("agent", in: .everywhere)]), maker: .observed("ben"))
        ])
        snapshot[.partners] = .observed([Partner(id: "p", name: "Outsourcer")])
        snapshot[.partnerPeople] = .observed([PartnerPerson(id: "guest", organization: "p")])
        snapshot[.grants] = .observed([
            Grant(.group("it"), "admin", in: .everywhere, via: .group),
            Grant(.person("anna"), "agent", in: .division("home")),
            Grant(.unknown("guest"), "agent", in: .division("home")),
            Grant(.unknown("gone"), "agent", in: .division("closed")),
        ])
        return snapshot
    }

    private func graph(of snapshot: TenantSnapshot = tenant, isSimulated: Bool = false) -> EntitlementGraph {
        EntitlementGraph(
            of: snapshot, tenant: ("org", "Acme"), isSimulated: isSimulated,
            naming: { $0 == "anna" ? "Anna" : nil })
    }

    @Test func `has a node for everything once, and one for each id that no list contains`() {
        let nodes = graph().nodes
        #expect(
            nodes.map { "\($0.kind.rawValue)/\($0.id)" } == [
                "tenant/org", "division/home", "role/admin", "role/agent", "group/it", "person/anna", "person/ben",
                "client/crm", "partner/p", "partner-person/guest", "unknown/gone", "unknown/closed",
            ])
        #expect(nodes.first { $0.id == "anna" }?.name == "Anna")
        #expect(nodes.first { $0.id == "ben" }?.name == nil)
        #expect(nodes.first { $0.id == "ben" }?.marks == ["active": false])
        #expect(nodes.first { $0.id == "admin" }?.words["powers"] == ["grant roles"])
    }

    @Test func `leads from who holds to the role, and to where it holds`() {
        let edges = graph().edges.map { "\($0.start) \($0.kind.rawValue) \($0.end) \($0.through)" }
        #expect(edges.contains(#"it Holds admin ["*"]"#))
        #expect(edges.contains(#"it Reaches org ["admin"]"#))
        #expect(edges.contains(#"anna Holds agent ["home"]"#))
        #expect(edges.contains(#"anna Reaches home ["agent"]"#))
        #expect(edges.contains(#"crm Holds agent ["*"]"#))
        #expect(edges.contains("anna MemberOf it []"))
        #expect(edges.contains("anna Owns it []"))
        #expect(edges.contains("ben Made crm []"))
        #expect(edges.contains("guest WorksFor p []"))
        #expect(edges.contains("admin Administers org []"))
        #expect(!edges.contains("agent Administers org []"))
        #expect(edges.count == 17)
    }

    @Test func `gathers the divisions of one role into one edge`() {
        var snapshot = Self.tenant
        snapshot[.grants] = .observed([
            Grant(.person("anna"), "agent", in: .division("a")), Grant(.person("anna"), "agent", in: .division("b")),
            Grant(.person("anna"), "agent", in: .division("a")),
        ])
        let held = graph(of: snapshot).edges.filter { $0.kind == .holds && $0.start == "anna" }
        #expect(held.map(\.through) == [["a", "b"]])
    }

    @Test func `says what was not read`() {
        var snapshot = Self.tenant
        snapshot[.grants] = .absent(.notPermitted(permission: "authorization:grant:view"))
        let graph = graph(of: snapshot)
        #expect(graph.unread.map { "\($0.fact): \($0.absence)" }.count == 1)
        #expect(graph.unread.first?.fact == Fact.grants.kind)
        #expect(self.graph().unread.isEmpty)
    }

    @Test func `says in the tenant's own node that it is made up`() {
        #expect(graph(isSimulated: true).nodes.first?.name == "Acme (simulated)")
        #expect(graph().nodes.first?.name == "Acme")
    }

    @Test func `as CSV is a line an edge, and no name is a formula`() {
        let lines = String(decoding: GraphCSV(graph()).bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.first == "Source,Target,Type,source kind,target kind,source name,target name,through")
        #expect(lines.count == graph().edges.count + 1)
        #expect(lines.contains(#"it,admin,Holds,group,role,'=IT,"Master ""Admin""",*"#))
    }

    @Test func `as OpenGraph holds to its schema`() throws {
        let json = try JSON(OpenGraphJSON(graph()).bytes)
        #expect(json["metadata"]?["source_kind"]?.string == "Linewarden")
        let nodes = json["graph"]?["nodes"]?.elements.map { $0 } ?? []
        let edges = json["graph"]?["edges"]?.elements.map { $0 } ?? []
        #expect(nodes.count == 12 && edges.count == 17)
        let ids = Set(nodes.compactMap { $0["id"]?.string })
        #expect(ids.count == nodes.count)
        for node in nodes {
            let kinds = node["kinds"]?.elements.compactMap(\.string) ?? []
            #expect(kinds.count == 1 && kinds.allSatisfy(Self.isKind))
            #expect(node["properties"]?.members.allSatisfy { Self.isPlain($0.value) } == true)
        }
        for edge in edges {
            #expect(Self.isKind(edge["kind"]?.string ?? ""))
            for end in [edge["start"], edge["end"]] {
                #expect(end?["match_by"]?.string == "id")
                #expect(ids.contains(end?["value"]?.string ?? ""))
            }
        }
        #expect(nodes.contains { $0["kinds"]?.elements.first { _ in true }?.string == "Linewarden_PartnerPerson" })
    }

    /// Letters, digits and underscores, with our prefix.
    private static func isKind(_ text: String) -> Bool {
        text.hasPrefix("Linewarden_") && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }

    /// A text, number or boolean, or a list of texts.
    private static func isPlain(_ value: JSON) -> Bool {
        value.kind == .array ? value.elements.allSatisfy { $0.kind == .string } : value.kind != .object
    }
}

@Suite("How far a client's secret reaches")
struct ClientReachTests {

    @Test func `is told role by role, with where and what it lets one do`() {
        var snapshot = TenantSnapshot()
        snapshot[.divisions] = .observed([Division(id: "home", name: "Home")])
        snapshot[.roles] = .observed([
            Role(id: "admin", name: "Admin", powers: [.grantsRoles, .editsRoles], permissions: ["a:b:c", "d:e:f"])
        ])
        snapshot[.clients] = .observed([
            OAuthClient(id: "off", name: "Archive", isActive: false),
            OAuthClient(
                id: "web", name: "Web", grantType: .authorizationCode, scopes: .observed(["users", "presence"])),
            OAuthClient(
                id: "crm", name: "CRM",
                roles: .observed([.init("admin", in: .division("home")), .init("lost", in: .everywhere)])),
            OAuthClient(id: "new", name: "New", roles: .absent(.leftOut(field: "roles"))),
        ])
        snapshot[.grants] = .observed([Grant(.client("crm"), "admin", in: .division("x"))])
        #expect(
            ClientReach(of: snapshot).text == """
                CRM  client/crm
                  signs in by itself
                  by Admin, in Home and division x: 2 permissions
                    can edit roles
                    can grant roles
                  by a role on no list, lost, in all divisions

                New  client/new
                  signs in by itself; its roles are not known

                Web  client/web
                  acts for whoever signs in, within users and presence

                Archive  client/off  off
                  signs in by itself and holds no role

                """)
    }
}
