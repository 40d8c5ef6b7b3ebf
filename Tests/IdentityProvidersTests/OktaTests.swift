import ContactCenter
import IdentityProviders
import Testing

@Suite("What Okta exports")
struct OktaTests {

    @Test(arguments: [
        ("ACTIVE", ProviderAccount.State.active), ("LOCKED_OUT", .active), ("PASSWORD_EXPIRED", .active),
        ("STAGED", .waiting("status = STAGED")), ("SUSPENDED", .blocked("status = SUSPENDED")),
        ("DEPROVISIONED", .blocked("status = DEPROVISIONED")),
    ])
    func `a status says whether somebody can come in`(status: String, state: ProviderAccount.State) throws {
        let documents = try ProviderDocuments(of: read(("users.ndjson", Okta.user(status: status))))
        #expect(try documents.account("o-1")?.state == .observed(state))
    }

    @Test func `a status of tomorrow is not known`() throws {
        let documents = try ProviderDocuments(of: read(("users.ndjson", Okta.user(status: "DREAMING"))))
        #expect(try documents.account("o-1")?.state.value == nil)
    }

    @Test func `who is assigned under which id here joins before any address does`() throws {
        let link = #"{"id":"o-1","externalId":"p-1","scope":"USER","status":"ACTIVE","credentials":{"userName":"x"}}"#
        let read = try read(("users.ndjson", Okta.user(mail: "other@acme.example")), ("app.ndjson", link))
        let documents = try ProviderDocuments(of: read)
        #expect(try documents.account("o-1")?.joinedBy == .externalID)
        #expect(documents.joined == ["external id": 1])
    }

    @Test func `factors come one a line with their address, or all of a user at once`() throws {
        let single = """
            {"id":"f","factorType":"sms","status":"ACTIVE","_links":{"self":{"href":"https://acme.okta.com/api/v1/users/o-1/factors/f"}}}
            {"id":"g","factorType":"webauthn","status":"ACTIVE","userId":"o-1"}
            {"id":"h","factorType":"push","status":"PENDING_ACTIVATION","userId":"o-1"}

            """
        let documents = try ProviderDocuments(of: read(("users.ndjson", Okta.user()), ("f.ndjson", single)))
        let factors = [SecondFactor("sms", .weak), SecondFactor("webauthn", .strong)]
        #expect(try documents.account("o-1")?.factors == .observed(factors))
        let none = #"{"userId":"o-1","factors":[]}"#
        let bare = try ProviderDocuments(of: read(("users.ndjson", Okta.user()), ("f.ndjson", none)))
        #expect(try bare.account("o-1")?.factors == .observed([]))
    }

    @Test(arguments: [("true", 0, 0), ("false", 1, 0), ("null", 0, 1)])
    func `a successful sign-on counts, with what the log says of the device`(
        managed: String, unmanaged: Int, untold: Int
    ) throws {
        let log = """
            {"eventType":"user.authentication.sso","published":"2026-11-20T08:00:00.000Z","actor":{"id":"o-1"},"outcome":{"result":"SUCCESS"},"device":{"managed":\(managed)},"target":[{"type":"AppInstance","id":"0oa","alternateId":"Genesys Cloud","displayName":"Genesys"}]}
            {"eventType":"user.session.start","published":"2026-11-20T08:00:00.000Z","actor":{"id":"o-1"},"outcome":{"result":"FAILURE"}}
            {"eventType":"policy.rule.update","published":"2026-11-20T08:00:00.000Z","actor":{"id":"o-1"},"outcome":{"result":"SUCCESS"}}

            """
        let read = try read(("users.ndjson", Okta.user()), ("log.ndjson", log), application: "Genesys Cloud")
        #expect(read.leftAside == 2)
        let signIns = try #require(try ProviderDocuments(of: read).account("o-1")?.signIns.value)
        #expect(signIns.count == 1 && signIns.unmanaged == unmanaged && signIns.untold == untold)
    }

    @Test func `a rule says what it demands, and not of whom`() throws {
        let rule =
            #"{"id":"r","name":"Two","status":"ACTIVE","actions":{"appSignOn":{"verificationMethod":{"factorMode":"2FA"}}}}"#
        let snapshot = try ProviderDocuments(of: read(("users.ndjson", Okta.user()), ("r.ndjson", rule))).translated()
        let policy = try #require(snapshot[.providerPolicies].value?.first)
        #expect(policy.demandsSecondFactor == .observed(true))
        #expect(policy.coversEverybody.value == nil)
    }

    @Test func `a column of a path, or of its last part, is the field`() throws {
        let rows = "id,status,login,email,department\no-1,SUSPENDED,anna@acme.example,anna@acme.example,Care\n"
        let documents = try ProviderDocuments(of: read(("users.csv", rows)))
        #expect(try documents.account("o-1")?.state == .observed(.blocked("status = SUSPENDED")))
    }
}
