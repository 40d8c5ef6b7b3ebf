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

/// The platform answers 429 again and again in the middle of a plan, with how long it wants to be left alone.
@Suite("A storm of 429 in the middle of a plan")
struct StormTests {
    private static let wait = 20

    /// Strikes whatever is sent after the first so many, for so many requests.
    private static func storm(after first: Int, requests: Int) -> Faults {
        Faults([
            Faults.Rule(
                .tooManyRequests(retryAfter: wait), on: "/api/v2/*", when: .nth(Set((first + 1)...(first + requests))))
        ])
    }

    /// What was sent, in order.
    private final class Sent: Sendable {
        private let all = Mutex<[Exchange]>([])
        var list: [Exchange] { all.withLock(\.self) }
        func note(_ exchange: Exchange) { all.withLock { $0.append(exchange) } }

        var refused: [Exchange] { list.filter { $0.status == 429 } }

        /// Those that came before a refusal's time was over.
        var impatient: [String] {
            refused.flatMap { refusal in
                let until = refusal.at.advanced(by: .seconds(StormTests.wait))
                return list.filter { $0.at > refusal.at && $0.at < until }.map { "\($0.method) \($0.target) \($0.at)" }
            }
        }

        /// How often each change was taken.
        func taken(_ method: String) -> [String: Int] {
            list.filter { $0.method == method && (200...299).contains($0.status) }
                .reduce(into: [:]) { $0[$1.target + String(decoding: $1.requestBody, as: UTF8.self), default: 0] += 1 }
        }
    }

    // MARK: Fifty documents of the same tenant

    /// The tenant of before, and the same after somebody changed fifty of its roles.
    private static func fifty() throws -> (wanted: Capture, standing: Capture) {
        let tenant = Rebuilt.lost.capture
        let role = try #require(
            try tenant.documents(of: .roles).first { $0["defaultRoleId"]?.string?.isEmpty != false })
        func roles(_ description: String) throws -> Capture {
            var capture = tenant
            for number in 1...50 {
                let id = IdentifierV5.uuid(of: "role \(number)")
                let path = Kind.roles.path(of: id, in: .config)
                var (files, manifest) = (capture.files, capture.manifest)
                files[path] = role.config.canonical(indented: true)
                manifest.files[path] = files[path]?.sha256
                for place in manifest.kinds.indices where manifest.kinds[place].name == Kind.roles.name {
                    manifest.kinds[place].documents += 1
                }
                capture = try Capture(manifest: manifest, files: files)
                    .setting("id", to: "\"\(id)\"", of: .roles, id).setting(
                        "name", to: "\"Role \(number)\"", of: .roles, id
                    )
                    .setting("description", to: "\"\(description)\"", of: .roles, id)
            }
            return capture
        }
        return (try roles("As it was"), try roles("Another"))
    }

    /// Carries out a plan that writes fifty documents back.
    ///
    /// - Returns: What became of it, how the documents stand afterwards, and how long it took on the clock both share.
    private static func written(
        _ faults: Faults, _ sent: Sent
    ) async throws -> (applied: [Applied], stands: [Bool], took: Duration) {
        let (wanted, standing) = try fifty()
        let difference = try Difference(from: wanted, to: standing, kinds: [.roles], by: GenesysCloud.compared)
        let restoration = try Restoration(of: difference, from: wanted, over: standing, allowlist: false)
        let place = try Rebuilt(wanted, onto: standing) { $0.kinds = [] }
        defer { place.remove() }
        let plan = place.here.plan(restoration.changes, trigger: "drift-1", playbook: nil)
        let documents = try documents(of: plan, wanted, standing)
        let result = Mutex<([Applied], [Bool], Duration)>(([], [], .zero))
        try await place.serving({
            $0.faults = faults
            $0.exchanges = { sent.note($0) }
        }) { place, changer, _, _ in
            let time = place.here.tenant.time
            let before = time.passed
            let changer = changer.writing(documents)
            let applied = try await apply(plan, at: place, changer)
            let took = time.passed - before
            var stands: [Bool] = []
            for change in plan.changes {
                stands.append(
                    try await time.working { () async throws(PlatformError) in try await changer.look(change) }.isDone)
            }
            result.withLock { [stands] in $0 = (applied, stands, took) }
        }
        let (applied, stands, took) = result.withLock(\.self)
        return (applied, stands, took)
    }

    private static func documents(
        of plan: Plan, _ wanted: Capture, _ standing: Capture
    ) throws -> [Change: RestoredDocument] {
        var documents: [Change: RestoredDocument] = [:]
        for change in plan.changes {
            let document = try #require(try GenesysCloud.document(of: change, in: wanted, isWanted: true))
            let now = try #require(try GenesysCloud.document(of: change, in: standing, isWanted: false))
            documents[change] = RestoredDocument(
                wanted: document.document, standing: now.document, standingHash: now.sha256)
        }
        return documents
    }

    private static func apply(_ plan: Plan, at place: Rebuilt, _ changer: Changer) async throws -> [Applied] {
        let (log, journal) = try await place.here.recorded(plan, crash: { _ in })
        var rules = SafetyRules()
        rules.mode = .approve
        rules.caps.targets = .max
        rules.caps.percent = 100
        rules.caps.dependents = .max
        let circumstances = Circumstances(
            now: place.here.tenant.now(), rules: rules,
            population: Population(active: 1000, administrators: .observed([])),
            approval: .given(by: ["ada", "grace"], interrupting: []))
        return try await Applying(
            plan, in: circumstances, journal: journal, by: Rebuilt.hands(changer, place.here.tenant.time), into: log,
            clock: place.here.tenant.clock, stopped: { nil }
        ).run()
    }

    @Test func `of fifty changes is waited out as long as it says, and every document is written once`() async throws {
        let (calm, stormy) = (Sent(), Sent())
        let undisturbed = try await Self.written(.none, calm)
        let storm = try await Self.written(Self.storm(after: 60, requests: 12), stormy)

        #expect(storm.applied.count == 50)
        #expect(storm.applied.filter { !$0.isSettled }.map { "\($0.result)" } == [])
        #expect(storm.stands == undisturbed.stands && storm.stands.allSatisfy(\.self) && storm.stands.count == 50)
        #expect(stormy.refused.count == 12 && stormy.impatient == [])
        #expect(storm.took >= undisturbed.took + .seconds(Self.wait), "\(storm.took)")
        #expect(stormy.taken("PUT") == calm.taken("PUT"))
        #expect(stormy.taken("PUT").count == 50 && stormy.taken("PUT").values.allSatisfy { $0 == 1 })
    }

    // MARK: Another tenant

    private static let kinds: [Kind] = [.divisions, .roles, .groups, .skills, .wrapUpCodes, .queues]

    /// Makes a tenant after another.
    private static func made(
        _ faults: Faults, _ sent: Sent
    ) async throws -> (applied: [Applied], names: [String], unexplained: [RebuildProof.Item]) {
        let place = try Rebuilt(Rebuilt.kept, onto: Rebuilt.bare) { $0.kinds = kinds }
        defer { place.remove() }
        let result = Mutex<([Applied], [String], [RebuildProof.Item])>(([], [], []))
        try await place.serving({
            $0.faults = faults
            $0.exchanges = { sent.note($0) }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            let time = place.here.tenant.time
            let now = try await time.working { () async throws(PlatformError) in
                try await changer.captured(kinds, of: "sandbox")
            }
            let names = try kinds.flatMap { kind in
                try now.documents(of: kind).map { "\(kind.name)/\($0["name"]?.string ?? "")" }
            }
            let proof = try RebuildProof(
                of: place.source, in: now, left: place.rebuilding.left, kinds: kinds)
            result.withLock { $0 = (applied, names.sorted(), proof.unexplained) }
        }
        let (applied, names, unexplained) = result.withLock(\.self)
        return (applied, names, unexplained)
    }

    @Test func `of a restore elsewhere is waited out as long as it says, and nothing is made twice`() async throws {
        let (calm, stormy) = (Sent(), Sent())
        let undisturbed = try await Self.made(.none, calm)
        let storm = try await Self.made(Self.storm(after: 20, requests: 12), stormy)

        #expect(!storm.applied.isEmpty && storm.applied.filter { !$0.isSettled }.map { "\($0.result)" } == [])
        #expect(stormy.refused.count == 12 && stormy.impatient == [])
        #expect(storm.names == undisturbed.names && storm.unexplained == [])
        #expect(Set(storm.names).count == storm.names.count)
        #expect(stormy.taken("POST").values.reduce(0, +) == calm.taken("POST").values.reduce(0, +))
    }
}
