import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("OAuth clients")
struct OAuthClientTests {

    private func clients(_ fields: String) throws -> Reading<[OAuthClient]> {
        try Answers().with(.oauthClients, #"{"id":"c","name":"CRM"\#(fields)}"#).translated()[.clients]
    }

    private func client(_ fields: String) throws -> OAuthClient { try #require(try clients(fields).value?.first) }

    @Test func `a whole answer becomes a whole client`() throws {
        let client = try client(
            """
            ,"authorizedGrantType":"CLIENT-CREDENTIALS","state":"active","accessTokenValiditySeconds":3600,
            "registeredRedirectUri":["https://crm.example.com/cb"],"dateCreated":"2025-05-06T00:00:00Z",
            "roleDivisions":[{"roleId":"r","divisionId":"*"},{"roleId":"s","divisionId":"home"}]
            """)
        #expect(client.grantType == .clientCredentials)
        #expect(client.isActive)
        #expect(client.tokenLifetime == .observed(.seconds(3600)))
        #expect(client.redirects == ["https://crm.example.com/cb"])
        #expect(client.created == (try moment("2025-05-06T00:00:00Z")))
        #expect(
            client.roles == .observed([.init("r", in: .everywhere), .init("s", in: .division("home"))]))
    }

    @Test(
        arguments: [
            ("CODE", OAuthClient.GrantType.authorizationCode), ("TOKEN", .implicit), ("PASSWORD", .password),
            ("SAML2-BEARER", .samlBearer), ("DEVICE", .other("DEVICE")),
        ])
    func `a grant type is what the platform says`(word: String, type: OAuthClient.GrantType) throws {
        #expect(try client(#","authorizedGrantType":"\#(word)""#).grantType == type)
    }

    @Test func `a client without a grant type makes the list partial`() throws {
        #expect(try clients("").absences == [.leftOut(field: "OAuthClient.authorizedGrantType")])
    }

    @Test(arguments: [("active", true), ("disabled", false), ("inactive", false), ("under-review", true)])
    func `only the words for off are off`(word: String, isActive: Bool) throws {
        #expect(try client(#","state":"\#(word)""#).isActive == isActive)
    }

    @Test func `a token life nobody set is the platform's default`() throws {
        #expect(try client("").tokenLifetime == .observed(nil))
        #expect(try client(#","accessTokenValiditySeconds":null"#).tokenLifetime == .observed(nil))
        #expect(try client(#","accessTokenValiditySeconds":"long""#).tokenLifetime.value == nil)
    }

    @Test func `roles left out are not known of a client they bind, and none for others`() throws {
        let bound = try client(#","authorizedGrantType":"CLIENT-CREDENTIALS""#)
        #expect(bound.roles.leftOut == "OAuthClient.roleDivisions")
        #expect(try client(#","authorizedGrantType":"CODE""#).roles == .observed([]))
    }
}

@Suite("API usage by client")
struct ClientUsageTests {
    private let interval = "2026-08-01T00:00:00Z/2026-11-24T00:00:00Z"

    private func row(_ id: String, _ row: String) -> String {
        #"{"id":"\#(id)","interval":"\#(interval)","row":\#(row)}"#
    }

    @Test func `requests are added up per client over the window asked for`() throws {
        let usage = try #require(
            try Answers().with(
                .clientUsage, row("a--1", #"{"clientId":"a","requests":7}"#),
                row("a--2", #"{"clientId":"a","requests":3}"#),
                row("b--all", #"{"clientId":"b","status200":1,"status400":2,"status429":2,"status500":0}"#)
            ).translated()[.clientUsage].value)
        #expect(usage.requests == ["a": 10, "b": 3])
        #expect(usage.from == (try moment("2026-08-01T00:00:00Z")))
        #expect(usage.until == (try moment("2026-11-24T00:00:00Z")))
    }

    @Test func `without one row nobody knows the window`() throws {
        #expect(try Answers().with(.clientUsage).translated()[.clientUsage].leftOut == "UsageQuery.interval")
        let refused = Absence.notPermitted(permission: "oauth:client:view")
        #expect(try Answers().with(.clientUsage, absences: [refused]).translated()[.clientUsage].absences == [refused])
    }

    @Test func `a row without a number leaves the sums partial`() throws {
        let reading = try Answers().with(.clientUsage, row("a--all", #"{"clientId":"a"}"#)).translated()[.clientUsage]
        #expect(reading.value?.requests.isEmpty == true)
        #expect(!reading.isObserved)
    }
}

@Suite("Integrations")
struct IntegrationTests {
    private let stream = """
        {"id":"i","name":"Events","integrationType":{"id":"amazon-eventbridge-source"},"intendedState":"ENABLED",
        "reportedState":{"code":"ACTIVE"},"config":{"current":{"properties":{"awsAccountId":"123456789012",
        "eventFilter":["v2.audits.entitytype.{id}.entityid.{id}"]}}}}
        """

    private func integrations(_ document: String, types: [String] = []) throws -> Reading<[Integration]> {
        var answers = Answers().with(.integrations, document)
        answers = types.isEmpty ? answers.with(.integrationTypes) : answers.with(.integrationTypes, types[0])
        return try answers.translated()[.integrations]
    }

    @Test func `who makes one is a matter of its type`() throws {
        let named = try integrations(stream, types: [#"{"id":"amazon-eventbridge-source","vendorName":"Amazon"}"#])
        #expect(named.value?.first?.vendor == .observed("Amazon"))
        let nameless = try integrations(stream, types: [#"{"id":"amazon-eventbridge-source"}"#])
        #expect(nameless.value?.first?.vendor == .observed(nil))
        #expect(try integrations(stream).value?.first?.vendor.leftOut == "IntegrationType.vendorName")
    }

    @Test func `types that were refused leave the vendor unknown with the reason`() throws {
        let refused = Absence.notPermitted(permission: "integrations:integration:view")
        let reading = try Answers().with(.integrations, stream).with(.integrationTypes, absences: [refused])
            .translated()[.integrations]
        #expect(reading.value?.first?.vendor == .absent(refused))
    }

    @Test func `an event stream says to whom and whether audits are in it`() throws {
        let whole = try #require(try integrations(stream).value?.first)
        #expect(whole.eventStream == EventStream(account: "123456789012", carriesAudits: true))
        #expect(whole.health == .active)
        #expect(whole.isEnabled)
        let other = stream.replacing("v2.audits.entitytype.{id}.entityid.{id}", with: "v2.routing.queues.{id}")
        #expect(try integrations(other).value?.first?.eventStream?.carriesAudits == false)
    }

    @Test func `a filter may be one string, and the properties may stand one level higher`() throws {
        let text = stream.replacing(
            #"["v2.audits.entitytype.{id}.entityid.{id}"]"#, with: #""V2.Audits.EntityType.{id}.entityId.{id}""#)
        #expect(try integrations(text).value?.first?.eventStream?.carriesAudits == true)
        let flat = stream.replacing(#""config":{"current":{"properties":{"#, with: #""config":{"properties":{"#)
            .replacing("}}}}", with: "}}}")
        #expect(try integrations(flat).value?.first?.eventStream?.account == "123456789012")
    }

    @Test func `a stream without its configuration leaves the list partial`() throws {
        let bare = #"{"id":"i","integrationType":{"id":"amazon-eventbridge-source"},"intendedState":"ENABLED"}"#
        let reading = try integrations(bare)
        #expect(reading.absences.contains(.leftOut(field: "IntegrationConfiguration.properties.eventFilter")))
    }

    @Test(
        arguments: [
            ("ACTIVE", Integration.Health.active), ("INACTIVE", .inactive), ("ERROR", .failing),
            ("ACTIVATING", .other("ACTIVATING")),
        ])
    func `health is what the platform says`(code: String, health: Integration.Health) throws {
        let document = stream.replacing(#""code":"ACTIVE""#, with: #""code":"\#(code)""#)
        #expect(try integrations(document).value?.first?.health == health)
    }

    @Test(arguments: [("ENABLED", true), ("DISABLED", false), ("DELETED", false), ("PAUSED", true)])
    func `only the words for off are off`(word: String, isEnabled: Bool) throws {
        let document = stream.replacing("ENABLED", with: word)
        #expect(try integrations(document).value?.first?.isEnabled == isEnabled)
    }
}

@Suite("Applications and data actions")
struct OutflowTests {

    @Test(arguments: [("Authorized", true, false), ("Requested", false, true), ("Revoked", false, false)])
    func `an application is let in, waiting or out`(state: String, isAuthorized: Bool, isPending: Bool) throws {
        let app = try #require(
            try Answers().with(
                .appAuthorizations, #"{"id":"c","client":{"id":"c","name":"Dialer Pro"},"state":"\#(state)"}"#
            ).translated()[.apps].value?.first)
        #expect(app.name == "Dialer Pro")
        #expect(app.isAuthorized == isAuthorized)
        #expect(app.isPending == isPending)
    }

    private func action(_ request: String) throws -> DataAction {
        try #require(
            try Answers().with(.dataActions, #"{"id":"a","name":"Look up","config":{"request":\#(request)}}"#)
                .translated()[.dataActions].value?.first)
    }

    @Test func `an action calls the address of its template, variables and all`() throws {
        let address = "https://${input.host}/v1?x=1"
        #expect(try action(#"{"requestUrlTemplate":"\#(address)"}"#).address == .observed(address))
    }

    @Test func `a path without a host goes to the platform itself`() throws {
        #expect(try action(#"{"requestUrlTemplate":"/api/v2/users/${input.id}"}"#).address == .observed(nil))
        #expect(try action(#"{"requestType":"GET"}"#).address == .observed(nil))
    }

    @Test func `an action without its configuration is not known`() throws {
        let reading = try Answers().with(.dataActions, #"{"id":"a"}"#).translated()[.dataActions]
        #expect(reading.value?.first?.address.leftOut == "Action.config.request")
    }

    @Test func `what was kept as a keyed hash was a secret written out`() throws {
        let hidden = try action(
            """
            {"requestUrlTemplate":"https://x.example/v1?key=hmac-sha256:k1:0a&q=${input.q}","headers":{
            "Authorization":"hmac-sha256:k1:0123","X-Api-Key":"${credentials.key}","Accept":"application/json"}}
            """)
        #expect(hidden.writtenOutSecrets == ["Authorization", "key"])
        #expect(try action(#"{"headers":{"X-Api-Key":"${credentials.key}"}}"#).writtenOutSecrets.isEmpty)
        let template = #"{"requestTemplate":"{\"password\":\"hmac-sha256:k1:01\"}"}"#
        #expect(try action(template).writtenOutSecrets == ["requestTemplate"])
        #expect(try action(#"{"requestTemplate":"${input.rawRequest}"}"#).writtenOutSecrets.isEmpty)
    }
}
