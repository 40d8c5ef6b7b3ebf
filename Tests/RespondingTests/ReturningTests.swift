import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Recovery
import Redaction
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

/// What was deleted in a tenant, made again in it over HTTP and through every gate.
@Suite("What is gone comes back in its own tenant")
struct ReturningTests {
    private static let tenant = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: Rebuilt.moment)
    private static let before = tenant.capture

    private static func document(_ kind: Kind, _ name: String, in capture: Capture = before) throws -> Document {
        try #require(try capture.documents(of: kind).first { $0["name"]?.string == name }, "\(kind.name) \(name)")
    }

    private static func policy(_ name: String) throws -> String { try document(.retentionPolicies, name).id }

    private static func gone(_ kind: Kind, _ names: String...) throws -> Capture {
        try names.reduce(before) { try $0.removing(try document(kind, $1).id, of: kind) }
    }

    private static func restoration(
        over now: Capture, from wanted: Capture = before, _ adjust: (inout Restoration.Options) -> Void = { _ in }
    ) throws -> Restoration {
        var options = Restoration.Options()
        adjust(&options)
        return try Restoration(
            of: try Difference(from: wanted, to: now, kinds: GenesysCloud.kinds, by: GenesysCloud.compared),
            from: wanted, over: now, options)
    }

    @Test func `a policy that only keeps as it was, and one that deletes switched off`() async throws {
        let keeping = try Self.before.setting(
            "enabled", to: "true", of: .retentionPolicies, try Self.policy("Keep everything"))
        let now = try keeping.removing(try Self.policy("Keep everything"), of: .retentionPolicies)
            .removing(try Self.policy("Calls"), of: .retentionPolicies)
        let place = try Returned(from: keeping, over: now)
        defer { place.remove() }
        #expect(place.restoration.left.contains { $0.name == "Calls" && $0.field == "enabled" })
        #expect(!place.restoration.left.contains { $0.name == "Keep everything" })
        try await place.serving { place, changer, _ in
            let applied = try await place.apply(changer)
            #expect(applied.count == 2 && applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let stands = try await changer.captured([.retentionPolicies], of: "acme")
            for (name, isOn) in [("Keep everything", true), ("Calls", false)] {
                let back = try Self.document(.retentionPolicies, name, in: stands)
                #expect(back["enabled"]?.boolean == isOn, "\(name)")
                #expect(back.id != (try Self.policy(name)))
            }
        }
    }

    @Test func `so does one that sends recordings out`() throws {
        let now = try Self.gone(.retentionPolicies, "Training copies")
        #expect(try Self.restoration(over: now).left.contains { $0.name == "Training copies" && $0.field == "enabled" })
    }

    @Test func `is made once, whatever answers are lost and however often it is applied`() async throws {
        let place = try Returned(from: Self.before, over: try Self.gone(.retentionPolicies, "Calls", "Complaints"))
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: "/api/v2/*", method: "POST", when: .nth([1]))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, simulator in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let sent = simulator.writes.values.reduce(0, +)
            #expect(try await place.apply(changer).allSatisfy { $0.isSettled })
            #expect(simulator.writes.values.reduce(0, +) == sent)
            let stands = try await changer.captured([.retentionPolicies], of: "acme")
            let names = try stands.documents(of: .retentionPolicies).compactMap { $0["name"]?.string }
            #expect(names.count { $0 == "Calls" } == 1 && names.count { $0 == "Complaints" } == 1)
        }
    }

    @Test func `after a break from where it broke off, and nothing is made twice`() async throws {
        let place = try Returned(from: Self.before, over: try Self.gone(.retentionPolicies, "Calls", "Complaints"))
        defer { place.remove() }
        try await place.serving { place, changer, _ in
            await #expect(throws: Crash.self) {
                try await place.apply(changer, crash: { record in if case .outcome = record.phase { throw Crash() } })
            }
            #expect(try await place.apply(changer).allSatisfy { $0.isSettled })
            let stands = try await changer.captured([.retentionPolicies], of: "acme")
            let names = try stands.documents(of: .retentionPolicies).compactMap { $0["name"]?.string }
            #expect(names.count { $0 == "Calls" } == 1 && names.count { $0 == "Complaints" } == 1)
        }
    }

    @Test func `not where something of its name is there by now by now, which is told`() throws {
        let id = try Self.policy("Calls")
        let now = try Self.gone(.retentionPolicies, "Calls")
            .setting("name", to: #""Calls""#, of: .retentionPolicies, try Self.policy("Complaints"))
        let restoration = try Self.restoration(over: now)
        #expect(!restoration.changes.contains { $0.verb == .make })
        #expect(
            restoration.left.contains { $0.id == id && $0.because.contains("something of its name is there by now") })
    }

    @Test func `not over what took its name since it was planned`() async throws {
        let now = try Self.gone(.retentionPolicies, "Calls")
        let since = try now.setting(
            "name", to: #""Calls""#, of: .retentionPolicies, try Self.policy("Complaints"))
        let place = try Returned(from: Self.before, over: now, served: since)
        defer { place.remove() }
        try await place.serving { place, changer, simulator in
            let applied = try await place.apply(changer)
            #expect(applied.count == 1 && applied[0].words.contains("took its name"), "\(applied.map(\.words))")
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `not where it is there again under its own id`() async throws {
        // Under another name by now: nothing is found by its name.
        let again = try Self.before.setting("name", to: #""Calls again""#, of: .retentionPolicies, Self.policy("Calls"))
        let place = try Returned(from: Self.before, over: try Self.gone(.retentionPolicies, "Calls"), served: again)
        defer { place.remove() }
        try await place.serving { place, changer, simulator in
            let applied = try await place.apply(changer)
            #expect(applied.count == 1 && applied[0].words.contains("there again"), "\(applied.map(\.words))")
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `and what still named its old id names the new one`() async throws {
        let now = try Self.withoutNamedGroup()
        let id = try #require(
            try Self.before.documents(of: .groups).map(\.id).first { id in
                now.manifest.files[Kind.groups.path(of: id, in: .config)] == nil
            })
        let place = try Returned(from: Self.before, over: now) { $0 == .groups }
        defer { place.remove() }
        let verbs = place.restoration.changes.map { "\($0.verb.rawValue) \($0.documentKind ?? "")" }
        let (made, written) = (verbs.firstIndex(of: "make groups"), verbs.firstIndex(of: "write idle-timeout"))
        #expect(try #require(made) < (try #require(written)), "\(verbs)")
        try await place.serving { place, changer, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let stands = try await changer.captured([.groups, .idleTimeout], of: "acme")
            let back = try Self.document(
                .groups, try #require(try Self.before.config(of: .groups, id: id)?["name"]?.string), in: stands)
            let named = try #require(
                try stands.setting(.idleTimeout)?["inactivityTimeoutGroupBundles"]?
                    .elements.first { _ in true }?["groups"]?.elements.first { _ in true }?.string)
            #expect(back.id != id && named == back.id)
        }
    }

    @Test func `and is taken back without a word of what others did not do`() async throws {
        let place = try Returned(from: Self.before, over: try Self.withoutNamedGroup()) { $0 == .groups }
        defer { place.remove() }
        try await place.serving { place, changer, simulator in
            #expect(try await place.apply(changer).allSatisfy { $0.isSettled })
            let sent = simulator.writes.values.reduce(0, +)
            let back = try await place.takingBack(changer)
            // A group is not deleted again: what names it goes on doing so.
            #expect(!back.isEmpty && back.allSatisfy { $0.isSettled }, "\(back.map(\.words))")
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test func `and what changed besides is not put back with it, where nobody asked for that`() throws {
        let now = try Self.withoutNamedGroup().setting("idleTokenTimeoutSeconds", to: "4711", of: .idleTimeout)
        let place = try Returned(from: Self.before, over: now) { $0 == .groups }
        defer { place.remove() }
        #expect(!place.restoration.changes.contains { $0.verb == .write && $0.documentKind == "idle-timeout" })
        #expect(place.restoration.left.contains { $0.kind == "idle-timeout" && $0.because.contains("still names") })
    }

    private static func withoutNamedGroup() throws -> Capture {
        let bundle = try #require(
            try before.setting(.idleTimeout)?["inactivityTimeoutGroupBundles"]?.elements.first { _ in true })
        return try before.removing(
            try #require(bundle["groups"]?.elements.first { _ in true }?.string), of: .groups)
    }

    @Test func `not over an integration that somebody made anew meanwhile`() async throws {
        let old = try Self.document(.integrations, "Event Stream")
        let now = try Self.before.removing(old.id, of: .integrations)
        let anew = try Self.before.setting("notes", to: #""Made by hand""#, within: "config.current", of: old)
            .moving(old.id, to: "11111111-2222-4333-8444-555555555555", of: .integrations)
        let place = try Returned(from: Self.before, over: now, served: anew) { $0 == .integrations }
        defer { place.remove() }
        #expect(place.restoration.changes.contains { $0.verb == .make })
        try await place.serving { place, changer, simulator in
            let applied = try await place.apply(changer)
            #expect(applied.first?.words.contains("took its name") == true, "\(applied.map(\.words))")
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `one credential that is gone is told alone`() throws {
        let all = try Self.before.documents(of: .storedCredentials)
        try #require(all.count > 1)
        let restoration = try Self.restoration(over: try Self.before.removing(all[0].id, of: .storedCredentials))
        #expect(restoration.left.filter { $0.kind == "stored-credentials" }.map(\.id) == [all[0].id])
    }

    @Test func `a division under the id it had, where the platform still has it`() async throws {
        let place = try Returned(from: Self.before, over: try Self.withoutDivision(), served: try Self.served()) {
            $0 == .divisions
        }
        defer { place.remove() }
        let id = try #require(place.restoration.changes.first { $0.documentKind == "divisions" }).target.id
        try await place.serving { place, changer, simulator in
            try await Self.delete(id, changer)
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let stands = try await changer.captured([.divisions], of: "acme")
            #expect(try stands.config(of: .divisions, id: id) != nil)
            #expect(simulator.writes["POST /api/v2/authorization/divisions"] == nil)
        }
    }

    /// Somebody deletes a division.
    private static func delete(_ id: String, _ changer: Changer) async throws {
        let wanted = try served()
        let hash = try #require(wanted.manifest.files[Kind.divisions.path(of: id, in: .config)])
        let name = try wanted.config(of: .divisions, id: id)?["name"]?.string
        let change = Change(
            .unmake, Subject(.division, id, name: name), .document(kind: Kind.divisions.name, sha256: hash))
        let documents = try GenesysCloud.documents(of: [change], from: wanted, onto: wanted, isOwn: true)
        let deleting = changer.making(try #require(documents)) { nil }
        _ = await deleting.gather([change])
        _ = try await deleting.make(change, try await deleting.look(change))
    }

    private static func withoutDivision() throws -> Capture {
        let other = try before.documents(of: .divisions).first { $0["homeDivision"]?.boolean != true }
        return try before.removing(try #require(other).id, of: .divisions)
    }

    /// In none of its divisions lies anything: the platform deletes no other.
    private static func served() throws -> Capture {
        var files = before.files
        for division in try before.documents(of: .divisions) {
            files[Kind.divisions.path(of: division.id, in: .state)] = nil
        }
        return Capture(manifest: before.manifest, files: files)
    }

    @Test func `a program with a new secret, and disabled at once`() async throws {
        let client = try #require(
            try Self.before.documents(of: .oauthClients).first {
                $0["authorizedGrantType"]?.string == "CLIENT-CREDENTIALS" && $0["state"]?.string == "active"
                    && !Self.tenant.readers.map(\.id).contains($0.id)
            })
        let now = try Self.before.removing(client.id, of: .oauthClients)
        let place = try Returned(from: Self.before, over: now) { $0 == .oauthClients }
        defer { place.remove() }
        #expect(place.restoration.left.contains { $0.id == client.id && $0.field == "secret" })
        try await place.serving { place, changer, _ in
            let told = Mutex(0)
            let applied = try await place.apply(changer, reveal: { _, _ in told.withLock { $0 += 1 } })
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            #expect(told.withLock { $0 } == 1)
            let stands = try await changer.captured([.oauthClients], of: "acme")
            let back = try Self.document(.oauthClients, try #require(client["name"]?.string), in: stands)
            #expect(back["state"]?.string == "disabled" && back.id != client.id)
        }
    }

    @Test func `a contact list with nobody on it, which is told, and a campaign that is off calls the new one`()
        async throws
    {
        let id = try Self.document(.contactLists, "Customers").id
        let now = try Self.before.removing(id, of: .contactLists)
        let place = try Returned(from: Self.before, over: now) { $0 == .contactLists }
        defer { place.remove() }
        let told = place.restoration.left.filter { $0.id == id }
        #expect(told.map(\.field) == ["contacts"] && told[0].because.contains("nobody is on what comes back"))
        // One that may be running is not written to.
        let running = try Self.before.documents(of: .campaigns).filter { $0["campaignStatus"]?.string == "on" }
        let named = place.restoration.left.filter {
            $0.kind == "campaigns" && $0.because.contains("still names Customers")
        }
        #expect(!running.isEmpty && Set(named.compactMap(\.id)) == Set(running.map(\.id)))
        try await place.serving { place, changer, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let stands = try await changer.captured([.contactLists, .campaigns], of: "acme")
            let back = try Self.document(.contactLists, "Customers", in: stands)
            #expect(back.id != id)
            let off = try Self.document(.campaigns, "Spring Offer", in: stands)
            #expect(off["contactList"]?["id"]?.string == back.id)
        }
    }

    @Test func `a campaign, off, with its own number and the script it had`() async throws {
        let was = try Self.document(.campaigns, "Renewals")
        let place = try Returned(from: Self.before, over: try Self.gone(.campaigns, "Renewals")) { $0 == .campaigns }
        defer { place.remove() }
        #expect(place.restoration.left.filter { $0.id == was.id }.map(\.field) == ["campaignStatus"])
        try await place.serving { place, changer, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled }, "\(applied.map(\.words))")
            let stands = try await changer.captured([.campaigns], of: "acme")
            let back = try Self.document(.campaigns, "Renewals", in: stands)
            #expect(back.id != was.id && back["campaignStatus"]?.string == "off")
            for member in ["script", "contactList", "queue"] {
                #expect(back.config[key: member]?["id"]?.string == was.config[key: member]?["id"]?.string, "\(member)")
            }
        }
    }

    @Test func `people never, and everything that is left says what to do by hand`() throws {
        let person = try #require(try Self.before.documents(of: .people).first).id
        let now = try Self.gone(.retentionPolicies, "Calls").removing(person, of: .people)
        let restoration = try Self.restoration(over: now)
        #expect(!restoration.changes.contains { $0.target.kind == .person })
        #expect(restoration.left.contains { $0.id == person && $0.because.contains("people are not made") })
        #expect(restoration.left.allSatisfy { !$0.byHand.isEmpty })
    }

    @Test func `not where no law the customer named allows it`() throws {
        let restoration = try Self.restoration(over: try Self.gone(.retentionPolicies, "Calls")) {
            $0.unlawful = { $0["name"]?.string == "Calls" ? "it deletes too soon" : nil }
        }
        #expect(restoration.changes.isEmpty)
        #expect(restoration.left.map(\.because) == ["it deletes too soon"])
    }
}

/// A plan to put a tenant back, and the tenant it is made in.
struct Returned: Sendable {
    let here: Installation
    let wanted: Capture
    let standing: Capture
    let restoration: Restoration
    let plan: Plan
    private let served: Capture

    /// - Parameters:
    ///   - served: What the tenant is by then; as it was planned on if nil.
    ///   - isAsked: Whether what is gone of a kind is asked for.
    init(
        from wanted: Capture, over standing: Capture, served: Capture? = nil,
        _ isAsked: (Kind) -> Bool = { _ in true }
    ) throws {
        here = try Installation()
        self.wanted = wanted
        self.standing = standing
        self.served = served ?? standing
        let kinds = GenesysCloud.kinds.filter(isAsked)
        restoration = try Restoration(
            of: try Difference(from: wanted, to: standing, kinds: kinds, by: GenesysCloud.compared), from: wanted,
            over: standing, .init())
        plan = here.plan(restoration.changes, trigger: "drill-1", playbook: nil)
    }

    func remove() { here.remove() }

    func serving(
        _ adjust: (inout Options) -> Void = { _ in },
        _ body: @escaping @Sendable (Returned, Changer, Simulator) async throws -> Void
    ) async throws {
        let tenant = here.tenant
        var options = Options.unhurried { tenant.now() }
        adjust(&options)
        try await Simulator.servingResponder(
            of: served, options, within: RateBudget(share: 95), by: tenant.time.workersClock
        ) { connection, simulator in try await body(self, Changer(connection), simulator) }
    }

    /// Takes the plan back.
    func takingBack(_ changer: Changer) async throws -> [Applied] {
        let undo = try await here.journal().undo(of: plan)
        let back = here.plan(undo.changes, trigger: plan.id, undoing: plan.id)
        let written = try GenesysCloud.restored(
            back.changes, from: standing, over: wanted, takingBack: plan.changes
        ).documents
        let unmade = try #require(
            try GenesysCloud.documents(
                of: back.changes.filter { $0.verb == .unmake }, from: wanted, onto: standing, isOwn: true))
        return try await run(back, changer.writing(written).making(unmade) { nil })
    }

    func apply(
        _ changer: Changer, reveal: @escaping @Sendable (Change, Secret) async -> Void = { _, _ in },
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in }
    ) async throws -> [Applied] {
        let written = try GenesysCloud.restored(plan.changes, from: wanted, over: standing).documents
        let made = try #require(
            try GenesysCloud.documents(of: plan.changes, from: wanted, onto: standing, isOwn: true))
        return try await run(plan, changer.writing(written).making(made) { nil }, reveal: reveal, crash: crash)
    }

    private func run(
        _ plan: Plan, _ changer: Changer, reveal: @escaping @Sendable (Change, Secret) async -> Void = { _, _ in },
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in }
    ) async throws -> [Applied] {
        let (log, journal) = try await here.recorded(plan, crash: crash)
        var rules = SafetyRules()
        rules.mode = .approve
        let circumstances = Circumstances(
            now: here.tenant.now(), rules: rules, population: Population(active: 1, administrators: .observed([])),
            approval: .given(by: ["ada", "grace"], interrupting: []))
        let applying = Applying(
            plan, in: circumstances, journal: journal, by: Rebuilt.hands(changer, here.tenant.time), into: log,
            clock: here.tenant.clock, stopped: { nil })
        return try await applying.run({ _ in }, reveal: reveal)
    }
}

extension Capture {

    /// The same without one document.
    func removing(_ id: String, of kind: Kind) throws -> Capture {
        var (files, manifest) = (files, manifest)
        for tree in [Tree.config, .state] {
            let path = kind.path(of: id, in: tree)
            if kind.layout == .lines {
                guard let bytes = files[path] else { continue }
                let rest = try JSON.lines(bytes).filter { $0["id"]?.string != id }
                files[path] = rest.flatMap { $0.canonical() + [0x0A] }
                manifest.files[path] = files[path]?.sha256
            } else {
                files[path] = nil
                manifest.files[path] = nil
            }
        }
        return Capture(manifest: manifest, files: files)
    }
}

extension Capture {

    /// The same with one member of an object further in set.
    fileprivate func setting(_ member: String, to value: String, within way: String, of document: Document) throws
        -> Capture
    {
        let keys = way.split(separator: ".").map(String.init)
        var inner = try #require(keys.reduce(document.config as JSON?) { $0?[key: $1] })
        inner = inner.putting(member, try JSON(Array(value.utf8)))
        for (index, key) in keys.enumerated().reversed().dropLast() {
            let outer = try #require(keys[..<index].reduce(document.config as JSON?) { $0?[key: $1] })
            inner = outer.putting(key, inner)
        }
        return try setting(
            keys[0], to: String(decoding: inner.canonical(), as: UTF8.self), of: .integrations, document.id)
    }

    /// The same with a document under another id.
    fileprivate func moving(_ id: String, to other: String, of kind: Kind) throws -> Capture {
        let moved = try setting("id", to: #""\#(other)""#, of: kind, id)
        var (files, manifest) = (moved.files, moved.manifest)
        for tree in [Tree.config, .state] {
            let (from, to) = (kind.path(of: id, in: tree), kind.path(of: other, in: tree))
            files[to] = files.removeValue(forKey: from)
            manifest.files[to] = manifest.files.removeValue(forKey: from)
        }
        return Capture(manifest: manifest, files: files)
    }
}

extension JSON {
    fileprivate func putting(_ name: String, _ value: JSON) -> JSON {
        var json = JSONWriter()
        json.object { json in
            for (key, one) in members where key != name {
                json.key(key)
                json.json(one)
            }
            json.key(name)
            json.json(value)
        }
        return (try? JSON(json.bytes)) ?? self
    }
}
