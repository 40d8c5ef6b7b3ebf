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

/// A tenant that was lost, made again in one of its first day, over HTTP and through every gate.
@Suite("A tenant is made after another")
struct RebuildingTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare

    @Test func `until field by field nothing differs but what was told before`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare)
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let proof = try await place.proof(changer)
            #expect(proof.unexplained == [])
            // Two of its access policies are called the same.
            #expect(proof.notCompared == ["access-policies"])
            #expect(proof.equal > 20)
        }
    }

    @Test func `and made again by the same plan sends nothing`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare)
        defer { place.remove() }
        try await place.serving { place, changer, simulator, _ in
            _ = try await place.apply(changer)
            let sent = simulator.writes.values.reduce(0, +)
            let again = try await place.apply(changer)
            #expect(!again.isEmpty && again.allSatisfy { $0.isSettled })
            let resent = simulator.writes.values.reduce(0, +)
            #expect(resent == sent)
        }
    }

    @Test func `with answers that are lost, and nothing is made twice`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare) { $0.kinds = [.divisions, .roles, .groups, .skills] }
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: "/api/v2/*", method: "POST", when: .every(4))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(!applied.isEmpty && applied.allSatisfy { $0.isSettled })
            let now = try await changer.captured([.divisions, .roles, .groups, .skills], of: "sandbox")
            #expect(try Self.twice(in: now) == [])
        }
    }

    @Test func `after a break from where it broke off, and nothing is made twice`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare) { $0.kinds = [.divisions, .roles, .groups, .skills] }
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let count = Mutex(0)
            await #expect(throws: Crash.self) {
                try await place.apply(
                    changer,
                    crash: { record in
                        guard case .outcome = record.phase else { return }
                        if count.withLock({
                            $0 += 1; return $0
                        }) > 9 {
                            throw Crash()
                        }
                    })
            }
            let applied = try await place.apply(changer)
            #expect(!applied.isEmpty && applied.allSatisfy { $0.isSettled })
            let now = try await changer.captured([.divisions, .roles, .groups, .skills], of: "sandbox")
            #expect(try Self.twice(in: now) == [])
        }
    }

    @Test func `and every new secret is told once`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare) { $0.kinds = [.divisions, .roles, .oauthClients] }
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let told = Mutex<[Subject]>([])
            _ = try await place.apply(changer, reveal: { change, _ in told.withLock { $0.append(change.target) } })
            let made = place.plan.changes.filter { $0.verb == .make && $0.target.kind == .client }.map(\.target)
            let all = told.withLock { $0 }
            #expect(!made.isEmpty && all.count == made.count && Set(all) == Set(made))
            let now = try await changer.captured([.oauthClients], of: "sandbox")
            let names = Set(made.compactMap(\.name))
            let clients = try now.documents(of: .oauthClients).filter { names.contains($0["name"]?.string ?? "") }
            #expect(clients.count == names.count)
            for client in clients {
                #expect(client["state"]?.string == "disabled", "\(client["name"]?.string ?? "")")
            }
        }
    }

    /// What stands in a tenant under the name of something that comes back, and belongs to that tenant alone.
    private static let own: [(kind: Kind, member: String, value: String)] = [
        (.ivrs, "dnis", #"["+493055501234"]"#),
        (.groups, "addresses", #"[{"address":"+493055504321","mediaType":"PHONE","type":"GROUPPHONE"}]"#),
        (.queues, "callingPartyNumber", #""+493055507777""#), (.queues, "peerId", #""another-queue""#),
        (.speechAnalytics, "defaultProgram", #"{"id":"own-program"}"#),
    ]

    @Test func `over what is there of that name, which keeps what comes from no other tenant`() async throws {
        let tenant = Rebuilt.lost.capture
        var (source, standing) = (Self.source, tenant)
        for own in Self.own {
            let id = try #require(try tenant.documents(of: own.kind).first, "\(own.kind.name)").id
            standing = try standing.setting(own.member, to: own.value, of: own.kind, id)
            let (member, was, now) =
                own.kind == .speechAnalytics
                ? ("textAnalyticsEnabled", "true", "false") : ("description", #""As it was""#, #""Another""#)
            source = try source.setting(member, to: was, of: own.kind, id)
            standing = try standing.setting(member, to: now, of: own.kind, id)
        }
        let kinds = Self.own.map(\.kind)
        let place = try Rebuilt(source, onto: standing) { $0.kinds = kinds }
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.count == 4 && applied.filter { !$0.isSettled }.map(\.words) == [])
            let now = try await changer.captured(kinds, of: "sandbox")
            for own in Self.own {
                let id = try #require(try tenant.documents(of: own.kind).first).id
                let document = try #require(try now.documents(of: own.kind).first { $0.id == id })
                let wanted = try JSON(Array(own.value.utf8))
                let kept = document.config[key: own.member]
                #expect(
                    kept?.canonical() == wanted.canonical() || kept?["id"]?.string == wanted["id"]?.string,
                    "\(own.kind.name) \(own.member)")
                #expect(document["description"]?.string != "Another", "\(own.kind.name)")
            }
        }
    }

    @Test func `is taken back by deleting what it made, and not what somebody changed since`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare) { $0.kinds = [.divisions] }
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            _ = try await place.apply(changer)
            let undo = try await place.here.journal().undo(of: place.plan)
            let made = place.plan.changes.filter { $0.target.name != "Home" && $0.verb == .make }
            #expect(Set(undo.changes.map(\.target)) == Set(made.map(\.target)))
            #expect(undo.changes.allSatisfy { $0.verb == .unmake && $0.expects != nil })
        }
    }

    /// Two thousand things at 300 requests a minute, of which 285 are ours, on the clock that simulator and client share.
    ///
    /// - Parameter extra: How many calls of a hundred may go beyond one for each thing: a list for every batch, which begins
    ///   with one for each kind; and of all kinds what an action, a draft and a deployment take besides: a contract and its
    ///   templates, the state of the draft and its publication, the request that switches off and the looks after it.
    @Test(arguments: [(isOfAllKinds: false, extra: 5), (isOfAllKinds: true, extra: 11)])
    func `in the least time its share of the limit allows, with one call for each thing and a few lists`(
        isOfAllKinds: Bool, extra: Int
    ) async throws {
        let place = try isOfAllKinds ? Self.ofAllKinds() : Self.ofSkills()
        defer { place.remove() }
        let limit = RateLimit(requests: 300, window: .seconds(60))
        try await place.serving({ $0.rateLimit = limit }) { place, changer, _, connection in
            let before = place.here.tenant.time.passed
            let applied = try await place.apply(changer)
            let took = place.here.tenant.time.passed - before
            let count = applied.count
            #expect(count >= 2_000 && applied.allSatisfy { $0.isSettled })
            // Signing in is not counted by the platform.
            let calls = await connection.requests - 1
            #expect((count...(count + count * extra / 100)).contains(calls), "\(calls) for \(count)")
            // What may be sent in a minute is sent at once, and the next minute is waited for.
            let least = Duration.seconds((count - 1) / 285 * 60)
            #expect(took >= least && took <= least * 1.05, "\(took) for \(calls) calls; \(least) is the least")
        }
    }

    private static func ofSkills() throws -> Rebuilt {
        try Rebuilt(try bare.adding(2_000), onto: bare) { $0.kinds = [.skills] }
    }

    private static func ofAllKinds() throws -> Rebuilt {
        let source = SimulatedTenant.generate(people: 300, seed: 7, posture: .mixed, at: Rebuilt.moment).capture.kept()
        return try Rebuilt(try source.adding(1_860), onto: bare)
    }

    @Test func `nobody is at work in a tenant of its first day, and somebody is in one that is used`() async throws {
        let place = try Rebuilt(Self.source, onto: Self.bare) { $0.kinds = [.divisions] }
        defer { place.remove() }
        try await place.serving { _, changer, _, _ in
            let now = try await changer.occupancy()
            #expect(now.onQueue == 0 && now.interacting == 0 && now.lacking == [])
            #expect(now.name == "Harbour Lane Sandbox")
        }
        let used = try Rebuilt(Self.bare, onto: Self.source) { $0.kinds = [.divisions] }
        defer { used.remove() }
        try await used.serving { _, changer, _, _ in
            let now = try await changer.occupancy()
            #expect(now.onQueue > 0)
        }
    }

    @Test func `a client that does not reach every division cannot tell whether anybody is at work`() async throws {
        let place = try Rebuilt(Self.bare, onto: Self.source) { $0.kinds = [.divisions] }
        defer { place.remove() }
        let home = try Self.source.documents(of: .divisions).first { $0["homeDivision"]?.boolean == true }
        let division = try #require(home).id
        try await place.serving({ $0.divisions = ["responder": [division]] }) { _, changer, _, _ in
            let now = try await changer.occupancy()
            #expect(now.lacking == ["routing:queue:view", "analytics:queueObservation:view"])
        }
    }

    /// The names several things of a kind have.
    private static func twice(in capture: Capture) throws -> [String] {
        try [Kind.divisions, .roles, .groups, .skills].flatMap { kind in
            let names = try capture.documents(of: kind).compactMap { $0["name"]?.string }
            return Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.map(\.key)
        }
    }
}

extension Rebuilt {
    static let moment = Moment(milliseconds: 1_795_000_000_000)

    /// The tenant that was lost, and the one of its first day that it is made in.
    static let lost = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: moment)
    static let kept = lost.capture.kept()
    static let bare = SimulatedTenant.bare(organization: "Harbour Lane Sandbox", seed: 2, at: moment).capture
}

/// One restore: what it plans, and where it keeps its journal.
struct Rebuilt: Sendable {
    let here: Installation
    let source: Capture
    let standing: Capture
    let rebuilding: Rebuilding
    let plan: Plan

    /// What is served of the other tenant; as it was planned on if nil.
    var served: Capture?

    init(
        _ source: Capture, onto standing: Capture, _ adjust: (inout Rebuilding.Options) -> Void = { _ in }
    ) throws {
        here = try Installation()
        self.source = source
        self.standing = standing
        var options = Rebuilding.Options()
        options.ownClients = Set(standing.manifest.clients)
        adjust(&options)
        rebuilding = try Rebuilding(of: source, onto: standing, options)
        plan = here.plan(rebuilding.changes, trigger: "drill-1", playbook: nil)
    }

    func remove() { here.remove() }

    /// Serves the tenant it is made in, and hands the responder's client over.
    func serving(
        _ adjust: (inout Options) -> Void = { _ in },
        _ body: @escaping @Sendable (Rebuilt, Changer, Simulator, Connection) async throws -> Void
    ) async throws {
        let tenant = here.tenant
        var options = Options.unhurried { tenant.now() }
        adjust(&options)
        let documents = try #require(
            try GenesysCloud.documents(of: plan.changes, from: source, onto: standing))
        try await Simulator.servingResponder(
            of: served ?? standing, options, within: RateBudget(share: 95), by: tenant.time.workersClock
        ) { connection, simulator in
            try await body(self, Changer(connection).making(documents) { nil }, simulator, connection)
        }
    }

    func apply(
        _ changer: Changer, _ adjust: (inout SafetyRules) -> Void = { _ in },
        crash: @escaping @Sendable (ChangeRecord) throws -> Void = { _ in },
        stopped: @escaping @Sendable () -> String? = { nil }, giving secrets: GivenSecrets = GivenSecrets(),
        reveal: @escaping @Sendable (Change, Secret) async -> Void = { _, _ in }
    ) async throws -> [Applied] {
        let (log, journal) = try await here.recorded(plan, crash: crash)
        var rules = SafetyRules()
        rules.mode = .approve
        adjust(&rules)
        let circumstances = Circumstances(
            now: here.tenant.now(), rules: rules, population: Population(active: 1, administrators: .observed([])),
            approval: .given(by: ["ada", "grace"], interrupting: []))
        let documents = try #require(
            try GenesysCloud.documents(of: plan.changes, from: source, onto: standing))
        let now = here.tenant.clock.now
        let changer = changer.making(documents, with: secrets) { [plan] in stopped() ?? plan.ended(at: now()) }
        let applying = Applying(
            plan, in: circumstances, journal: journal, by: Self.hands(changer, here.tenant.time), into: log,
            clock: here.tenant.clock,
            stopped: stopped)
        return try await applying.run({ _ in }, reveal: reveal)
    }

    /// While one of them is at work no time passes but what it waits itself.
    static func hands(_ changer: Changer, _ time: RehearsalTime) -> TenantHands {
        TenantHands(
            gather: { changes in await time.working { await changer.gather(changes) } },
            isMadeOn: { changer.isMadeOn($0) },
            switchOff: { change throws(PlatformError) in
                try await time.working { () async throws(PlatformError) in try await changer.switchOff(change) }
            },
            comesAfter: { changer.comesAfter($0) },
            mayTake: { changer.mayTake($0) },
            look: { change throws(PlatformError) in
                try await time.working { () async throws(PlatformError) in try await changer.look(change) }
            },
            make: { change, before throws(PlatformError) in
                try await time.working { () async throws(PlatformError) in try await changer.make(change, before) }
            },
            live: { _ in Live(interacting: .observed(nil), queues: .observed([])) })
    }

    func proof(_ changer: Changer) async throws -> RebuildProof {
        let kinds = GenesysCloud.kinds
        return try RebuildProof(
            of: source, in: try await changer.captured(kinds, of: standing.manifest.organization),
            left: rebuilding.left, kinds: kinds)
    }
}

extension Capture {

    /// The same with so many skills.
    func adding(_ count: Int) throws -> Capture {
        var (files, manifest) = (files, manifest)
        for number in 1...count {
            let id = IdentifierV5.uuid(of: "skill \(number)")
            let path = Kind.skills.path(of: id, in: .config)
            files[path] = Array(#"{"id":"\#(id)","name":"Skill \#(number)"}"#.utf8)
            manifest.files[path] = files[path]?.sha256
        }
        manifest.kinds.removeAll { $0.name == Kind.skills.name }
        manifest.kinds.append(.init(Kind.skills.name, documents: count))
        return Capture(manifest: manifest, files: files)
    }

    /// The same with what is secret marked and what is somebody's sealed, as an archive keeps it.
    func kept() -> Capture {
        var redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: Array(repeating: 7, count: 32)),
            keys: PersonKeys { count in Array(repeating: 9, count: count) })
        var files = files
        for kind in GenesysCloud.kinds where kind.layout != .lines {
            for path in paths(of: kind, in: .config) {
                guard let document = try? JSON(files[path] ?? []) else { continue }
                let id = document["id"]?.string ?? kind.name
                let kept = redactor.keep(document, kind: kind, id: id).config
                files[path] = try? JSON(kept).canonical(indented: true)
            }
        }
        var manifest = manifest
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }
}

extension Applied {
    var words: String { "\(change.action) \(change.target.name ?? ""): \(result)" }
}
