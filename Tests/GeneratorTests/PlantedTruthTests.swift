import Capture
import ContactCenter
import Simulator
import Testing

@Suite("Planted weaknesses")
struct PlantedTruthTests {

    static let judged: Set = [
        "IDN-02", "IDN-05", "AUT-01", "AUT-03", "AUT-04", "AUT-05", "AUT-06", "AUT-07", "AUT-08", "AUT-09", "AUT-10",
        "ACC-01", "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06", "ACC-07", "ACC-08", "ACC-09", "ACC-11", "ACC-12",
        "ACC-13",
        "INT-01", "INT-02", "INT-03", "INT-04", "INT-05", "INT-06", "INT-07", "INT-08", "INT-09", "INT-10", "INT-11",
        "INT-12", "INT-13", "INT-14", "INT-16", "CRY-01", "CRY-02", "CRY-03", "CRY-07", "CRY-08", "DAT-01", "DAT-04",
        "DAT-05", "DAT-07", "LOG-01", "LOG-08", "CHN-01", "CHN-02", "CHN-03", "CFG-01", "IDN-07", "IDN-09", "AUT-12",
        "AUT-13", "AUT-14", "AUT-15", "AUT-16", "CFG-11", "CRY-04", "CRY-05", "CRY-06", "CRY-10", "DAT-03", "DAT-08",
        "DAT-09", "DAT-12", "DAT-13", "CHN-04", "CHN-05", "CHN-06", "CHN-07", "CHN-09", "CHN-10", "DAT-14", "DAT-15",
        "INT-17", "CFG-02", "CFG-03", "CFG-13", "AUT-17", "LOG-09",
    ]

    @Test(arguments: [40, 100, 400, 3000])
    func `a sound tenant has none`(people: Int) {
        #expect(Tenants.generate(.sound, people: people).truth.isEmpty)
    }

    @Test(arguments: [40, 100, 400, 3000], [1, 2] as [UInt64])
    func `a poor tenant has one for every judged control, whatever its size`(people: Int, seed: UInt64) {
        #expect(Set(Tenants.generate(.poor, people: people, seed: seed).truth.map(\.control)) == Self.judged)
    }

    @Test func `a mixed tenant has them for a third to half of the controls`() {
        let controls = Set(Tenants.mixed.truth.map(\.control))
        #expect(controls.isSubset(of: Self.judged))
        #expect((Self.judged.count / 3...Self.judged.count / 2).contains(controls.count))
        #expect(Tenants.mixed.subjects(of: "IDN-02").count * 100 < 4 * 400)
    }

    @Test(arguments: Posture.allCases)
    func `each is listed once, by control and subject`(posture: Posture) {
        let truth = Tenants.of(posture).truth
        #expect(truth == truth.sorted())
        #expect(Set(truth.map { "\($0.control) \($0.subject)" }).count == truth.count)
        #expect(truth.allSatisfy { !$0.weakness.isEmpty })
    }

    @Test func `none is planted on a client made to read`() {
        let readers = Set(Tenants.poor.readers.map { "client/\($0.id)" })
        #expect(Tenants.poor.truth.allSatisfy { !readers.contains($0.subject) })
    }

    @Test(arguments: [
        ("person", ["people", "partner-people"]), ("role", ["roles"]), ("division", ["divisions"]),
        ("client", ["oauth-clients"]), ("app", ["app-authorizations"]), ("integration", ["integrations"]),
        ("action", ["data-actions"]), ("trunk-settings", ["trunk-base-settings"]),
        ("key", ["recording-key-configurations"]), ("policy", ["retention-policies"]),
        ("group", ["groups"]), ("credential", ["stored-credentials"]), ("certificate", ["action-certificates"]),
        ("trigger", ["triggers"]), ("provider", ["identity-providers"]), ("deployment", ["web-deployments"]),
        ("web-configuration", ["web-configurations"]), ("channel", ["messaging-channels"]), ("partner", ["partners"]),
        ("edge", ["edges"]), ("certificate-authority", ["certificate-authorities"]), ("site", ["sites"]),
        ("job", ["recording-jobs"]), ("request", ["privacy-requests"]), ("mail-domain", ["mail-domains"]),
        ("campaign", ["campaigns"]), ("assistant", ["assistants"]), ("ai-guide", ["guides"]), ("flow", ["flows"]),
    ])
    func `every subject is there`(kind: String, places: [String]) throws {
        let ids = try places.map(Tenants.poor.ids(of:)).reduce(into: Set()) { $0.formUnion($1) }
        let named = Tenants.poor.truth.map(\.subject).filter { $0.hasPrefix(kind + "/") }
        #expect(!named.isEmpty)
        for subject in named { #expect(ids.contains(String(subject.dropFirst(kind.count + 1))), "\(subject)") }
    }

    @Test func `is written as one line of JSON each`() throws {
        let weakness = PlantedWeakness(control: "ACC-03", subject: "person/1", weakness: "One \"too many\"")
        #expect(
            [weakness, weakness].json.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
                == Array(
                    repeating: #"{"control":"ACC-03","subject":"person/1","weakness":"One \"too many\""}"#, count: 2))
    }

    @Test func `a sound tenant comes with every register`() {
        #expect(
            Set(Tenants.sound.registers.keys) == [
                "partners", "partner-people", "embedding-domains", "suppliers", "hosts", "redirect-hosts",
                "cloud-accounts", "web-domains", "listener-roles", "recording-exports", "conflicting-duties",
                "guarded-actions", "combined-duty-roles", "retention-roles", "triggers", "local-accounts",
                "break-glass", "bulk-jobs", "regions", "ai-systems", "card-flow-publishers", "recording-jurisdictions",
                "retention-rules", "announcements", "bot-disclosures", "caller-verifications", "open-data-actions",
            ])
        for (name, entries) in Tenants.sound.registers { #expect(!entries.isEmpty, "\(name)") }
    }
}

/// Works out from the documents alone what was planted on people, by another way than the generator's.
@Suite("What the documents say of people is what was planted")
struct PlantedPeopleTests {

    @Test(arguments: Posture.allCases)
    func `people not seen for 90 days, or invited 30 days ago and never seen`(posture: Posture) throws {
        let dormant = try Tenants.of(posture).documents("people").filter { person in
            guard person.text("state") == "active" else { return false }
            let seen = [person["dateLastLogin"]?.moment, person["lastTokenIssued"]?["dateIssued"]?.moment]
            if let last = seen.compactMap(\.self).max() { return last.duration(to: Tenants.moment) > .days(90) }
            return person["dateWelcomeSent"]?.moment.map { $0.duration(to: Tenants.moment) > .days(30) } ?? false
        }
        #expect(Set(dormant.map { "person/\($0.id)" }) == Tenants.of(posture).subjects(of: "IDN-02"))
    }

    @Test(arguments: Posture.allCases)
    func `people who left and hold a role, their own or a group's`(posture: Posture) throws {
        let tenant = Tenants.of(posture)
        let holders = Set(try tenant.documents("grants").map { $0.text("subject") })
        let left = try tenant.documents("people").filter { person in
            person.text("state") != "active" && !person.holders.isDisjoint(with: holders)
        }
        #expect(Set(left.map { "person/\($0.id)" }) == tenant.subjects(of: "ACC-02"))
    }

    @Test(arguments: Posture.allCases, [40, 400])
    func `active people with a privileged role, where they are more than 3 and 5 %`(posture: Posture, size: Int) throws
    {
        let tenant = Tenants.generate(posture, people: size)
        let privileged = Set(try tenant.documents("roles").filter(\.isPrivileged).map(\.id))
        let holders = Set(
            try tenant.documents("grants").filter { privileged.contains($0.text("role")) }.map { $0.text("subject") })
        let active = try tenant.documents("people").filter { $0.text("state") == "active" }
        let administrators = active.filter { !$0.holders.isDisjoint(with: holders) }
        let isOver = administrators.count > max(3, active.count * 5 / 100)
        #expect(isOver == (posture != .sound))
        #expect(Set(isOver ? administrators.map { "person/\($0.id)" } : []) == tenant.subjects(of: "ACC-03"))
    }
}

extension Document {

    /// A person and the groups they are in: whoever may hold a role for them.
    fileprivate var holders: Set<String> {
        Set([id] + (self["groups"]?.elements.compactMap { $0["id"]?.string } ?? []))
    }

    fileprivate var isPrivileged: Bool {
        self["permissionPolicies"]?.elements.contains { policy in
            let entity = policy["entityName"]?.string ?? ""
            let actions = policy["actionSet"]?.elements.compactMap(\.string) ?? []
            return Self.privileged.contains { known in
                known.domain == policy["domain"]?.string && [known.entity, "*"].contains(entity)
                    && (actions.contains(known.action) || actions.contains("*"))
            }
        } ?? false
    }

    private static let privileged = [
        "directory:organization:admin", "authorization:role:edit", "authorization:role:add", "authorization:grant:add",
        "oauth:client:edit", "oauth:client:add", "sso:provider:edit", "sso:provider:add",
        "authorization:orgTrustee:add", "authorization:orgTrustee:edit", "recording:encryptionKey:edit",
        "telephony:plugin:all",
    ].map { permission in
        let parts = permission.split(separator: ":").map(String.init)
        return (domain: parts[0], entity: parts[1], action: parts[2])
    }
}
