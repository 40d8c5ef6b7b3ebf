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

/// What an integration was set to, written back where it stands.
@Suite("The configuration of an integration is put back")
struct RestoringIntegrationsTests {
    private static let moment = Moment(milliseconds: 1_795_000_000_000)
    private static let tenant = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: moment).capture
    private static let kept = tenant.kept()

    private static func document(_ name: String, in capture: Capture = kept) throws -> Document {
        try #require(try capture.documents(of: .integrations).first { $0["name"]?.string == name })
    }

    /// The same with members of the configuration of one integration set to something else.
    private static func setting(
        _ members: [String: String], of name: String, in capture: Capture = kept
    ) throws -> Capture {
        let document = try document(name, in: capture)
        let current = try #require(document["config"]?["current"])
        var all = Dictionary(current.members.map { ($0, $1.canonical()) }) { first, _ in first }
        for (member, value) in members { all[member] = Array(value.utf8) }
        let written = all.sorted { $0.key < $1.key }.map {
            "\"\($0.key)\":" + String(decoding: $0.value, as: UTF8.self)
        }
        let config = "{\"current\":{" + written.joined(separator: ",") + "}}"
        return try capture.setting("config", to: config, of: .integrations, document.id)
    }

    private static func restoration(from wanted: Capture, over standing: Capture) throws -> Restoration {
        let difference = try Difference(
            from: wanted, to: standing, kinds: GenesysCloud.kinds, by: GenesysCloud.compared)
        return try Restoration(of: difference, from: wanted, over: standing, allowlist: false)
    }

    /// Hands the responder's client over, which writes the one change that puts a capture back.
    private static func serving(
        _ wanted: Capture, over standing: Capture, now served: Capture,
        _ body: @escaping @Sendable (Changer, Change) async throws -> Void
    ) async throws {
        let change = try #require(try restoration(from: wanted, over: standing).changes.first)
        let document = try #require(try GenesysCloud.document(of: change, in: wanted, isWanted: true))
        let before = try #require(try GenesysCloud.document(of: change, in: standing, isWanted: false))
        let restored = RestoredDocument(
            wanted: document.document, standing: before.document, standingHash: before.sha256)
        try await Simulator.servingResponder(
            of: served, .unhurried { Self.moment }, within: RateBudget(share: 100, allowed: 100_000),
            by: WallClock(now: { Self.moment }, sleep: { _ in })
        ) { connection, _ in try await body(Changer(connection).writing([change: restored]), change) }
    }

    @Test func `with its name, notes, properties and credentials, and is not switched on`() async throws {
        let standing = try Self.setting(
            ["notes": #""Somebody was here""#, "properties": #"{"eventFilter":["x"]}"#], of: "Event Stream")
        let served = try Self.setting(
            ["notes": #""Somebody was here""#, "properties": #"{"eventFilter":["x"]}"#], of: "Event Stream",
            in: Self.tenant)
        try await Self.serving(Self.kept, over: standing, now: served) { changer, change in
            #expect(change.verb == .write && change.target.name == "Event Stream")
            let before = try await changer.look(change)
            #expect(!before.isDone)
            _ = try await changer.make(change, before)
            #expect(try await changer.look(change).isDone)
            _ = try await changer.make(change, before)
            let now = try Self.document("Event Stream", in: try await changer.captured([.integrations], of: "acme"))
            let was = try Self.document("Event Stream", in: Self.tenant)
            let current = now["config"]?["current"]
            #expect(current?["properties"]?.canonical() == was["config"]?["current"]?["properties"]?.canonical())
            #expect(current?["notes"]?.string == "")
            #expect(
                current?["credentials"]?["basicAuth"]?["id"]?.string
                    == was["config"]?["current"]?["credentials"]?["basicAuth"]?["id"]?.string)
            #expect(now["intendedState"]?.string == was["intendedState"]?.string)
        }
    }

    @Test func `but not over what somebody set since it was planned`() async throws {
        let standing = try Self.setting(["notes": #""Somebody was here""#], of: "Event Stream")
        let served = try Self.setting(["notes": #""And here""#], of: "Event Stream", in: Self.tenant)
        try await Self.serving(Self.kept, over: standing, now: served) { changer, change in
            let before = try await changer.look(change)
            await #expect(throws: PlatformError.self) { try await changer.make(change, before) }
        }
    }

    @Test func `but not where a secret would have to be sent along, which is told`() throws {
        let standing = try Self.setting(["notes": #""Somebody was here""#], of: "Customer Records")
        let restoration = try Self.restoration(from: Self.kept, over: standing)
        #expect(restoration.changes == [])
        #expect(restoration.left.map(\.because) == ["its secrets would have to be sent along, and are kept nowhere"])
    }

    @Test func `but not the secret of which only a mark is kept`() throws {
        let standing = try Self.setting(["properties": "{}"], of: "Customer Records")
        let restoration = try Self.restoration(from: Self.kept, over: standing)
        #expect(restoration.changes == [])
        #expect(restoration.left.map(\.because) == ["only a mark is kept of what stood there, or it is sealed"])
    }

    @Test func `but not where the credential it named is gone`() throws {
        let credential = #"{"basicAuth":{"id":"11111111-2222-4333-8444-555555555555"}}"#
        let wanted = try Self.setting(["credentials": credential], of: "Event Stream")
        let gone = try Self.restoration(from: wanted, over: Self.kept)
        #expect(gone.changes == [])
        #expect(gone.left.map(\.because) == ["the credential it named for basicAuth is gone, or was not captured"])
        let back = try Self.restoration(from: Self.kept, over: wanted)
        #expect(back.changes.count == 1 && back.left == [])
    }

    @Test func `and says that it is neither switched on nor off`() throws {
        let id = try Self.document("Event Stream").id
        let standing = try Self.kept.setting("intendedState", to: #""DISABLED""#, of: .integrations, id)
        let restoration = try Self.restoration(from: Self.kept, over: standing)
        #expect(restoration.changes == [])
        #expect(restoration.left.map(\.because) == ["it is neither switched on nor off by it; plan that by itself"])
    }
}
