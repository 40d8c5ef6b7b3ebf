import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Redaction
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

/// What no capture holds, asked of a person and put where it belongs.
@Suite("A restore into another tenant asks for secrets")
struct AskedSecretsTests {
    private static let kinds: [Kind] = [
        .storedCredentials, .integrations, .integrationTypes, .trunkBaseSettings, .sites,
    ]

    private static func place() throws -> Rebuilt {
        try Rebuilt(Rebuilt.kept, onto: Rebuilt.bare) {
            $0.kinds = kinds
            $0.secrets = true
        }
    }

    private static func asked(_ place: Rebuilt, _ types: [CredentialType] = []) throws -> [AskedSecrets] {
        let documents = try #require(
            try GenesysCloud.documents(of: place.plan.changes, from: place.source, onto: place.standing))
        return GenesysCloud.secrets(of: place.plan.changes, documents, types: types)
    }

    private static func paths(_ asked: [AskedSecrets], _ place: String) -> [String]? {
        asked.first { $0.place == place }?.fields.map(\.path)
    }

    /// Something for every field of all that is asked.
    private static func all(_ asked: [AskedSecrets], but left: Set<String> = []) -> GivenSecrets {
        var given = GivenSecrets()
        for one in asked where !left.contains(one.place) {
            given.give(
                Dictionary(
                    uniqueKeysWithValues: one.fields.map { ($0.path, Secret("hunter2 \(one.name) \($0.path)")) }),
                of: one)
        }
        return given
    }

    /// What was sent to make or write something.
    private final class Requests: Sendable {
        private let all = Mutex<[Exchange]>([])

        func note(_ exchange: Exchange) { all.withLock { $0.append(exchange) } }

        func taken(_ method: String, _ template: String) -> [JSON] {
            all.withLock { all in
                all.filter { $0.method == method && $0.template == template && (200...299).contains($0.status) }
                    .compactMap { try? JSON($0.requestBody) }
            }
        }

        func answer(_ word: String) -> Bool {
            all.withLock { all in
                all.contains {
                    $0.target.hasPrefix(AskedSecretsTests.credentials)
                        && String(decoding: $0.body, as: UTF8.self).contains(word)
                }
            }
        }
    }

    private static let credentials = "/api/v2/integrations/credentials"
    private static let configuration = "/api/v2/integrations/{integrationId}/config/current"

    @Test func `by name, for all a credential is made of and for what stands marked in what is new`() throws {
        let place = try Self.place()
        defer { place.remove() }
        let type = try #require(
            CredentialType(JSON(Array(#"{"name":"basicAuth","displayOrder":["b"],"required":["a"]}"#.utf8))))
        let asked = try Self.asked(place, [type])
        #expect(Self.paths(asked, "stored-credentials/Credential 1") == ["b", "a"])
        let one = try #require(asked.first)
        #expect(one.type == "basicAuth" && one.isNeeded && one.fields.map(\.isRequired) == [false, true])
        let records = try #require(asked.first { $0.place == "integrations/Customer Records" })
        #expect(
            records.fields.map(\.path) == [
                "config.current.properties.clientSecret", "config.current.properties.password",
            ])
        #expect(!records.isNeeded && records.fields.allSatisfy { $0.isRequired })
        // Each thing once, though it is made and completed.
        #expect(Set(asked.map(\.place)).count == asked.count)
    }

    @Test func `of no credential where none is to be made, and of nothing that was there before`() throws {
        let place = try Rebuilt(Rebuilt.kept, onto: Rebuilt.bare) { $0.kinds = Self.kinds }
        defer { place.remove() }
        #expect(try !Self.asked(place).contains { $0.kind == "stored-credentials" })
        #expect(place.rebuilding.left.contains { $0.kind == "stored-credentials" && $0.byHand != nil })
        let there = try #require(
            try Rebuilt.kept.documents(of: .integrations).first { $0["name"]?.string == "Customer Records" })
        let standing = try Rebuilt.kept.setting("notes", to: #""Another""#, of: .integrations, there.id)
        let over = try Rebuilt(Rebuilt.kept, onto: standing) {
            $0.kinds = Self.kinds
            $0.secrets = true
        }
        defer { over.remove() }
        #expect(try Self.asked(over) == [])
    }

    @Test func `of nothing that is deleted again`() throws {
        let place = try Self.place()
        defer { place.remove() }
        let back = place.plan.changes.filter { $0.verb == .make }.map { Change(.unmake, $0.target, $0.detail) }
        #expect(back.contains { $0.documentKind == "stored-credentials" })
        let documents = try #require(
            try GenesysCloud.documents(of: back, from: place.source, onto: place.standing))
        #expect(GenesysCloud.secrets(of: back, documents, types: []) == [])
    }

    @Test func `and says nothing of what was given`() throws {
        let place = try Self.place()
        defer { place.remove() }
        let given = Self.all(try Self.asked(place))
        var dumped = ""
        dump(given, to: &dumped)
        for text in ["\(given)", String(reflecting: given), dumped] { #expect(!text.contains("hunter2"), "\(text)") }
    }

    @Test func `and makes each credential of what was given, then names it in its integration, which stays off`()
        async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        let requests = Requests()
        try await place.serving({ $0.exchanges = { requests.note($0) } }) { place, changer, _, _ in
            let asked = try Self.asked(place, try await changer.credentialTypes())
            #expect(Self.paths(asked, "stored-credentials/Credential 1") == ["userName", "password"])
            let applied = try await place.apply(changer, giving: Self.all(asked))
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let kinds: Set = ["stored-credentials", "integrations", "trunk-base-settings"]
            let unexplained = try await place.proof(changer).unexplained.filter { kinds.contains($0.kind) }
            #expect(unexplained.map { "\($0)" } == [])

            let made = requests.taken("POST", Self.credentials)
            let first = try #require(made.first { $0["name"]?.string == "Credential 1" })
            #expect(first["credentialFields"]?["password"]?.string == "hunter2 Credential 1 password")
            #expect(first["type"]?["name"]?.string == "basicAuth" && first["type"]?["id"] == nil)
            let written = requests.taken("PUT", Self.configuration)
            let records = try #require(written.first { $0["name"]?.string == "Customer Records" })
            let path = "config.current.properties.clientSecret"
            #expect(records["properties"]?["clientSecret"]?.string == "hunter2 Customer Records \(path)")
            #expect(records["properties"]?["loginUrl"] != nil)

            let now = try await changer.captured([.integrations, .storedCredentials], of: "sandbox")
            let ids = Set(try now.documents(of: .storedCredentials).map(\.id))
            let integrations = try now.documents(of: .integrations)
            let named = integrations.compactMap {
                $0["config"]?["current"]?["credentials"]?["basicAuth"]?["id"]?.string
            }
            #expect(Set(named).isSubset(of: ids) && named.count == made.count)
            #expect(integrations.allSatisfy { $0["intendedState"]?.string == "DISABLED" })
        }
        #expect(!requests.answer("hunter2"), "the platform answered a secret")
    }

    @Test func `and leaves by name what nothing was given of, and what names it, until somebody gives it`() async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        let requests = Requests()
        try await place.serving({ $0.exchanges = { requests.note($0) } }) { place, changer, _, _ in
            let asked = try Self.asked(place, try await changer.credentialTypes())
            let some = Self.all(asked, but: ["stored-credentials/Credential 3", "integrations/Customer Records"])
            let early = try await place.apply(changer, giving: some)
            let left = early.filter { !$0.isSettled }
            #expect(left.map(\.change.target.name).contains("Credential 3") && left.count == 2, "\(left.map(\.words))")
            #expect(left.allSatisfy { $0.words.contains("was not tried") })
            let sent = requests.taken("POST", Self.credentials).count
            #expect(!requests.taken("POST", Self.credentials).contains { $0["name"]?.string == "Credential 3" })

            let late = try await place.apply(changer, giving: Self.all(asked))
            #expect(late.filter { !$0.isSettled }.map(\.words) == [])
            #expect(requests.taken("POST", Self.credentials).count == sent + 1)
        }
    }

    @Test func `and makes what was not to be without it just once, and without it, where nothing was given`()
        async throws
    {
        let place = try Rebuilt(Rebuilt.kept, onto: Rebuilt.bare) { $0.kinds = [.integrations, .integrationTypes] }
        defer { place.remove() }
        let requests = Requests()
        try await place.serving({ $0.exchanges = { requests.note($0) } }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let written = requests.taken("PUT", Self.configuration)
            let records = try #require(written.first { $0["name"]?.string == "Customer Records" })
            #expect(records["properties"]?["clientSecret"] == nil && records["properties"]?["loginUrl"] != nil)
            #expect(records["credentials"]?.members.contains { _ in true } == false)
        }
    }

    @Test func `and makes none twice where answers are lost, nor after a break`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: "/api/v2/integrations/*", method: "POST", when: .every(3))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, _, _ in
            let given = Self.all(try Self.asked(place, try await changer.credentialTypes()))
            let count = Mutex(0)
            await #expect(throws: Crash.self) {
                try await place.apply(
                    changer,
                    crash: { record in
                        guard case .outcome = record.phase else { return }
                        if count.withLock({
                            $0 += 1; return $0
                        }) > 3 {
                            throw Crash()
                        }
                    }, giving: given)
            }
            let applied = try await place.apply(changer, giving: given)
            #expect(applied.filter { !$0.isSettled }.map(\.words) == [])
            let names = try await changer.captured([.storedCredentials], of: "sandbox")
                .documents(of: .storedCredentials).compactMap { $0["name"]?.string }
            #expect(!names.isEmpty && Set(names).count == names.count, "\(names)")
        }
    }
}
