import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Rehearsals
import Response
import Simulator
import Testing

/// What a plan to make a tenant after another holds, from two captures and nothing else.
@Suite("What comes back in another tenant")
struct RebuildPlanTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare

    private static func plan(
        _ source: Capture = source, onto standing: Capture = bare,
        _ adjust: (inout Rebuilding.Options) -> Void = { _ in }
    ) throws -> Rebuilding {
        var options = Rebuilding.Options()
        options.ownClients = Set(standing.manifest.clients)
        adjust(&options)
        return try Rebuilding(of: source, onto: standing, options)
    }

    private static func changes(_ plan: Rebuilding, _ verb: Verb, _ kind: Kind) -> [Change] {
        plan.changes.filter { $0.verb == verb && $0.documentKind == kind.name }
    }

    private static func id(of kind: Kind, named name: String) throws -> String {
        try #require(try source.documents(of: kind).first { $0["name"]?.string == name }).id
    }

    @Test func `is nothing where everything is there already`() throws {
        let plan = try Self.plan(Self.source, onto: Self.source)
        #expect(plan.changes == [])
    }

    @Test func `are divisions but for the first, which every tenant has`() throws {
        let made = Self.changes(try Self.plan(), .make, .divisions)
        let names = try Self.source.documents(of: .divisions).compactMap { $0["name"]?.string }
        #expect(Set(made.compactMap(\.target.name)) == Set(names).subtracting(["Home"]))
    }

    @Test func `is what others refer to first`() throws {
        let kinds = try Self.plan().changes.filter { $0.verb == .make }.compactMap(\.documentKind)
        let (division, role) = (kinds.lastIndex(of: "divisions"), kinds.firstIndex(of: "roles"))
        #expect(try #require(division) < (try #require(role)))
        #expect(try #require(kinds.lastIndex(of: "roles")) < (try #require(kinds.firstIndex(of: "oauth-clients"))))
    }

    @Test func `is what security rests on first, as far as what it refers to is there`() throws {
        let kinds = try Self.plan().changes.filter { $0.verb == .make }.compactMap(\.documentKind)
        let order = [
            "identity-providers", "divisions", "roles", "oauth-clients", "integrations", "queues",
            "retention-policies", "masking-rules", "sites", "trunk-base-settings", "schedules",
        ]
        let places = order.map { kinds.firstIndex(of: $0) }
        #expect(places.compactMap(\.self).count == order.count, "\(kinds)")
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(kinds)")
    }

    @Test func `is completed once what it refers to is there`() throws {
        let plan = try Self.plan()
        let timeout = Self.changes(plan, .complete, .idleTimeout)
        #expect(timeout.map(\.target.id) == ["idle-timeout"])
        let group = try #require(Self.changes(plan, .make, .groups).first)
        let places = (plan.changes.firstIndex(of: group), plan.changes.firstIndex(of: timeout[0]))
        #expect(try #require(places.0) < (try #require(places.1)))
    }

    @Test func `leaves people, what they hold and what nobody may make, and says what to do`() throws {
        let left = try Self.plan().left
        for kind in [Kind.people, .grants, .flows, .storedCredentials, .campaigns] {
            let told = left.filter { $0.kind == kind.name }
            #expect(!told.isEmpty && told.allSatisfy { $0.byHand != nil }, "\(kind.name)")
        }
    }

    @Test func `says of what people, groups and clients hold why it does not come, each for itself`() throws {
        let left = try Self.plan().left.filter { $0.kind == Kind.grants.name }
        let grants = try ReadGrants.counts(in: Self.source)
        #expect(left.count == grants.count && grants.count > 2, "\(left.map(\.because))")
        for (words, count) in grants {
            let told = left.first { $0.because.contains(words) }
            #expect(told?.because.hasPrefix("\(count) ") == true, "\(words): \(left.map(\.because))")
        }
        #expect(left.first { $0.because.contains("of groups") }?.byHand?.contains("restore-grants group/") == true)
    }

    /// Counted apart from what is told.
    private enum ReadGrants {
        static func counts(in capture: Capture) throws -> [String: Int] {
            let groups = Set(try capture.documents(of: .groups).map(\.id))
            let clients = Set(try capture.documents(of: .oauthClients).map(\.id))
            let people = Set(try capture.documents(of: .people).map(\.id))
            var counts: [String: Int] = [:]
            for grant in try capture.documents(of: .grants) {
                let holder = grant["subject"]?.string ?? ""
                let words =
                    groups.contains(holder)
                    ? "of groups"
                    : clients.contains(holder) ? "of clients" : people.contains(holder) ? "of people" : "no list"
                counts[words, default: 0] += 1
            }
            return counts
        }
    }

    /// A member no call takes, of the kind that has it.
    private static let untaken: [(kind: Kind, member: String)] = [
        (.sites, "coreSite"), (.trunkBaseSettings, "managed"), (.integrations, "intendedState"),
    ]

    @Test func `names, before anything is planned, every member that no call takes`() throws {
        let left = try Self.plan().left
        for (kind, member) in Self.untaken {
            #expect(left.contains { $0.kind == kind.name && $0.field == member }, "\(kind.name) \(member)")
        }
        let states = left.filter { $0.field == "intendedState" }
        let on = try Self.source.documents(of: .integrations).filter { $0["intendedState"]?.string == "ENABLED" }
        #expect(states.count == on.count && states.allSatisfy { $0.byHand != nil && $0.name != nil })
        // What is the same there needs no word.
        let same = try Self.plan(Self.source, onto: Self.source).left
        #expect(
            same.filter { left in Self.untaken.contains { left.kind == $0.kind.name && left.field == $0.member } } == []
        )
    }

    @Test func `is proved by what was told and by nothing else`() throws {
        let site = try #require(try Self.source.documents(of: .sites).first)
        let target = try Self.source.setting("coreSite", to: "true", of: .sites, site.id)
        let told = try Self.plan(Self.source, onto: target).left
        let proof = try RebuildProof(of: Self.source, in: target, left: told, kinds: [.sites])
        #expect(proof.differences.count == 1 && proof.unexplained == [])
        let untold = told.filter { $0.field != "coreSite" }
        let unexplained = try RebuildProof(of: Self.source, in: target, left: untold, kinds: [.sites]).unexplained
        #expect(unexplained.map(\.field) == ["coreSite"])
    }

    @Test func `is not told of an empty list where there is none, and is of one that is not empty`() throws {
        let place = try #require(try Self.source.documents(of: .locations).first)
        func unexplained(_ path: String?) throws -> [String?] {
            let target = try Self.source.setting("path", to: path, of: .locations, place.id)
            return try RebuildProof(of: Self.source, in: target, left: [], kinds: [.locations]).unexplained.map(\.field)
        }
        #expect(place["path"]?.elements.first { _ in true } == nil)
        #expect(try unexplained(nil) == [])
        #expect(try unexplained(#"["another"]"#) == ["path"])
    }

    @Test func `leaves the addresses that may sign in unless they are asked for, and then tells nothing of them`()
        throws
    {
        let asked = #"["192.0.2.0/24"]"#
        let source = try Self.source.setting("ipAddressAllowlist", to: asked, of: .authenticationSettings)
        func told(_ source: Capture, onto standing: Capture, _ allowlist: Bool) throws -> Bool {
            try Self.plan(source, onto: standing) { $0.allowlist = allowlist }.left
                .contains { $0.kind == Kind.authenticationSettings.name && $0.field == "ipAddressAllowlist" }
        }
        #expect(try told(source, onto: Self.bare, false))
        #expect(try !told(source, onto: Self.bare, true))
        // Planned, and then not so: nobody told of that.
        let planned = try Self.plan(source, onto: Self.bare) { $0.allowlist = true }.left
        let proof = try RebuildProof(of: source, in: Self.bare, left: planned, kinds: [.authenticationSettings])
        #expect(proof.unexplained.contains { $0.field?.hasPrefix("ipAddressAllowlist") == true })
        #expect(try !told(source, onto: source, false))
        let open = try Self.source.setting("ipAddressAllowlist", to: "[]", of: .authenticationSettings)
        #expect(try told(open, onto: source, false))
    }

    @Test func `leaves a campaign with the columns of the contact list it wants, and what else it goes by`() throws {
        let id = try Self.id(of: .campaigns, named: "Renewals")
        let source = try Self.source.setting("skillColumns", to: #"["Language","Phone"]"#, of: .campaigns, id)
            .setting("queue", to: #"{"id":"q","name":"Sales"}"#, of: .campaigns, id)
        let step = try #require(try Self.plan(source).left.first { $0.id == id }?.byHand)
        #expect(step.hasPrefix("load a contact list Customers with the columns Phone, Language there, "))
        #expect(
            step.contains("the queue Sales, the script Renewal Call, the site Main Site, the callable times Daytime"))
        #expect(step.contains("the call analysis Hang up on machines, the do-not-call list Said no to us"))
        #expect(step.hasSuffix("leave it off until it was tried"))
        // Where it says nothing else.
        let members = [
            "phoneColumns", "dncLists", "callableTimeSet", "queue", "script", "site", "callAnalysisResponseSet",
        ]
        let bare = try members.reduce(Self.source) { try $0.setting($1, to: nil, of: .campaigns, id) }
        let less = try #require(try Self.plan(bare) { $0.kinds = [.campaigns] }.left.first { $0.id == id }?.byHand)
        #expect(less.hasPrefix("load a contact list Customers there, make the campaign with it, with a number"))
    }

    @Test func `tells every kind that was captured, or makes it, or it is the vendor's`() throws {
        let plan = try Self.plan()
        let told = Set(plan.left.map(\.kind)).union(plan.changes.compactMap(\.documentKind))
        let vendors: Set = [
            "organization", "permissions", "oauth-scopes", "integration-types", "client-usage", "audit-services",
            "limits", "expired-edges", "recording-keys", "recording-jobs", "privacy-requests",
        ]
        // A setting that is the same there needs no word.
        for kind in GenesysCloud.kinds where kind.layout != .setting && !vendors.contains(kind.name) {
            if Self.source.contains(kind) { #expect(told.contains(kind.name), "\(kind.name)") }
        }
    }

    @Test func `is of nothing a plan could not say it of, and none of it is lost when that is read again`() throws {
        for change in try Self.plan().changes { #expect(change.verb.applies(to: change.target), "\(change.action)") }
    }

    @Test func `leaves alone the clients Linewarden calls with`() throws {
        let plan = try Self.plan()
        let own = try Self.bare.documents(of: .oauthClients).filter { Self.bare.manifest.clients.contains($0.id) }
        let names = Set(own.compactMap { $0["name"]?.string })
        #expect(!names.isEmpty)
        let made = Self.changes(plan, .make, .oauthClients).compactMap(\.target.name)
        #expect(names.isDisjoint(with: made))
    }

    @Test func `does not make one of two that are called the same`() throws {
        let id = try Self.id(of: .groups, named: "Running Club")
        let other = try #require(try Self.source.documents(of: .groups).first { $0.id != id })
        let twice = try Self.source.setting("name", to: #""Running Club""#, of: .groups, other.id)
        let plan = try Self.plan(twice)
        #expect(!Self.changes(plan, .make, .groups).contains { $0.target.name == "Running Club" })
        #expect(plan.left.count { $0.name == "Running Club" && $0.because == "several are called so" } == 2)
    }

    @Test func `leaves a policy no law allows, and makes the others`() throws {
        let id = try Self.id(of: .retentionPolicies, named: "Calls")
        let plan = try Self.plan { options in
            options.unlawful = { $0["id"]?.string == id ? "it deletes too soon" : nil }
        }
        #expect(plan.left.contains { $0.id == id && $0.because == "it deletes too soon" })
        #expect(!Self.changes(plan, .make, .retentionPolicies).contains { $0.target.id == id })
        #expect(Self.changes(plan, .make, .retentionPolicies).contains { $0.target.name == "Archive" })
    }

    @Test func `leaves the addresses that may sign in unless somebody says so`() throws {
        let wanted = try Self.source.setting(
            "ipAddressAllowlist", to: #"["192.0.2.0/24"]"#, of: .authenticationSettings)
        let plan = try Self.plan(wanted)
        #expect(!plan.changes.contains { $0.verb == .setAllowlist })
        #expect(plan.left.contains { $0.field == "ipAddressAllowlist" })
        let said = try Self.plan(wanted) { $0.allowlist = true }
        #expect(said.changes.last == Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"])))
    }

    @Test func `leaves an identity provider that is there and differs as it is, and says so by name`() throws {
        let provider = try #require(try Self.source.documents(of: .identityProviders).first)
        let name = try #require(provider["name"]?.string)
        let other = try Self.source.setting("issuerURI", to: #""urn:another""#, of: .identityProviders, provider.id)
        let plan = try Self.plan(Self.source, onto: other)
        #expect(!plan.changes.contains { $0.target.kind == .provider })
        let left = try #require(plan.left.first { $0.kind == "identity-providers" && $0.name == name })
        #expect(left.field == nil && left.byHand != nil)
        let same = try Self.plan(Self.source, onto: Self.source)
        #expect(!same.left.contains { $0.kind == "identity-providers" && $0.field == nil })
    }

    @Test func `never switches native sign-in off`() throws {
        let off = try Self.source.setting("disabled", to: "true", of: .nativeSignIn)
        let plan = try Self.plan(off)
        #expect(Self.changes(plan, .make, .nativeSignIn) == [])
        #expect(plan.left.contains { $0.kind == "native-sign-in" })
    }

    @Test func `makes nothing of a kind that was not read whole`() throws {
        var manifest = Self.source.manifest
        for index in manifest.kinds.indices where manifest.kinds[index].name == "roles" {
            manifest.kinds[index].absences = [.cutShort(read: 1, of: 2)]
        }
        let plan = try Self.plan(Capture(manifest: manifest, files: Self.source.files))
        #expect(Self.changes(plan, .make, .roles) == [])
        #expect(plan.left.contains { $0.kind == "roles" && $0.id == nil })
    }

    @Test func `is found again from the captures, and not from others`() throws {
        let plan = try Self.plan()
        #expect(try GenesysCloud.documents(of: plan.changes, from: Self.source, onto: Self.bare) != nil)
        let id = try Self.id(of: .divisions, named: "Sales")
        let edited = try Self.source.setting("description", to: #""Other words""#, of: .divisions, id)
        #expect(try GenesysCloud.documents(of: plan.changes, from: edited, onto: Self.bare) == nil)
    }
}
