import ContactCenter
import Response
import Testing

@testable import Commands

@Suite("What decides how people get in")
struct UnrehearsedTests {
    private static let sha256 = String(repeating: "a", count: 64)

    @Test(arguments: [
        ("authentication-settings", Subject.Kind.tenant, true), ("native-sign-in", .tenant, true),
        ("identity-providers", .provider, true), ("access-policies", .policy, true), ("idle-timeout", .tenant, false),
        ("recording-settings", .tenant, false), ("roles", .role, false),
    ])
    func `is told before anybody agrees, since nobody can rehearse it`(
        kind: String, target: Subject.Kind, isTold: Bool
    ) {
        let change = Change(.write, Subject(target, "one", name: "One"), .document(kind: kind, sha256: Self.sha256))
        #expect(change.unrehearsed?.contains("CANNOT BE REHEARSED: \(kind)") == (isTold ? true : nil))
    }

    @Test func `is not told of what deletes it again, nor of a list of addresses, which is rehearsed`() {
        let made = Change(.unmake, Subject(.provider, "p"), .document(kind: "identity-providers", sha256: Self.sha256))
        #expect(made.unrehearsed == nil)
        #expect(Change(.setAllowlist, .tenant, .addresses(["192.0.2.0/24"])).unrehearsed == nil)
    }
}
