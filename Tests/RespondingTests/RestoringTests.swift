import Capture
import ContactCenter
import GenesysCloud
import Platforms
import Recovery
import Redaction
import Rehearsals
import Response
import Simulator
import Testing

/// Documents written back to a tenant that answers like the platform.
@Suite("What can be written back to a Genesys Cloud tenant")
struct RestoringTests {
    private let tenant = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: moment)
    private static let moment = Moment(milliseconds: 1_795_000_000_000)

    /// Hands the responder's client of a served tenant over, which writes what a restoration has.
    ///
    /// - Parameter served: What the tenant is by then; as it was planned on if nil.
    private func serving(
        _ wanted: Capture, over standing: Capture? = nil, now served: Capture? = nil, faults: Faults = .none,
        _ body: @escaping @Sendable (Changer, Change, Simulator) async throws -> Void
    ) async throws {
        let standing = standing ?? tenant.capture
        let restoration = try Self.restoration(from: wanted, over: standing)
        let change = try #require(restoration.changes.first)
        let document = try #require(try GenesysCloud.document(of: change, in: wanted, isWanted: true))
        let before = try #require(try GenesysCloud.document(of: change, in: standing, isWanted: false))
        let restored = RestoredDocument(
            wanted: document.document, standing: before.document, standingHash: before.sha256)
        var options = Options.unhurried { Self.moment }
        options.faults = faults
        try await Simulator.servingResponder(
            of: served ?? standing, options, within: RateBudget(share: 100, allowed: 100_000),
            by: WallClock(now: { Self.moment }, sleep: { _ in })
        ) { connection, simulator in
            try await body(Changer(connection).writing([change: restored]), change, simulator)
        }
    }

    private static func restoration(
        from wanted: Capture, over standing: Capture, allowlist: Bool = false
    ) throws -> Restoration {
        let difference = try Difference(
            from: wanted, to: standing, kinds: GenesysCloud.kinds, by: GenesysCloud.compared)
        return try Restoration(of: difference, from: wanted, over: standing, allowlist: allowlist)
    }

    private static func edited(
        _ capture: Capture, _ kind: Kind, _ member: String, _ value: String?
    ) throws -> Capture {
        let document = try #require(try capture.documents(of: kind).first)
        return try capture.setting(member, to: value, of: kind, document.id)
    }

    @Test func `never switches off a provider that people sign in through`() throws {
        let on = try Self.edited(tenant.capture, .identityProviders, "disabled", "false")
        let off = try Self.edited(tenant.capture, .identityProviders, "disabled", "true")
        let restoration = try Self.restoration(from: off, over: on)
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.map(\.because).contains { $0.contains("locked out") })
    }

    @Test func `is written as it stood, with everything else as it is, and read back`() async throws {
        let wanted = try Self.edited(tenant.capture, .oauthClients, "accessTokenValiditySeconds", "4711")
        try await serving(wanted) { changer, change, simulator in
            let before = try await changer.look(change)
            #expect(!before.isDone)
            _ = try await changer.make(change, before)
            #expect(try await changer.look(change).isDone)
            #expect(simulator.writes.values.reduce(0, +) == 1)
            let undo = try #require(change.undo(from: before, leaving: nil)?.first)
            #expect(undo.verb == .write && undo.target == change.target && undo.detail == before.before)
        }
    }

    @Test func `is written once more where somebody else was quicker`() async throws {
        let wanted = try Self.edited(tenant.capture, .idleTimeout, "idleTokenTimeoutSeconds", "4711")
        let quicker = Faults([Faults.Rule(.conflict, on: "/api/v2/*", method: "PUT", when: .nth([1]))])
        try await serving(wanted, faults: quicker) { changer, change, simulator in
            _ = try await changer.make(change, try await changer.look(change))
            #expect(try await changer.look(change).isDone)
        }
    }

    @Test func `is given up where somebody is always quicker`() async throws {
        let wanted = try Self.edited(tenant.capture, .idleTimeout, "idleTokenTimeoutSeconds", "4711")
        let quicker = Faults([Faults.Rule(.conflict, on: "/api/v2/*", method: "PUT", when: .always)])
        try await serving(wanted, faults: quicker) { changer, change, _ in
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
        }
    }

    @Test(arguments: [(400, 365, 1), (365, 400, 0)])
    func `keeps data of interactions longer, and never shorter`(was: Int, now: Int, changes: Int) throws {
        func days(_ count: Int) throws -> Capture {
            try tenant.capture.setting("retentionDays", to: "\(count)", of: .interactionRetention)
        }
        #expect(try Self.restoration(from: try days(was), over: try days(now)).changes.count == changes)
    }

    @Test func `leaves trunk settings with a password in them, which would have to be sent along`() throws {
        let mark = "hmac-sha256:01234567:" + String(repeating: "0", count: 32)
        let now = try Self.edited(tenant.capture, .trunkBaseSettings, "properties", #"{"password":"\#(mark)"}"#)
        let wanted = try Self.edited(now, .trunkBaseSettings, "description", #""As it was""#)
        let refused = try Self.restoration(from: wanted, over: now)
        #expect(refused.changes.isEmpty && refused.left.first?.because.contains("passwords") == true)
        let bare = try Self.edited(tenant.capture, .trunkBaseSettings, "properties", "{}")
        let plain = try Self.edited(bare, .trunkBaseSettings, "description", #""As it was""#)
        #expect(try Self.restoration(from: plain, over: bare).changes.count == 1)
    }

    @Test func `is not written over what somebody set since it was planned`() async throws {
        let wanted = try Self.edited(tenant.capture, .idleTimeout, "idleTokenTimeoutSeconds", "4711")
        let since = try Self.edited(tenant.capture, .idleTimeout, "idleTokenTimeoutSeconds", "815")
        try await serving(wanted, now: since) { changer, change, simulator in
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `waits for a look where somebody set another member since`() async throws {
        let wanted = try Self.edited(tenant.capture, .roles, "description", #""As it was""#)
        let since = try Self.edited(tenant.capture, .roles, "name", #""Another name""#)
        try await serving(wanted, now: since) { changer, change, simulator in
            // The name is neither what stood nor what is wanted.
            await #expect(throws: PlatformError.self) { try await changer.make(change, .nothing) }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `switches native sign-in on again, and never off`() throws {
        let on = try Self.edited(tenant.capture, .nativeSignIn, "disabled", "false")
        let off = try Self.edited(tenant.capture, .nativeSignIn, "disabled", "true")
        #expect(try Self.restoration(from: on, over: off).changes.count == 1)
        let refused = try Self.restoration(from: off, over: on)
        #expect(refused.changes.isEmpty)
        #expect(refused.left.first?.because.contains("native sign-in") == true)
    }

    @Test(arguments: [(30, 31, true), (31, 30, false), (30, nil, true)] as [(Int, Int?, Bool)])
    func `keeps recordings as long or longer, and never shorter`(was: Int, now: Int?, isRefused: Bool) throws {
        func policy(_ days: Int?) throws -> Capture {
            let actions = days.map { #"{"retentionDuration":{"deleteRetention":{"days":\#($0)}}}"# }
            return try Self.edited(tenant.capture, .retentionPolicies, "actions", actions ?? "{}")
        }
        let restoration = try Self.restoration(from: try policy(was), over: try policy(now))
        #expect(restoration.changes.isEmpty == isRefused)
        #expect(restoration.left.isEmpty == !isRefused)
    }

    /// The policies of a tenant in which one is as given, and one other deletes after so many days, or is off.
    private func policies(
        _ members: [String: String], beside days: Int? = nil, isOn: Bool = true
    ) throws -> Capture {
        let all = try tenant.capture.documents(of: .retentionPolicies)
        var capture = tenant.capture
        for (place, policy) in all.enumerated() {
            var own = ["enabled": "false", "actions": #"{"retainRecording":true}"#]
            if place == 0 { own = ["enabled": "true", "order": "5"].merging(own) { first, _ in first } }
            if place == 0 { own = own.merging(members) { $1 } }
            if place == 1, let days {
                own["enabled"] = "\(isOn)"
                own["actions"] = #"{"retentionDuration":{"deleteRetention":{"days":\#(days)}}}"#
            }
            for (member, value) in own {
                capture = try capture.setting(member, to: value, of: .retentionPolicies, policy.id)
            }
        }
        return capture
    }

    @Test func `does not switch off a policy that only keeps, and switches one on`() throws {
        let (on, off) = (try policies(["enabled": "true"]), try policies(["enabled": "false"]))
        let refused = try Self.restoration(from: off, over: on)
        #expect(refused.changes.isEmpty && refused.left.first?.because.contains("kept by nothing") == true)
        #expect(try Self.restoration(from: on, over: off).changes.count == 1)
    }

    @Test(arguments: [
        (member: "conditions", value: #"{"directions":["INBOUND"]}"#),
        ("mediaPolicies", #"{"callPolicy":{"actions":{"retainRecording":true}}}"#),
        ("actions", #"{"retainRecording":false}"#),
    ])
    func `does not have a policy keep for others, or less`(member: String, value: String) throws {
        let (wanted, now) = (try policies([member: value]), try policies([:]))
        #expect(try Self.restoration(from: wanted, over: now).changes.isEmpty)
        let (sleeping, still) = (
            try policies([member: value, "enabled": "false"]), try policies(["enabled": "false"])
        )
        #expect(try Self.restoration(from: sleeping, over: still).changes.count == 1)
    }

    @Test(arguments: [(nil, true, 1), (30, true, 0), (30, false, 1)] as [(Int?, Bool, Int)])
    func `does not change places with a policy that deletes`(days: Int?, isOn: Bool, changes: Int) throws {
        for (was, now) in [(1, 5), (5, 1)] {
            let wanted = try policies(["order": "\(was)"], beside: days, isOn: isOn)
            let standing = try policies(["order": "\(now)"], beside: days, isOn: isOn)
            #expect(try Self.restoration(from: wanted, over: standing).changes.count == changes)
        }
    }

    @Test(arguments: [(nil, 1), (99, 0), (100, 1)] as [(Int?, Int)])
    func `does not say for ever where that no longer wins over a policy that deletes sooner`(
        other: Int?, changes: Int
    ) throws {
        let days = #"{"retainRecording":true,"retentionDuration":{"deleteRetention":{"days":100}}}"#
        let wanted = try policies([:], beside: other)
        let standing = try policies(["actions": days], beside: other)
        #expect(try Self.restoration(from: wanted, over: standing).changes.count == changes)
    }

    @Test func `takes back that a policy deletes at once`() throws {
        let now = try policies(["actions": #"{"retainRecording":false,"alwaysDelete":true}"#])
        #expect(try Self.restoration(from: try policies([:]), over: now).changes.count == 1)
    }

    @Test func `looks at the other policies once more before it writes one`() async throws {
        let (wanted, now) = (try policies(["order": "1"]), try policies(["order": "5"]))
        try await serving(wanted, over: now, now: try policies(["order": "5"], beside: 30)) {
            changer, change, simulator in
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
            #expect(simulator.writes.isEmpty)
        }
    }

    /// What callers are led by and campaigns, each with a member and what it was before.
    private static let operated: [(kind: Kind, member: String, value: String)] = [
        (.sites, "description", #""As it was""#), (.queues, "description", #""As it was""#),
        (.schedules, "description", #""As it was""#), (.scheduleGroups, "description", #""As it was""#),
        (.dataTables, "description", #""As it was""#), (.ivrs, "description", #""As it was""#),
        (.emergencyGroups, "description", #""As it was""#), (.campaigns, "callerName", #""As it was""#),
        (.ivrs, "dnis", #"["+493055500000"]"#), (.callableTimeSets, "name", #""As it was""#),
        (.callableTimeSets, "callableTimes", #"[{"timeZoneId":"Europe/Berlin","timeSlots":[]}]"#),
    ]

    @Test(arguments: operated)
    func `writes what callers are led by, and nothing of it is lost`(
        kind: Kind, member: String, value: String
    ) async throws {
        // A campaign that runs is left alone.
        let served =
            try kind == .campaigns
            ? Self.edited(tenant.capture, kind, "campaignStatus", #""off""#) : tenant.capture
        let wanted = try Self.edited(served, kind, member, value)
        let id = try #require(try tenant.capture.documents(of: kind).first).id
        try await serving(wanted, over: served) { changer, change, simulator in
            #expect(change.documentKind == kind.name)
            let before = try await changer.look(change)
            _ = try await changer.make(change, before)
            #expect(try await changer.look(change).isDone)
            #expect(simulator.writes.values.reduce(0, +) == 1)
            let now = try await changer.captured([kind], of: "acme")
            let stands = try #require(try now.config(of: kind, id: id))
            let fields = GenesysCloud.compared.fields(
                of: kind, from: try #require(try served.config(of: kind, id: id)), to: stands)
            #expect(Set(fields.map(\.member)) == [member], "\(fields.map(\.path))")
        }
    }

    @Test func `gives no call route a number that another has by now`() throws {
        let routes = try tenant.capture.documents(of: .ivrs)
        try #require(routes.count > 1)
        let wanted = try tenant.capture.setting("dnis", to: #"["+493055500000"]"#, of: .ivrs, routes[0].id)
        let now = try tenant.capture.setting("dnis", to: #"["+493055500000"]"#, of: .ivrs, routes[1].id)
            .setting("description", to: #""Another""#, of: .ivrs, routes[0].id)
        let restoration = try Self.restoration(from: wanted, over: now)
        #expect(restoration.left.contains { $0.id == routes[0].id && $0.field?.hasPrefix("dnis") == true })
        // Everything else of it is written.
        #expect(restoration.changes.contains { $0.target.id == routes[0].id })
        // Nor is it taken from the other: it would lead nowhere.
        #expect(restoration.left.contains { $0.id == routes[1].id && $0.because.contains("would lead nowhere") })
        #expect(!restoration.changes.contains { $0.target.id == routes[1].id })
    }

    @Test func `leaves the clients Linewarden itself calls with`() throws {
        let wanted = try Self.edited(tenant.capture, .oauthClients, "accessTokenValiditySeconds", "4711")
        let id = try #require(try tenant.capture.documents(of: .oauthClients).first).id
        var options = Restoration.Options()
        options.ownClients = [id]
        let restoration = try Restoration(
            of: try Difference(
                from: wanted, to: tenant.capture, kinds: GenesysCloud.kinds, by: GenesysCloud.compared),
            from: wanted, over: tenant.capture, options)
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.map(\.id) == [id])
    }

    @Test func `leaves a trigger whose target is gone, and does not put the rest of it over the other target`() throws {
        let trigger = try #require(try tenant.capture.documents(of: .triggers).first)
        let flow = try #require(try tenant.capture.documents(of: .flows).first).id
        let target = { (id: String) in #"{"type":"Workflow","id":"\#(id)"}"# }
        let wanted = try tenant.capture.setting(
            "target", to: target("11111111-2222-4333-8444-555555555555"), of: .triggers, trigger.id)
        let now = try wanted.setting("target", to: target(flow), of: .triggers, trigger.id)
            .setting("topicName", to: #""v2.users.{id}.presence""#, of: .triggers, trigger.id)
        let restoration = try Self.restoration(from: wanted, over: now)
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.contains { $0.id == trigger.id && $0.field == nil }, "\(restoration.left)")
    }

    @Test func `switches off a retention policy that deletes, and was off`() throws {
        let deleting = try Self.edited(tenant.capture, .retentionPolicies, "actions", #"{"deleteRecording":true}"#)
        let id = try #require(try deleting.documents(of: .retentionPolicies).first).id
        let (off, on) = (
            try deleting.setting("enabled", to: "false", of: .retentionPolicies, id),
            try deleting.setting("enabled", to: "true", of: .retentionPolicies, id)
        )
        let restoration = try Self.restoration(from: off, over: on)
        #expect(restoration.changes.map(\.target.id) == [id], "\(restoration.left)")
        #expect(try Self.restoration(from: on, over: off).changes.isEmpty)
    }

    @Test func `changes no campaign while it may be running, but for switching it off`() throws {
        let on = try Self.edited(tenant.capture, .campaigns, "campaignStatus", #""on""#)
        let off = try Self.edited(tenant.capture, .campaigns, "campaignStatus", #""off""#)
        let other = try Self.edited(on, .campaigns, "callerName", #""Somebody else""#)
        let restoration = try Self.restoration(from: off, over: other)
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.contains { $0.because.contains("pause-campaign") })
        #expect(try Self.restoration(from: off, over: on).changes.count == 1)
    }

    @Test func `gives it none that another got since it was planned`() async throws {
        let routes = try tenant.capture.documents(of: .ivrs)
        let wanted = try tenant.capture.setting("dnis", to: #"["+493055500000"]"#, of: .ivrs, routes[0].id)
        let since = try tenant.capture.setting("dnis", to: #"["+493055500000"]"#, of: .ivrs, routes[1].id)
        try await serving(wanted, now: since) { changer, change, simulator in
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test(arguments: [
        (kind: Kind.emergencyGroups, member: "enabled", on: "true", off: "false"),
        (.campaigns, "campaignStatus", #""on""#, #""off""#),
    ])
    func `switches it off again, and never on`(kind: Kind, member: String, on: String, off: String) throws {
        let (open, shut) = (
            try Self.edited(tenant.capture, kind, member, on), try Self.edited(tenant.capture, kind, member, off)
        )
        #expect(try Self.restoration(from: shut, over: open).changes.count == 1)
        let left = try Self.restoration(from: open, over: shut)
        #expect(left.changes.isEmpty && left.left.first?.field == member)
    }

    @Test func `names nothing that is gone by now`() throws {
        let route = try #require(try tenant.capture.documents(of: .ivrs).first { $0["openHoursFlow"]?["id"] != nil })
        let flow = try #require(route["openHoursFlow"]?["id"]?.string)
        let other = try #require(try tenant.capture.documents(of: .flows).first { $0.id != flow }).id
        let moved = try tenant.capture.setting("openHoursFlow", to: #"{"id":"\#(other)"}"#, of: .ivrs, route.id)
        #expect(try Self.restoration(from: tenant.capture, over: moved).changes.count == 1)
        let gone = try moved.removing(flow, of: .flows)
        let restoration = try Self.restoration(from: tenant.capture, over: gone)
        #expect(!restoration.changes.contains { $0.documentKind == "ivrs" })
        #expect(restoration.left.contains { $0.id == route.id && $0.because.contains("gone by now") })
    }

    @Test func `comes in the order in which security comes back`() throws {
        let kinds: [(Kind, String, String)] = [
            (.queues, "description", #""As it was""#), (.triggers, "description", #""As it was""#),
            (.roles, "description", #""As it was""#), (.retentionPolicies, "description", #""As it was""#),
            (.oauthClients, "accessTokenValiditySeconds", "4711"), (.idleTimeout, "idleTokenTimeoutSeconds", "4711"),
            (.webDeployments, "description", #""As it was""#), (.sites, "description", #""As it was""#),
        ]
        let wanted = try kinds.reduce(tenant.capture) { try Self.edited($0, $1.0, $1.1, $1.2) }
        let order = try Self.restoration(from: wanted, over: tenant.capture).changes.compactMap(\.documentKind)
        #expect(
            order == [
                "idle-timeout", "oauth-clients", "roles", "triggers", "retention-policies", "sites", "web-deployments",
                "queues",
            ])
    }

    @Test func `does not let a policy that deletes reach other conversations`() throws {
        let actions = #"{"retentionDuration":{"deleteRetention":{"days":30}}}"#
        let deleting = try Self.edited(tenant.capture, .retentionPolicies, "actions", actions)
        let off = try Self.edited(deleting, .retentionPolicies, "enabled", "false")
        let on = try Self.edited(deleting, .retentionPolicies, "enabled", "true")
        #expect(try Self.restoration(from: on, over: off).changes.isEmpty)
    }

    @Test func `switches a client off again, and never on`() throws {
        let active = try Self.edited(tenant.capture, .oauthClients, "state", #""active""#)
        let disabled = try Self.edited(tenant.capture, .oauthClients, "state", #""disabled""#)
        let left = try Self.restoration(from: active, over: disabled)
        #expect(left.changes.isEmpty)
        #expect(left.left.first?.field == "state")
        let off = try Self.restoration(from: disabled, over: active)
        #expect(off.changes.map(\.target.kind) == [.client])
    }

    @Test func `makes no change of which only a mark or a seal is kept`() throws {
        let mark = "hmac-sha256:01234567:" + String(repeating: "0", count: 32)
        let marked = try Self.edited(tenant.capture, .roles, "description", "\"\(mark)\"")
        let restoration = try Self.restoration(from: marked, over: tenant.capture)
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.first?.because.contains("mark") == true)
    }

    @Test func `leaves the allowlist to its own change, and only where somebody says so`() throws {
        let wanted = try Self.edited(
            tenant.capture, .authenticationSettings, "ipAddressAllowlist", #"["192.0.2.0/24"]"#)
        #expect(try Self.restoration(from: wanted, over: tenant.capture).changes.isEmpty)
        let said = try Self.restoration(from: wanted, over: tenant.capture, allowlist: true)
        #expect(said.changes == [Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"]))])
    }
}
