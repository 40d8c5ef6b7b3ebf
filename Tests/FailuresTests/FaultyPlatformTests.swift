import Assurance
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Simulator
import Testing

@Suite("A platform that misbehaves", .serialized)
struct FaultyPlatformTests {

    /// Every list there is, in hands of which each is struck at once: one run for each would take minutes.
    static let hands: [[Listing]] = {
        let listings = GenesysCloud.listings(for: .controls)
        return (0..<6).map { hand in listings.enumerated().filter { $0.offset % 6 == hand }.map(\.element) }
    }()

    /// A run in which every answer of these lists is struck.
    private func outcome(_ fault: Fault, on listings: [Listing]) async throws -> Rehearsal.Outcome {
        var rehearsal = Rehearsal()
        rehearsal.faults = Faults(
            listings.map { .init(fault, on: $0.path.replacing(/\{[^}]*\}/, with: "*")) })
        defer { rehearsal.clean() }
        return try await rehearsal.run()
    }

    /// That each of these lists says what is missing of it, if there was anything to ask for.
    private func expectAbsent(
        _ listings: [Listing], in outcome: Rehearsal.Outcome, _ place: SourceLocation = #_sourceLocation
    ) {
        let manifest = outcome.capture.manifest
        for listing in listings where manifest.calls.contains(where: { $0.route == listing.route }) {
            #expect(
                manifest.record(of: listing.kind.name)?.absences.isEmpty == false, "\(listing.route)",
                sourceLocation: place)
        }
    }

    private func outcome(_ faults: Faults.Rule..., largestAnswer: Int = 64 << 20) async throws -> Rehearsal.Outcome {
        var rehearsal = Rehearsal()
        rehearsal.faults = Faults(faults)
        rehearsal.largestAnswer = largestAnswer
        defer { rehearsal.clean() }
        return try await rehearsal.run()
    }

    /// What stands between a faulty run and the truth.
    private func expectHonest(_ outcome: Rehearsal.Outcome, _ place: SourceLocation = #_sourceLocation) async throws {
        let truth = try await Undisturbed.outcome()
        #expect(outcome.assessed.better(than: truth.assessed) == [], sourceLocation: place)
        #expect(outcome.assessed.invented(against: truth.assessed) == [], sourceLocation: place)
    }

    /// A fault that a second try gets past leaves no trace.
    private func expectUntouched(_ outcome: Rehearsal.Outcome, _ place: SourceLocation = #_sourceLocation) async throws
    {
        let truth = try await Undisturbed.outcome()
        #expect(outcome.capture.files == truth.capture.files, sourceLocation: place)
        #expect(outcome.assessed.outcome == truth.assessed.outcome, sourceLocation: place)
    }

    @Test func `is compared with one that behaves, of which everything is known`() async throws {
        let truth = try await Undisturbed.outcome()

        #expect(truth.assessed.undetermined.map(\.control.id) == [])
        #expect(truth.capture.manifest.isComplete)
        #expect(truth.assessed.notMet > 20)
    }

    @Test(arguments: Self.hands.indices)
    func `leaves a list undecided whose JSON is cut in half every time`(hand: Int) async throws {
        let outcome = try await outcome(.truncated, on: Self.hands[hand])

        try await expectHonest(outcome)
        expectAbsent(Self.hands[hand], in: outcome)
    }

    @Test(arguments: Self.hands.indices)
    func `leaves a list undecided that has a field of another type`(hand: Int) async throws {
        let outcome = try await outcome(.mistyped, on: Self.hands[hand])

        try await expectHonest(outcome)
        expectAbsent(Self.hands[hand].filter { $0.paging != .document }, in: outcome)
    }

    @Test(arguments: [0, 3])
    func `leaves a list undecided that is no JSON`(hand: Int) async throws {
        let outcome = try await outcome(.malformed, on: Self.hands[hand])

        try await expectHonest(outcome)
        expectAbsent(Self.hands[hand], in: outcome)
    }

    @Test func `is read whole where an answer is cut in half once`() async throws {
        try await expectUntouched(try await outcome(.init(.truncated, on: "/api/v2/users", when: .nth([1]))))
    }

    @Test func `is read whole where it answers 5xx and then is fine`() async throws {
        try await expectUntouched(try await outcome(.init(.failing(status: 503), on: "/api/v2/*", when: .every(4))))
    }

    @Test func `is read whole where connections are reset now and then`() async throws {
        try await expectUntouched(try await outcome(.init(.reset, on: "/api/v2/*", when: .every(5))))
    }

    @Test func `is read whole where tokens expire in mid-list`() async throws {
        try await expectUntouched(try await outcome(.init(.expiry, on: "/api/v2/*", when: .every(25))))
    }

    @Test func `is read whole through a storm of 429, at the pace it asks for`() async throws {
        var rehearsal = Rehearsal()
        rehearsal.faults = Faults([.init(.tooManyRequests(retryAfter: 30), on: "/api/v2/*", when: .every(3))])
        defer { rehearsal.clean() }

        try await expectUntouched(try await rehearsal.run())
        #expect(rehearsal.time.passed > .seconds(30))
    }

    @Test func `leaves undecided what it answers 429 for without end`() async throws {
        let outcome = try await outcome(.init(.tooManyRequests(retryAfter: 1), on: "/api/v2/users"))

        try await expectHonest(outcome)
        #expect(outcome.capture.manifest.record(of: "people")?.absences.isEmpty == false)
    }

    @Test func `leaves undecided what it answers 5xx for without end`() async throws {
        let outcome = try await outcome(.init(.failing(status: 500), on: "/api/v2/oauth/clients"))

        try await expectHonest(outcome)
        #expect(
            outcome.capture.manifest.record(of: "oauth-clients")?.absences
                == [.failed(call: "GET /api/v2/oauth/clients", because: "answered 500, four times")])
    }

    /// The OAuth clients, in pages so small that there are several.
    private func outcomeOfShortPages(_ fault: Fault, when: Faults.When = .always) async throws -> Rehearsal.Outcome {
        var rehearsal = Rehearsal()
        rehearsal.faults = Faults([.init(fault, on: "/api/v2/oauth/clients", when: when)])
        // Of a size whose last page holds more than one client: a total one too low would ask for no page less.
        let clients = try rehearsal.tenant.capture.documents(of: .oauthClients).count
        let size = try #require((5...9).first { clients % $0 > 1 })
        rehearsal.adjust = { $0.clientsPageSize = size }
        defer { rehearsal.clean() }
        return try await rehearsal.run()
    }

    @Test(arguments: [Fault.inserted, .removed, .duplicate, .wrongTotal(by: 1), .wrongTotal(by: -1)])
    func `leaves a list undecided that does not add up three times over`(fault: Fault) async throws {
        let outcome = try await outcomeOfShortPages(fault)

        try await expectHonest(outcome)
        #expect(outcome.capture.manifest.record(of: "oauth-clients")?.absences.isEmpty == false)
    }

    @Test(arguments: [Fault.inserted, .removed, .duplicate])
    func `is read whole where a list shifts under the first reading and then stands still`(fault: Fault) async throws {
        try await expectUntouched(try await outcomeOfShortPages(fault, when: .first(3)))
    }

    @Test func `leaves a list undecided whose page is too large to take`() async throws {
        let outcome = try await outcome(
            .init(.oversized(bytes: 3 << 20), on: "/api/v2/users"), largestAnswer: 2 << 20)

        try await expectHonest(outcome)
        #expect(
            outcome.capture.manifest.record(of: "people")?.absences
                == [.failed(call: "GET /api/v2/users", because: "answered more than 2 MiB")])
    }

    @Test func `stops the run where something answers in its place`() async throws {
        let error = await #expect(throws: (any Error).self) {
            try await self.outcome(.init(.html(status: 200), on: "/api/v2/authorization/roles"))
        }

        #expect(error.map { "\($0)" }?.contains("web page instead of JSON") == true)
    }

    @Test(arguments: [
        "rough", "resets", "truncated", "malformed", "server-errors", "mistyped", "duplicates", "wrong-totals",
    ])
    func `of any kind we know leaves no verdict better than the truth`(preset: String) async throws {
        var rehearsal = Rehearsal()
        rehearsal.faults = Faults.preset(preset) ?? .none
        defer { rehearsal.clean() }
        guard let outcome = try? await rehearsal.run() else { return }

        try await expectHonest(outcome)
    }

    @Test func `that does not let us into every division leaves undecided what lies in the others`() async throws {
        var rehearsal = Rehearsal()
        try rehearsal.confineReaders()
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()

        try await expectHonest(outcome)
        #expect(
            outcome.capture.manifest.record(of: "people")?.absences.contains {
                if case .outOfReach = $0 { true } else { false }
            } == true)
    }
}
