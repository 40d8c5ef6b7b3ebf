import Capture
import ContactCenter
import GenesysCloud
import Response
import Simulator
import Testing

@Suite("The change of a canary")
struct CanaryWriteTests {
    private static let capture = SimulatedTenant.generate(
        people: 40, seed: 3, posture: .sound, at: Moment(milliseconds: 1_795_564_800_000)
    ).capture

    private static func refusal(_ name: String, _ kind: String = "groups") -> CanaryWrite.Refusal? {
        do {
            _ = try CanaryWrite(on: name, of: kind, in: capture, saying: "Canary")
            return nil
        } catch {
            return error as? CanaryWrite.Refusal
        }
    }

    @Test func `writes another description, and the one it had`() throws {
        let write = try CanaryWrite(on: "Running Club", of: "groups", in: Self.capture, saying: "Canary")
        #expect(write.there.verb == .write && write.back.verb == .write)
        #expect(write.there.target == write.back.target && write.there.target.kind == .group)
        #expect(write.there.detail != write.back.detail)
        #expect(write.documents.count == 2)
        let hash = Self.capture.manifest.files["config/groups/\(write.object.id).json"]
        #expect(write.back.detail == .document(kind: "groups", sha256: hash ?? ""))
    }

    @Test func `is the same whenever it is worked out, so that what was agreed to is what is done`() throws {
        let one = try CanaryWrite(on: "Running Club", of: "groups", in: Self.capture, saying: "Canary")
        let again = try CanaryWrite(on: "Running Club", of: "groups", in: Self.capture, saying: "Canary")
        let other = try CanaryWrite(on: "Running Club", of: "groups", in: Self.capture, saying: "Other words")
        #expect(one.there == again.there && one.back == again.back)
        #expect(one.there != other.there && one.back == other.back)
    }

    @Test func `is made of nothing security rests on, nothing that is not there, and nothing without a description`() {
        #expect(CanaryWrite.kinds.map(\.name) == ["groups"])
        #expect(Self.refusal("Running Club") == nil)
        #expect(Self.refusal("Supervisor", "roles") == .otherKind)
        #expect(Self.refusal("Nobody's Club") == .notThere)
        #expect(Self.refusal("Quality Team") == .noDescription)
    }

    private static func event(_ fields: String) throws -> AuditEvent {
        try GenesysCloud.auditEvent(
            JSON(
                Array(
                    #"{"id":"e","eventDate":"2026-11-25T00:00:00Z","entity":{"id":"x"},"user":{},\#(fields)}"#.utf8)))
    }

    @Test(arguments: [
        (#""action":"Update","propertyChanges":[{"property":"description","newValues":["Canary"]}]"#, true),
        (#""action":"Update","propertyChanges":[]"#, true),
        (#""action":"Update","propertyChanges":[{"property":"name","newValues":["Club"]}]"#, false),
        (#""action":"Delete","propertyChanges":[]"#, false), (#""action":"Update","status":"FAILURE""#, false),
    ])
    func `is told by an entry that its description was changed`(fields: String, tells: Bool) throws {
        let event = try Self.event(#""serviceName":"Groups","entityType":"DirectoryGroup",\#(fields)"#)
        #expect(CanaryWrite.tells(event, of: ConfiguredObject("groups", "x")) == tells)
        #expect(!CanaryWrite.tells(event, of: ConfiguredObject("groups", "y")))
    }

    @Test(arguments: [
        ("PeoplePermissions", "AuthUser", "AuthenticationFailed", true),
        ("PeoplePermissions", "UserSamlAuthentication", "AuthenticationFailed", true),
        ("PeoplePermissions", "AuthUser", "Authenticate", false),
        ("Directory", "AuthUser", "AuthenticationFailed", false),
        ("PeoplePermissions", "AccessToken", "AuthenticationFailed", false),
    ])
    func `of an account is told by an entry that a sign-in failed`(
        service: String, type: String, action: String, tells: Bool
    ) throws {
        let event = try Self.event(#""serviceName":"\#(service)","entityType":"\#(type)","action":"\#(action)""#)
        #expect(GenesysCloud.tellsOfFailedSignIn(event, of: "x") == tells)
        #expect(!GenesysCloud.tellsOfFailedSignIn(event, of: "y"))
    }
}
