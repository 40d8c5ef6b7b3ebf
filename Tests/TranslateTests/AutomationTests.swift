import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("What programs prove themselves by")
struct ProofTests {

    @Test func `a client says who made it, when it was changed and what it asks for`() throws {
        let document = """
            {"id":"c","authorizedGrantType":"CODE","createdBy":{"id":"anna"},"dateModified":"2026-01-02T00:00:00Z",
            "scope":["users"]}
            """
        let client = try #require(try Answers().with(.oauthClients, document).translated()[.clients].value?.first)
        #expect(client.maker == .observed("anna"))
        #expect(client.changed == (try moment("2026-01-02T00:00:00Z")))
        #expect(client.scopes == .observed(["users"]))
        let bare = try Answers().with(.oauthClients, #"{"id":"c"}"#).translated()[.clients].value?.first
        #expect(bare?.maker.leftOut == "OAuthClient.createdBy")
        #expect(bare?.scopes.leftOut == "OAuthClient.scope")
    }

    @Test func `the scopes there are, are the ids of a list`() throws {
        let scopes = try Answers().with(.oauthScopes, #"{"id":"users"}"#, #"{"id":"users:readonly"}"#)
            .translated()[.clientScopes]
        #expect(scopes == .observed(["users", "users:readonly"]))
    }

    @Test func `a stored credential was changed, or else made, on a day`() throws {
        let credentials = try Answers().with(
            .storedCredentials,
            #"{"id":"1","createdDate":"2025-01-01T00:00:00Z","modifiedDate":"2026-01-01T00:00:00Z"}"#,
            #"{"id":"2","name":"Mail","createdDate":"2025-01-01T00:00:00Z"}"#, #"{"id":"3"}"#
        ).translated()[.storedCredentials].value
        #expect(
            credentials?.map(\.changed.value) == [
                try moment("2026-01-01T00:00:00Z"), try moment("2025-01-01T00:00:00Z"), nil,
            ])
        #expect(credentials?.last?.changed.leftOut == "CredentialInfo.modifiedDate")
    }

    @Test func `an integration names the credentials it uses`() throws {
        func credentials(_ fields: String) throws -> Reading<[StoredCredential.ID]>? {
            let document = #"{"id":"i","intendedState":"ENABLED","integrationType":{"id":"t"}\#(fields)}"#
            return try Answers().with(.integrations, document).translated()[.integrations].value?.first?.credentials
        }
        #expect(try credentials(#","config":{"current":{"credentials":{"basic":{"id":"k"}}}}"#) == .observed(["k"]))
        #expect(try credentials(#","config":{"current":{}}"#) == .observed([]))
        #expect(try credentials("")?.leftOut == "Integration.config.current")
    }

    @Test func `a certificate of data actions is in use or upcoming, until a day`() throws {
        let base64 = IdentityProviderTests.base64
        let certificates = try Answers().with(
            .actionCertificates, #"{"id":"1","certificate":"\#(base64)","status":"Current"}"#,
            #"{"id":"2","certificate":"\#(base64)","status":"Upcoming"}"#, #"{"id":"3","certificate":"none"}"#
        ).translated()[.actionCertificates].value
        #expect(certificates?.map(\.isUpcoming.value) == [false, true, nil])
        #expect(certificates?.first?.ends == .observed(try moment("2027-11-24T21:03:19Z")))
        #expect(certificates?.last?.ends.leftOut == "ActionCertificate.certificate, unreadable")
    }

    @Test func `a trigger waits for a topic, while enabled`() throws {
        let triggers = try Answers().with(
            .triggers, #"{"id":"1","name":"T","topicName":"v2.a","enabled":true}"#, #"{"id":"2","enabled":false}"#
        ).translated()[.triggers]
        #expect(triggers.value?.map(\.topic) == ["v2.a", nil])
        #expect(triggers.value?.map(\.isEnabled) == [true, false])
        #expect(triggers.isObserved)
    }
}
