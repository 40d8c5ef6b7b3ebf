import Capture
import ContactCenter
import IdentityProviders
import Redaction
import Testing

@Suite("Whose an account is")
struct JoiningTests {

    @Test func `an address two people have is nobody's`() throws {
        var joining = somebody()
        joining.add(person: "p-2", addresses: ["ANNA@acme.example"])
        let documents = try ProviderDocuments(of: read(("u.ndjson", Okta.user())), joining: joining)
        #expect(try documents.account("o-1")?.person == nil)
        #expect(documents.activeStrangers == 1)
    }

    @Test func `of two accounts with one address the one that is not blocked is theirs`() throws {
        let users = Okta.user("o-1", status: "DEPROVISIONED") + Okta.user("o-2")
        let documents = try ProviderDocuments(of: read(("u.ndjson", users)))
        #expect(try documents.account("o-1")?.person == nil)
        #expect(try documents.account("o-2")?.person == "p-1")
    }

    @Test func `of two usable accounts with one address neither is`() throws {
        let documents = try ProviderDocuments(of: read(("u.ndjson", Okta.user("o-1") + Okta.user("o-2"))))
        #expect(documents.joined.isEmpty)
        #expect(documents.activeStrangers == 2)
    }

    @Test func `an id nobody here has joins by address all the same`() throws {
        let link = #"{"id":"o-1","externalId":"nobody","scope":"USER","credentials":{"userName":"x"}}"#
        let documents = try ProviderDocuments(of: read(("u.ndjson", Okta.user()), ("a.ndjson", link)))
        #expect(try documents.account("o-1")?.joinedBy == .email)
    }
}

@Suite("A move from one import to the next")
struct MoveTests {
    static let held = ["p-1": Holdings(["role agent in all divisions"])]

    @Test func `is noticed with what the person held, and stays until the next`() throws {
        let first = try ProviderDocuments(of: read(("u.ndjson", Okta.user())))
        #expect(try first.account("o-1")?.move == nil)

        let moved = Okta.user().replacing("Care", with: "Sales")
        let second = try ProviderDocuments(of: read(("u.ndjson", moved)), after: first, holding: Self.held)
        let move = ProviderAccount.Move(
            from: "Care", to: "Sales", noticed: taken, held: Holdings(["role agent in all divisions"]))
        #expect(try second.account("o-1")?.move == move)

        let third = try ProviderDocuments(of: read(("u.ndjson", moved)), after: second)
        #expect(try third.account("o-1")?.move == move)
    }

    @Test func `is none where what was held is not known, or a department is missing`() throws {
        let first = try ProviderDocuments(of: read(("u.ndjson", Okta.user())))
        let moved = Okta.user().replacing("Care", with: "Sales")
        #expect(try ProviderDocuments(of: read(("u.ndjson", moved)), after: first).account("o-1")?.move == nil)
        let bare = Okta.user().replacing(#","department":"Care""#, with: "")
        let second = try ProviderDocuments(of: read(("u.ndjson", bare)), after: first, holding: Self.held)
        #expect(try second.account("o-1")?.move == nil)
    }
}

@Suite("An import taken along into the next capture")
struct CarriedExportTests {
    static let random: @Sendable (Int) -> [UInt8] = { [UInt8](repeating: 5, count: $0) }

    @Test func `joins whoever came since, seals under their key, and lets go who left`() throws {
        let documents = try ProviderDocuments(of: read(("u.ndjson", Okta.user(mail: "ben@acme.example"))))
        #expect(try documents.account("o-1")?.person == nil)

        var joining = somebody()
        joining.add(person: "p-2", addresses: ["ben@acme.example"])
        let kept = try carried(documents.capture, joining)
        let account = try #require(kept.first { $0.kind == .providerAccounts })
        let text = String(decoding: account.config, as: UTF8.self)
        #expect(text.contains(#""person":"p-2""#))
        #expect(text.contains(#""sealed":"#) && !text.contains("ben@acme.example"))
        #expect(kept.map(\.kind) == [.providerExport, .providerAccounts])

        let again = try carried(documents.capture, Joining())
        let alone = try #require(again.last).config
        #expect(!String(decoding: alone, as: UTF8.self).contains("person"))
    }

    @Test func `leaves an account as it was whose owner is the same`() throws {
        let documents = try ProviderDocuments(of: read(("u.ndjson", Okta.user())))
        let capture = documents.capture
        let kept = try carried(capture, somebody())
        let earlier = try #require(try capture.documents(of: .providerAccounts).first)
        #expect(kept.last?.config == earlier.config.canonical())
    }

    @Test func `has nothing to carry where nothing was imported`() throws {
        let manifest = Manifest(
            platform: "genesys-cloud", organization: "o", isSimulated: false, clients: [], began: taken, ended: taken,
            tool: "test")
        #expect(CarriedExport(of: Capture(manifest: manifest, files: [:]), keys: { _ in .unknown }).isEmpty)
    }

    private func carried(
        _ capture: Capture, _ joining: Joining
    ) throws -> [(kind: Kind, id: String, config: [UInt8])] {
        var redactor = Redactor(
            IdentityProviders.keptFields, marks: SecretMarks(key: Self.random(32)),
            keys: PersonKeys(random: Self.random))
        return try CarriedExport(of: capture, keys: { _ in .unknown }).documents(joining: joining, redactor: &redactor)
    }
}
