import Capture
import ContactCenter
import GenesysCloud
import Rehearsals
import Response
import Simulator
import Testing

@Suite("What in a capture names something by its id")
struct MentionTests {
    private static let capture = SimulatedTenant.generate(
        people: 60, seed: 9, posture: .mixed, at: Moment(milliseconds: 1_795_000_000_000)
    ).capture

    private static func one(_ kind: String, _ name: String) throws -> String {
        try #require(try capture.documents(of: Kind(kind, .objects)).first { $0["name"]?.string == name }).id
    }

    @Test func `are the numbers that a flow answers`() throws {
        let flow = Subject(.flow, try Self.one("flows", "Main Line"))
        let mentions = try GenesysCloud.mentions(of: [flow], in: Self.capture)[flow]
        let names = (mentions?.value ?? []).map { $0.name ?? "" }
        #expect(Set(["Main number", "Orders number", "Claims number"]).isSubset(of: names))
        #expect(mentions?.value?.contains(flow) == false)
    }

    @Test func `are not known where a list could not be read`() throws {
        let flow = Subject(.flow, "f")
        let bare = Capture(manifest: Self.capture.manifest, files: [:])
        let mentions = try GenesysCloud.mentions(of: [flow], in: bare)[flow]
        #expect(mentions?.isWhole == false)
    }

    @Test func `are not asked for of people`() throws {
        #expect(try GenesysCloud.mentions(of: [Subject(.person, "p")], in: Self.capture).isEmpty)
    }
}
