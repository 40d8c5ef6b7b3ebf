import Capture
import ContactCenter
import Simulator
import Testing

@Suite("A generated tenant")
struct GeneratedTenantTests {

    @Test(arguments: Posture.allCases)
    func `has the same bytes for the same arguments`(posture: Posture) {
        let (one, other) = (Tenants.of(posture), Tenants.generate(posture))
        #expect(one.capture.files == other.capture.files)
        #expect(one.capture.manifest.json() == other.capture.manifest.json())
        #expect(one.truth == other.truth)
        #expect(one.registers == other.registers)
        #expect(one.readers == other.readers)
    }

    @Test func `is another one for another seed, posture, size or moment`() {
        let later = Tenants.moment.advanced(by: .days(1))
        let others = [
            Tenants.mixed, Tenants.generate(.sound, seed: 8), Tenants.generate(.sound, people: 401),
            Tenants.generate(.sound, at: later),
        ]
        for other in others { #expect(other.capture.manifest.files != Tenants.sound.capture.manifest.files) }
    }

    @Test(arguments: [(asked: 39, has: 40), (asked: 40, has: 40), (asked: 41, has: 41), (asked: 1000, has: 1000)])
    func `has as many people as were asked for, and never fewer than 40`(asked: Int, has: Int) throws {
        #expect(try Tenants.generate(.poor, people: asked).documents("people").count == has)
    }

    @Test(arguments: Posture.allCases)
    func `says simulated, and names the clients made to read it`(posture: Posture) throws {
        let tenant = Tenants.of(posture)
        #expect(tenant.capture.manifest.isSimulated)
        #expect(tenant.readers.map(\.purpose) == ReaderClient.Purpose.allCases)
        #expect(tenant.capture.manifest.clients == tenant.readers.map(\.id))
        #expect(try tenant.ids(of: "oauth-clients").isSuperset(of: tenant.readers.map(\.id)))
    }

    @Test(arguments: Posture.allCases)
    func `holds every file its manifest names, unchanged, and no other`(posture: Posture) {
        let capture = Tenants.of(posture).capture
        #expect(capture.discrepancies().isEmpty)
        #expect(capture.manifest.files.count == capture.files.count)
    }

    @Test(arguments: Posture.allCases)
    func `reads again with as many documents of each kind as its manifest says, no id twice`(posture: Posture) throws {
        let tenant = Tenants.of(posture)
        for record in tenant.capture.manifest.kinds {
            let ids = try tenant.documents(record.name).map(\.id)
            #expect(ids.count == record.documents, "\(record.name)")
            #expect(Set(ids).count == ids.count, "\(record.name)")
        }
        #expect(tenant.capture.manifest.kinds.count == 74)
    }

    @Test func `keeps what moves by itself apart, as the one way to split does`() throws {
        let volatile: Set = ["selfUri", "version", "images", "dateLastLogin", "lastTokenIssued", "unusedRoles"]
        for person in try Tenants.poor.documents("people") {
            let halves = Keeping.split(try JSON(person.whole), id: person.id) { path, _ in
                path.last.map(volatile.contains) == true ? .volatile : .keep
            }
            #expect(halves.config == person.config.canonical())
            #expect(halves.state == person.state?.canonical())
        }
    }

    @Test func `has ids that are no UUID where the platform has them`() throws {
        #expect(try Tenants.sound.ids(of: "identity-providers").contains("okta"))
        #expect(try Tenants.sound.documents("grants").contains { $0.text("division") == "*" })
        #expect(Tenants.sound.capture.files.keys.contains { $0.hasPrefix("config/data-actions/~") })
    }

    @Test func `has words and fields the API description does not name`() throws {
        let sound = Tenants.sound
        #expect(try sound.documents("people").contains { $0.text("state") == "suspended" })
        #expect(try sound.documents("oauth-clients").contains { $0.text("authorizedGrantType") == "DEVICE-CODE" })
        #expect(try sound.documents("messaging-channels").contains { $0.text("messengerType") == "telegram" })
        #expect(try sound.documents("authentication-settings").first?["tokenStorageLocation"] != nil)
    }

    @Test(arguments: [
        "fake-secret-", "fake-old-local-key-manager-api-key", "fake-local-key-manager-api-key", "fake-signature-",
        "fake-channel-key-", "fake-password-of-carrier-south", "fake-records-password", "fake-records-client-secret",
        "fake-trial-api-key", "fake-written-out-api-key", "fake-results-",
    ])
    func `returns secrets where the platform does`(secret: String) {
        let secret = Array(secret.utf8)
        #expect(Tenants.mixed.capture.files.values.contains { $0.firstRange(of: secret) != nil })
    }
}

@Suite("Access in a generated tenant")
struct GeneratedAccessTests {

    @Test(arguments: Posture.allCases)
    func `every grant names a role, a division and a holder that are there`(posture: Posture) throws {
        let tenant = Tenants.of(posture)
        let roles = try tenant.ids(of: "roles")
        let divisions = try tenant.ids(of: "divisions").union(["*"])
        let holders = try ["people", "groups", "oauth-clients", "partner-people"].map(tenant.ids(of:))
        let holder = holders.reduce(into: Set<String>()) { $0.formUnion($1) }
        for grant in try tenant.documents("grants") {
            #expect(roles.contains(grant.text("role")))
            #expect(divisions.contains(grant.text("division")))
            #expect(holder.contains(grant.text("subject")))
            #expect(grant.id == "\(grant.text("subject"))--\(grant.text("role"))--\(grant.text("division"))")
        }
    }

    @Test func `a grant's hash is that of its role's policies as grants carry them`() throws {
        var hashes: [String: String] = [:]
        for role in try Tenants.poor.documents("roles") {
            let policies = (role["permissionPolicies"]?.elements).map(Array.init) ?? []
            let carried = policies.map { policy in
                #"{"actions":\#(text(policy["actionSet"])),"domain":\#(text(policy["domain"])),"#
                    + #""entityName":\#(text(policy["entityName"]))}"#
            }
            hashes[role.id] = Array("[\(carried.joined(separator: ","))]".utf8).sha256
        }
        for grant in try Tenants.poor.documents("grants") {
            #expect(grant.text("policies") == hashes[grant.text("role")])
        }
    }

    private func text(_ json: JSON?) -> String { String(decoding: json?.canonical() ?? [], as: UTF8.self) }

    @Test func `every permission a role holds is in the catalogue`() throws {
        var catalogue: Set<String> = []
        for collection in try Tenants.sound.documents("permissions") {
            // `telephony:station` lies in the half of what moves, for that is what a member of this name does elsewhere.
            let map = try JSON(collection.whole)["permissionMap"]
            for (entity, actions) in map?.members.map({ ($0.key, $0.value) }) ?? [] {
                for action in actions.elements {
                    catalogue.insert("\(collection.id):\(entity):\(action["action"]?.string ?? "")")
                }
            }
        }
        for role in try Tenants.sound.documents("roles") {
            for policy in (role["permissionPolicies"]?.elements).map(Array.init) ?? [] {
                let (domain, entity) = (policy["domain"]?.string ?? "", policy["entityName"]?.string ?? "")
                for action in policy["actionSet"]?.elements.compactMap(\.string) ?? [] {
                    let isWild = entity == "*" || action == "*"
                    let permission = "\(domain):\(entity):\(action)"
                    #expect(isWild || catalogue.contains(permission), "\(permission)")
                }
            }
        }
    }

    @Test(arguments: Posture.allCases)
    func `nobody holds more than three roles themselves`(posture: Posture) throws {
        let grants = Dictionary(grouping: try Tenants.of(posture).documents("grants")) { $0.text("subject") }
        for person in try Tenants.of(posture).ids(of: "people") { #expect(grants[person, default: []].count <= 3) }
    }

    @Test func `what a division counts of people is how many lie in it`() throws {
        let people = Dictionary(grouping: try Tenants.sound.documents("people")) {
            $0.config["division"]?["id"]?.string ?? ""
        }
        for division in try Tenants.sound.documents("divisions") {
            #expect(division["objectCounts"]?["USER"]?.integer == people[division.id]?.count)
        }
    }
}

@Suite("Routing in a generated tenant")
struct GeneratedRoutingTests {

    @Test(arguments: [(people: 40, queues: 6), (people: 300, queues: 20), (people: 5000, queues: 200)])
    func `grows with the people there are`(people: Int, queues: Int) throws {
        let tenant = Tenants.generate(.sound, people: people)
        #expect(try tenant.ids(of: "queues").count == queues)
        #expect(try Set(tenant.documents("queues").map { $0.text("name") }).count == queues)
    }

    @Test(arguments: Posture.allCases)
    func `speaks of groups, flows, prompts, schedules and places that are there`(posture: Posture) throws {
        let tenant = Tenants.of(posture)
        func ids(_ kind: String, _ key: String) throws -> Set<String> {
            try Set(
                tenant.documents(kind).flatMap { document in
                    let value = try JSON(document.whole)[key: key]
                    return ([value] + (value?.elements ?? JSON(literal: "[]").elements).map { $0 })
                        .compactMap { $0?["id"]?.string }
                })
        }
        for (kind, key, named) in [
            ("queues", "memberGroups", "groups"), ("queues", "onHoldPrompt", "prompts"),
            ("queues", "division", "divisions"),
            ("ivrs", "openHoursFlow", "flows"), ("ivrs", "scheduleGroup", "schedule-groups"),
            ("schedule-groups", "openSchedules", "schedules"), ("sites", "location", "locations"),
        ] {
            let found = try ids(kind, key)
            #expect(!found.isEmpty, "\(kind) \(key)")
            #expect(try found.isSubset(of: tenant.ids(of: named)), "\(kind) \(key)")
        }
    }
}
