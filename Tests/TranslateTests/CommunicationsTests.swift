import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Trunks")
struct TrunkTests {

    private func settings(_ properties: String) throws -> TrunkSettings {
        try #require(
            try Answers().with(
                .trunkBaseSettings, #"{"id":"t","name":"Carrier","trunkType":"EXTERNAL","properties":\#(properties)}"#
            ).translated()[.trunkSettings].value?.first)
    }

    private func property(_ key: String, _ instance: String) -> String {
        #"{"\#(key)":{"value":{"instance":\#(instance)}}}"#
    }

    @Test(
        arguments: [
            ("tls", TrunkSettings.Signalling.tls), ("udp", .udp), ("TCP", .tcp), ("quic", .other("quic")),
        ])
    func `signalling is what the property says`(word: String, signalling: TrunkSettings.Signalling) throws {
        let settings = try settings(property("trunk_transport_protocolVariant", #""\#(word)""#))
        #expect(settings.signalling == .observed(signalling))
        #expect(settings.kind == .external)
    }

    @Test func `a key that is not there is not known, and not off`() throws {
        let bare = try settings("{}")
        #expect(bare.signalling.leftOut == "TrunkBase.properties.trunk_transport_protocolVariant")
        #expect(bare.mediaCiphers.leftOut == "TrunkBase.properties.trunk_media_srtpCipherSuites")
        #expect(bare.callersAllowed.leftOut == "TrunkBase.properties.trunk_access_acl_allowList")
        #expect(
            bare.demandsCredentials.leftOut == "TrunkBase.properties.trunk_sip_authentication_credentials_username")
    }

    @Test func `lists may be empty and names may be empty`() throws {
        #expect(try settings(property("trunk_media_srtpCipherSuites", "[]")).mediaCiphers == .observed([]))
        #expect(
            try settings(property("trunk_access_acl_allowList", #"["198.51.100.0/28"]"#)).callersAllowed
                == .observed(["198.51.100.0/28"]))
        let username = "trunk_sip_authentication_credentials_username"
        #expect(try settings(property(username, #""pbx""#)).demandsCredentials == .observed(true))
        #expect(try settings(property(username, #""""#)).demandsCredentials == .observed(false))
        #expect(try settings(property(username, "null")).demandsCredentials == .observed(false))
    }

    @Test func `a trunk names its kind, its settings and whether it is in service`() throws {
        let trunk = try #require(
            try Answers().with(
                .trunks, #"{"id":"t","trunkType":"PHONE","inService":true,"trunkBase":{"id":"b"}}"#
            ).translated()[.trunks].value?.first)
        #expect(trunk.kind == .phone)
        #expect(trunk.isInService == .observed(true))
        #expect(trunk.settings == "b")
        #expect(trunk.edge == nil && trunk.group == nil)
        let placed = try #require(
            try Answers().with(
                .trunks, #"{"id":"t","edge":{"id":"e","name":"E"},"edgeGroup":{"id":"g","name":"Edges"}}"#
            ).translated()[.trunks].value?.first)
        #expect(placed.edge == "e")
        #expect(placed.group == EdgeGroup(id: "g", name: "Edges"))
        let bare = try #require(
            try Answers().with(.trunks, #"{"id":"t","trunkType":"SATELLITE"}"#).translated()[.trunks].value?.first)
        #expect(bare.kind == .other("SATELLITE"))
        #expect(bare.isInService.leftOut == "Trunk.inService")
    }
}

@Suite("Channels")
struct ChannelTests {

    @Test func `a deployment limits its domains, or not, or does not say`() throws {
        func domains(_ fields: String) throws -> Reading<[String]?> {
            try #require(
                try Answers().with(.webDeployments, #"{"id":"w","status":"Active"\#(fields)}"#)
                    .translated()[.webDeployments].value?.first
            ).domains
        }
        #expect(try domains(#","allowAllDomains":true,"allowedDomains":[]"#) == .observed(nil))
        #expect(try domains(#","allowAllDomains":false,"allowedDomains":["a.example"]"#) == .observed(["a.example"]))
        #expect(try domains(#","allowAllDomains":false"#).leftOut == "WebDeployment.allowedDomains")
        #expect(try domains("").leftOut == "WebDeployment.allowAllDomains")
    }

    @Test(arguments: [("Active", true), ("Inactive", false), ("Pending", false), ("Archived", true)])
    func `only the words for off are off`(word: String, isActive: Bool) throws {
        let document = #"{"id":"w","status":"\#(word)","allowAllDomains":true,"configuration":{"id":"k"}}"#
        let deployment = try #require(
            try Answers().with(.webDeployments, document).translated()[.webDeployments].value?.first)
        #expect(deployment.isActive == isActive)
        #expect(deployment.configuration == "k")
    }

    private func configuration(_ fields: String) throws -> WebConfiguration {
        try #require(
            try Answers().with(.webConfigurations, #"{"id":"k","name":"Shop"\#(fields)}"#)
                .translated()[.webConfigurations].value?.first)
    }

    @Test func `a configuration says who visitors are, what they send and how agents look`() throws {
        let whole = try configuration(
            """
            ,"authenticationSettings":{"enabled":true},"messenger":{"fileUpload":{"enableAttachments":true,
            "modes":[{"fileTypes":["image/png"]},{"fileTypes":["image/gif"]}]}},
            "cobrowse":{"enabled":true,"allowAgentControl":false,"maskSelectors":["#card"]}
            """)
        #expect(whole.authenticatesVisitors == .observed(true))
        #expect(whole.uploads == .observed(["image/png", "image/gif"]))
        #expect(whole.cobrowsing == .observed(.init(masks: ["#card"], agentsMayControl: false)))
        #expect(try configuration(#","cobrowse":{"enabled":false}"#).cobrowsing == .observed(nil))
    }

    @Test func `what a configuration leaves out is not known`() throws {
        let bare = try configuration("")
        #expect(bare.authenticatesVisitors.leftOut == "AuthenticationSettings.enabled")
        #expect(bare.uploads.leftOut == "MessengerSettings.fileUpload")
        #expect(bare.cobrowsing.leftOut == "CobrowseSettings.enabled")
        let noMasks = try configuration(#","cobrowse":{"enabled":true,"allowAgentControl":false}"#)
        #expect(noMasks.cobrowsing.leftOut == "CobrowseSettings.maskSelectors")
    }

    private let channel = #"{"id":"o","name":"App","messengerType":"open","status":"Active"}"#
    private let open =
        #"{"id":"o","name":"App","status":"Active","outboundNotificationWebhookUrl":"https://m.example/in"}"#

    @Test func `an open channel gets its webhook from the second list`() throws {
        let channels = try Answers()
            .with(.messagingChannels, channel, #"{"id":"s","messengerType":"sms","status":"Inactive"}"#)
            .with(.openMessaging, open)
            .translated()[.messagingChannels]
        #expect(channels.isObserved)
        #expect(channels.value?.map(\.webhook) == [.observed("https://m.example/in"), .observed(nil)])
        #expect(channels.value?.map(\.isActive) == [true, false])
    }

    @Test func `without the second list the webhook is not known`() throws {
        let refused = Absence.notPermitted(permission: "messaging:integration:view")
        let channels = try Answers().with(.messagingChannels, channel).with(.openMessaging, absences: [refused])
            .translated()[.messagingChannels]
        #expect(channels.isObserved)
        #expect(channels.value?.map(\.webhook) == [.absent(refused)])
    }

    @Test func `without the first list the second is part of the answer`() throws {
        let refused = Absence.notPermitted(permission: "messaging:integration:view")
        let channels = try Answers().with(.messagingChannels, absences: [refused]).with(.openMessaging, open)
            .translated()[.messagingChannels]
        #expect(channels.value?.map(\.id) == ["o"])
        #expect(channels.absences == [refused])
    }
}
