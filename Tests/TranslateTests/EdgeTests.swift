import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Edges, authorities and sites")
struct EdgeTests {

    private func edge(_ members: String) throws -> Edge? {
        try Answers().with(.edges, "{\"id\":\"e\",\(members)}").translated()[.edges].value?.first
    }

    @Test(
        arguments: [
            ("active", "ACTIVE", true), ("inactive", "ACTIVE", false), ("deleted", "ACTIVE", false),
            ("active", "AWAITING_CONNECTION", false), ("active", "RMA", false), ("active", "NOVEL", true),
        ])
    func `an edge is in use unless the platform says otherwise`(state: String, status: String, isInUse: Bool) throws {
        #expect(try edge(#""state":"\#(state)","statusCode":"\#(status)""#)?.isInUse == isInUse)
    }

    @Test func `an edge is online when the platform says so, and not known where it says nothing`() throws {
        #expect(try edge(#""onlineStatus":"ONLINE""#)?.isOnline == .observed(true))
        #expect(try edge(#""onlineStatus":"OFFLINE""#)?.isOnline == .observed(false))
        #expect(try edge(#""name":"E""#)?.isOnline.leftOut == "Edge.onlineStatus")
    }

    @Test func `an edge stands at the site it names, or nobody says where`() throws {
        #expect(try edge(#""site":{"id":"s"}"#)?.site == "s")
        #expect(try edge(#""name":"E""#)?.site == nil)
    }

    @Test func `expired edges are ids`() throws {
        let ids = try Answers().with(.expiredEdges, #"{"id":"e","name":"E"}"#).translated()[.expiredEdges]
        #expect(ids == .observed(["e"]))
    }

    @Test func `an authority ends with the first of its certificates`() throws {
        let document = """
            {"id":"a","state":"active","certificateDetails":[{"expirationDate":"2028-01-01T00:00:00Z"},
            {"expirationDate":"2027-01-01T00:00:00Z"}]}
            """
        let authority = try #require(
            try Answers().with(.certificateAuthorities, document).translated()[.certificateAuthorities].value?.first)
        #expect(authority.ends == .observed(try moment("2027-01-01T00:00:00Z")))
    }

    @Test(arguments: [#""certificateDetails":[{}]"#, #""name":"A""#])
    func `an authority whose end is not told is not known`(members: String) throws {
        let reading = try Answers().with(.certificateAuthorities, #"{"id":"a","state":"active",\#(members)}"#)
            .translated()[.certificateAuthorities]
        #expect(reading.value?.first?.ends.leftOut == "CertificateDetails.expirationDate")
    }

    @Test func `an authority that is not active is none`() throws {
        let reading = try Answers().with(.certificateAuthorities, #"{"id":"a","state":"deleted"}"#)
            .translated()[.certificateAuthorities]
        #expect(reading.value?.isEmpty == true)
    }

    @Test func `a site has the regions it names, and none on the premises`() throws {
        #expect(try site(#""mediaRegions":["eu-central-1"]"#)?.regions == .observed(["eu-central-1"]))
        #expect(try site(#""mediaModel":"Premises""#)?.regions == .observed([]))
        #expect(try site(#""mediaModel":"Cloud""#)?.regions.leftOut == "Site.mediaRegions")
        #expect(try site(#""name":"S""#)?.regions.leftOut == "Site.mediaModel")
        #expect(try site(#""mediaRegionsUseLatencyBased":true"#)?.takesNearest == .observed(true))
    }

    private func site(_ members: String) throws -> Site? {
        try Answers().with(.sites, "{\"id\":\"s\",\(members)}").translated()[.sites].value?.first
    }

    @Test func `a trunk is captured when its property says so, and written down until the latest end`() throws {
        let settings = try settings(
            capture: "true", "2026-12-01T00:00:00Z", protocolEnd: "2026-12-05T00:00:00Z")
        #expect(settings?.isCaptured == .observed(true))
        #expect(settings?.capturedUntil == (try moment("2026-12-05T00:00:00Z")))
    }

    @Test func `an end nobody can read makes capturing unknown, unless it is on anyway`() throws {
        #expect(try settings(capture: "false", "soon", protocolEnd: "")?.isCaptured.leftOut != nil)
        #expect(try settings(capture: "true", "soon", protocolEnd: "")?.isCaptured == .observed(true))
        #expect(try settings(capture: "false", "", protocolEnd: "")?.isCaptured == .observed(false))
    }

    private func settings(capture: String, _ end: String, protocolEnd: String) throws -> TrunkSettings? {
        try Answers().with(
            .trunkBaseSettings,
            """
            {"id":"t","trunkType":"EXTERNAL","properties":{
            "trunk_diagnostic_capture_enabled":{"value":{"instance":\(capture)}},
            "trunk_diagnostic_capture_endTime":{"value":{"instance":"\(end)"}},
            "trunk_diagnostic_protocol_endTime":{"value":{"instance":"\(protocolEnd)"}}}}
            """
        ).translated()[.trunkSettings].value?.first
    }
}
