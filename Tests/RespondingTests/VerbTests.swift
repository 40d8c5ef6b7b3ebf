import Capture
import ContactCenter
import GenesysCloud
import Platforms
import Redaction
import Rehearsals
import Response
import Simulator
import Testing

/// Every verb that can be read back, sent to a tenant that answers like the platform, and taken back.
@Suite("What can be done to a Genesys Cloud tenant")
struct VerbTests {
    private let moment = Moment(milliseconds: 1_795_000_000_000)

    /// Hands the responder's client of a served tenant over.
    private func serving(
        permitting permissions: [String]? = nil, _ edit: (Capture) throws -> Capture = { $0 },
        _ body: @escaping @Sendable (Changer, SimulatedTenant, Simulator) async throws -> Void
    ) async throws {
        let tenant = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: moment)
        let moment = moment
        var options = Options.unhurried { moment }
        if let permissions { options.permissions["responder"] = .only(Set(permissions)) }
        try await Simulator.servingResponder(
            of: try edit(tenant.capture), options, within: RateBudget(share: 100, allowed: 100_000),
            by: WallClock(now: { moment }, sleep: { _ in })
        ) { connection, simulator in try await body(Changer(connection), tenant, simulator) }
    }

    /// The first thing of a kind that there is.
    private static func one(_ kind: Subject.Kind, in capture: Capture) throws -> Subject {
        let documents = try capture.documents(of: try #require(GenesysCloud.kinds(of: kind).first))
        let usable = documents.first { document in
            kind != .person || document["state"]?.string == "active"
        }
        return Subject(kind, try #require(usable).id)
    }

    /// Looks until it is so, as what goes on behind the answer is over after a look or two.
    private static func settles(_ change: Change, _ changer: Changer) async throws -> Bool {
        for _ in 0..<4 where try await changer.look(change).isDone { return true }
        return false
    }

    @Test(arguments: [
        (Verb.suspend, Subject.Kind.person), (.disableClient, .client), (.disableIntegration, .integration),
        (.cutTrust, .partner), (.closeDeployment, .deployment), (.pauseCampaign, .campaign),
        (.declareEmergency, .emergencyGroup), (.disableTrunk, .trunkSettings), (.withdrawAssistant, .assistant),
    ])
    func `is made, read back and taken back`(verb: Verb, kind: Subject.Kind) async throws {
        try await serving { changer, tenant, _ in
            let subject = try Self.one(kind, in: tenant.capture)
            let change = Change(verb, subject)
            let inverse = Change(try #require(verb.inverse), subject)
            if try await changer.look(change).isDone {
                _ = try await changer.make(inverse, try await changer.look(inverse))
                #expect(try await Self.settles(inverse, changer))
            }
            _ = try await changer.make(change, try await changer.look(change))
            #expect(try await Self.settles(change, changer))
            _ = try await changer.make(inverse, try await changer.look(inverse))
            #expect(try await Self.settles(inverse, changer))
            #expect(try await changer.look(change).isDone == false)
        }
    }

    @Test func `takes grants away, and gives back those that were held`() async throws {
        try await serving { changer, tenant, simulator in
            let grant = try #require(
                try tenant.capture.documents(of: Kind("grants", .lines)).first {
                    tenant.capture.people($0["subject"]?.string)
                })
            let person = Subject(.person, try #require(grant["subject"]?.string))
            let held = Change.RoleInDivision(
                try #require(grant["role"]?.string), in: try #require(grant["division"]?.string))
            let all = simulator.grants(of: person.id).count
            let change = Change(.removeGrants, person, .grants([held, .init("never-held", in: "*")]))
            let before = try await changer.look(change)
            #expect(before.before == .grants([held]))
            _ = try await changer.make(Change(.removeGrants, person, .grants([held])), before)
            #expect(try await changer.look(change).isDone)
            #expect(simulator.grants(of: person.id).count == all - 1)
            let undo = try #require(change.undo(from: before, leaving: nil)?.first)
            _ = try await changer.make(undo, try await changer.look(undo))
            #expect(simulator.grants(of: person.id).count == all)
        }
    }

    @Test func `gives a client a new secret and says it once`() async throws {
        try await serving { changer, tenant, _ in
            let client = try Self.one(.client, in: tenant.capture)
            let secret = try await changer.make(Change(.rotateSecret, client), .nothing)
            #expect(secret?.exposed.isEmpty == false)
        }
    }

    @Test func `ends sessions, which leaves nothing to read back`() async throws {
        try await serving { changer, tenant, simulator in
            let change = Change(.endSessions, try Self.one(.person, in: tenant.capture))
            #expect(try await changer.look(change) == .nothing)
            _ = try await changer.make(change, .nothing)
            #expect(simulator.writes.values.reduce(0, +) == 1)
        }
    }

    @Test func `protects recordings from deletion, and releases them`() async throws {
        try await serving { changer, _, simulator in
            let hold = Change(.holdRecordings, .tenant, .conversations(["c1", "c2"]))
            _ = try await changer.make(hold, .nothing)
            #expect(simulator.protectedConversations == ["c1", "c2"])
            _ = try await changer.make(Change(.releaseRecordings, .tenant, .conversations(["c1", "c2"])), .nothing)
            #expect(simulator.protectedConversations.isEmpty)
        }
    }

    @Test func `sets the allowlist and knows the one before`() async throws {
        try await serving { changer, _, simulator in
            let change = Change(.setAllowlist, .tenant, .addresses(["127.0.0.0/8", "192.0.2.0/24"]))
            let before = try await changer.look(change)
            _ = try await changer.make(change, before)
            #expect(try await changer.look(change).isDone)
            let undo = try #require(change.undo(from: before, leaving: nil)?.first)
            _ = try await changer.make(undo, try await changer.look(undo))
            let now = simulator.document("authentication-settings")?["ipAddressAllowlist"]?.elements.compactMap(
                \.string)
            #expect(before.before == .addresses(now ?? []))
        }
    }

    /// The settings of a carrier with a password in them, and what they say of it.
    private static func carrier(_ capture: Capture) throws -> (subject: Subject, password: JSON) {
        let bases = try capture.documents(of: .trunkBaseSettings)
        let one = try #require(bases.first { $0["name"]?.string == "Carrier South" })
        let password = try #require(one["properties"]?["trunk_sip_authentication_credentials_password"])
        return (Subject(.trunkSettings, one.id), password)
    }

    private static func trunk(_ settings: Subject, _ capture: Capture) throws -> String {
        let trunks = try capture.documents(of: .trunks)
        return try #require(trunks.first { $0["trunkBase"]?["id"]?.string == settings.id }).id
    }

    @Test func `takes trunks out of service by one property, and leaves the rest of their settings as they stand`()
        async throws
    {
        try await serving { changer, tenant, simulator in
            let (carrier, password) = try Self.carrier(tenant.capture)
            let trunk = try Self.trunk(carrier, tenant.capture)
            func properties() -> JSON? { simulator.document("trunk-base-settings", carrier.id)?["properties"] }
            let before = try #require(properties())
            let off = Change(.disableTrunk, carrier)
            let seen = try await changer.look(off)
            #expect(!seen.isDone && seen.before == .none)
            _ = try await changer.make(off, seen)
            let after = try #require(properties())
            #expect(after["trunk_enabled"]?["value"]?["instance"]?.boolean == false)
            #expect(after["trunk_sip_authentication_credentials_password"]?.canonical() == password.canonical())
            #expect(password["value"]?["instance"]?.string?.isEmpty == false)
            for (name, value) in before.members where name != "trunk_enabled" {
                #expect(after[key: name]?.canonical() == value.canonical())
            }
            #expect(after.members.map { _ in 1 }.count == before.members.map { _ in 1 }.count)
            #expect(simulator.document("trunks", trunk)?["inService"]?.boolean == false)
            let made = try await changer.look(off)
            #expect(made.isDone && made.mark != seen.mark)
            let undo = try #require(off.undo(from: seen, leaving: made.mark)?.first)
            #expect(undo == Change(.enableTrunk, carrier, expects: made.mark))
            _ = try await changer.make(undo, try await changer.look(undo))
            #expect(properties()?.canonical() == before.canonical())
            #expect(simulator.document("trunks", trunk)?["inService"]?.boolean == true)
        }
    }

    @Test(arguments: [("true", false), ("false", true)])
    func `does not take trunks for out of service before they say so themselves`(trunk: String, isDone: Bool)
        async throws
    {
        let off = #"{"trunk_enabled":{"value":{"instance":false}}}"#
        try await serving {
            let (carrier, _) = try Self.carrier($0)
            return try $0.setting("properties", to: off, of: .trunkBaseSettings, carrier.id)
                .setting("inService", to: trunk, of: .trunks, Self.trunk(carrier, $0))
        } _: { changer, tenant, _ in
            let change = Change(.disableTrunk, try Self.carrier(tenant.capture).subject)
            #expect(try await changer.look(change).isDone == isDone)
        }
    }

    @Test func `does not guess where a trunk does not say whether it is in service`() async throws {
        let off = #"{"trunk_enabled":{"value":{"instance":false}}}"#
        try await serving {
            let (carrier, _) = try Self.carrier($0)
            return try $0.setting("properties", to: off, of: .trunkBaseSettings, carrier.id)
                .leavingOut("inService", of: .trunks, Self.trunk(carrier, $0))
        } _: { changer, tenant, _ in
            let change = Change(.disableTrunk, try Self.carrier(tenant.capture).subject)
            await #expect(throws: PlatformError.self) { try await changer.look(change) }
        }
    }

    @Test func `changes nothing where the settings do not say whether their trunks are in service`() async throws {
        try await serving {
            try $0.setting("properties", to: "{}", of: .trunkBaseSettings, Self.carrier($0).subject.id)
        } _: { changer, tenant, simulator in
            let change = Change(.disableTrunk, try Self.carrier(tenant.capture).subject)
            await #expect(throws: PlatformError.self) { try await changer.look(change) }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `takes an assistant off its queues, and leaves the rest of its copilot as it stands`() async throws {
        try await serving { changer, tenant, simulator in
            let assistants = try tenant.capture.documents(of: .assistants)
            let live = try #require(assistants.first { $0["copilot"]?["liveOnQueue"]?.boolean == true })
            let off = Change(.withdrawAssistant, Subject(.assistant, live.id))
            func copilot() -> JSON? { simulator.document("assistants", live.id)?["copilot"] }
            let before = try #require(copilot())
            _ = try await changer.make(off, try await changer.look(off))
            #expect(copilot()?["liveOnQueue"]?.boolean == false)
            for (name, value) in before.members where name != "liveOnQueue" {
                #expect(copilot()?[key: name]?.canonical() == value.canonical())
            }
            #expect(simulator.document("assistants", live.id)?["state"]?.string == live["state"]?.string)
            let back = Change(.returnAssistant, off.target)
            _ = try await changer.make(back, try await changer.look(back))
            #expect(copilot()?.canonical() == before.canonical())
        }
    }

    @Test func `refuses an assistant without a copilot, with the reason`() async throws {
        try await serving {
            try $0.leavingOut("copilot", of: .assistants, Self.one(.assistant, in: $0).id)
        } _: { changer, tenant, simulator in
            let assistant = try Self.one(.assistant, in: tenant.capture)
            let error = await #expect(throws: PlatformError.self) {
                try await changer.look(Change(.withdrawAssistant, assistant))
            }
            #expect(error?.reason.contains("no copilot") == true)
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `is refused with the permission that is missing`() async throws {
        try await serving(permitting: ["oauth:client:view"]) { changer, tenant, simulator in
            let change = Change(.disableClient, try Self.one(.client, in: tenant.capture))
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `and nothing else: no verb reaches what it is not for`() async throws {
        try await serving { changer, _, simulator in
            for id in ["../users", "a/b", "a?b=c", ""] {
                await #expect(throws: PlatformError.self) {
                    try await changer.look(Change(.suspend, Subject(.person, id)))
                }
            }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `tells what somebody is doing, and how many people are on queue`() async throws {
        try await serving { changer, tenant, simulator in
            let person = try Self.one(.person, in: tenant.capture)
            simulator.setRoutingStatus("INTERACTING", of: person.id)
            let talking = await changer.live(person)
            #expect(talking.interacting.value == .some(.some(moment)))
            simulator.setRoutingStatus("OFF_QUEUE", of: person.id)
            let away = await changer.live(person)
            #expect(away.interacting.value == .some(.none))
            #expect(away.queues.value != nil)
            simulator.setOwnCalls(2, of: person.id)
            let calling = await changer.live(person)
            #expect(calling.interacting.value == nil && calling.interacting.absences.count == 1)
        }
    }

    @Test(arguments: Verb.allCases)
    func `names for every verb the call and what a role must hold`(verb: Verb) throws {
        let told = try #require(GenesysCloud.responderPermissions.first { $0.verb == verb })
        #expect(!told.permissions.isEmpty)
    }
}

extension Capture {
    fileprivate func people(_ id: String?) -> Bool {
        guard let id else { return false }
        return (try? holds(Kind("people", .lines), id: id)) == true
    }
}

extension Capture {

    /// The same without a member of one document, in both halves.
    fileprivate func leavingOut(_ member: String, of kind: Kind, _ id: String) throws -> Capture {
        var files = files
        for tree in [Tree.config, .state] {
            let path = kind.path(of: id, in: tree)
            guard let bytes = files[path] else { continue }
            let document = try JSON(bytes)
            var json = JSONWriter()
            json.object { json in
                for (key, value) in document.members where key != member {
                    json.key(key)
                    json.json(value)
                }
            }
            files[path] = try JSON(json.bytes).canonical(indented: true)
        }
        return Capture(manifest: manifest, files: files)
    }
}
