import Capture
import ContactCenter
import GenesysCloud
import Rehearsals
import Simulator
import Synchronization
import Testing

@Suite("Reading data actions")
struct ActionReadingTests {
    private static let route = "/api/v2/integrations/actions/"

    /// Reads a tenant with a profile.
    ///
    /// - Returns: What was captured, and what was asked for of single actions.
    private static func read(
        _ profile: Manifest.Profile, _ faults: Faults = .none
    ) async throws -> (capture: Capture, asked: [String]) {
        let asked = Mutex<[String]>([])
        var rehearsal = Rehearsal(posture: .poor)
        rehearsal.profile = profile
        rehearsal.faults = faults
        rehearsal.seen = { exchange in
            guard exchange.target.hasPrefix(route + "custom") else { return }
            asked.withLock { $0.append(exchange.target) }
        }
        defer { rehearsal.clean() }
        let outcome = try await rehearsal.run()
        return (outcome.capture, asked.withLock(\.self))
    }

    private static func action(_ name: String, in capture: Capture) throws -> Document {
        try #require(try capture.documents(of: .dataActions).first { $0["name"]?.string == name })
    }

    @Test func `of the controls asks for no contract`() async throws {
        let (capture, asked) = try await Self.read(.controls)
        #expect(asked == [])
        #expect(try Self.action("Find customer", in: capture)["contract"] == nil)
    }

    @Test func `of the whole configuration asks for each once, and for what stands behind links`() async throws {
        let (capture, asked) = try await Self.read(.configuration)
        let actions = try capture.documents(of: .dataActions)
        #expect(capture.manifest.record(of: "data-actions")?.documents == actions.count)
        #expect(actions.allSatisfy { $0["contract"]?["input"]?["inputSchema"]?.kind == .object })
        let alone = asked.filter { !$0.contains("/templates/") }
        #expect(alone.count == actions.count && Set(alone).count == alone.count)
        let linked = try Self.action("Get agent", in: capture)
        #expect(linked["config"]?["request"]?["requestTemplate"]?.string == "${input.rawRequest}")
        #expect(asked.filter { $0.contains("/templates/") }.count == 1)
        // Secrets are kept of neither.
        let written = try Self.action("Check order", in: capture)["config"]?["request"]?["headers"]
        #expect(written?["x-api-key"]?.string?.hasPrefix("hmac-sha256:") == true)
    }

    @Test func `that fails for one says that not all of the kind was read, and keeps what its list says`() async throws
    {
        let refused = Faults.Rule(.failing(status: 403), on: Self.route + "custom*", when: .nth([2]))
        let (capture, _) = try await Self.read(.configuration, Faults([refused]))
        let record = try #require(capture.manifest.record(of: "data-actions"))
        let actions = try capture.documents(of: .dataActions)
        #expect(!record.absences.isEmpty && record.documents == actions.count)
        #expect(actions.count { $0["contract"] == nil } == 1)
        #expect(actions.allSatisfy { $0["config"] != nil })
    }
}
