import Capture
import ContactCenter
import IdentityProviders
import Testing

@Suite("With what somebody proved who they are")
struct ProofTests {
    private static let at = Moment(milliseconds: 1_795_161_600_000)

    /// A sign-in of 2026-11-20, 08:00 UTC, with more fields.
    private static func signIns(_ fields: String) throws -> ProviderSignIns? {
        let log = Entra.signIn(managed: "{}").replacing(#""id":"s","#, with: #""id":"s",\#(fields)"#)
        return try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("s.ndjson", log))).account()?.signIns.value
    }

    private static func step(_ method: String, _ succeeded: Bool = true) -> String {
        #"{"authenticationMethod":"\#(method)","succeeded":\#(succeeded)}"#
    }

    @Test(arguments: ["Authenticator App", "Software OATH token"])
    func `Entra ID: a strong method that succeeded counts for its hour`(method: String) throws {
        let steps = [Self.step("Password"), Self.step(method)].joined(separator: ",")
        let signIns = try Self.signIns(#""authenticationDetails":[\#(steps)],"#)
        #expect(signIns?.strong == [Self.at] && signIns?.factorUntold == 0)
    }

    @Test(arguments: ["Password", "SMS", "Voice", "Satisfied by token", "Previously satisfied"])
    func `Entra ID: what is weak, or was proved earlier, counts for nothing`(method: String) throws {
        let signIns = try Self.signIns(#""authenticationDetails":[\#(Self.step(method))],"#)
        #expect(signIns?.strong == [] && signIns?.factorUntold == 0)
    }

    @Test func `Entra ID: a strong method that failed counts for nothing`() throws {
        let steps = [Self.step("Password"), Self.step("Authenticator App", false)].joined(separator: ",")
        let signIns = try Self.signIns(#""authenticationDetails":[\#(steps)],"#)
        #expect(signIns?.strong == [] && signIns?.factorUntold == 0)
    }

    @Test func `Entra ID: without the fields, or with a word we do not know, nothing is known`() throws {
        #expect(try Self.signIns("")?.factorUntold == 1)
        #expect(try Self.signIns(#""authenticationDetails":[\#(Self.step("Retina scan"))],"#)?.factorUntold == 1)
        #expect(try Self.signIns(#""authenticationRequirement":"multiFactorAuthentication","#)?.factorUntold == 1)
        #expect(try Self.signIns(#""authenticationRequirement":"singleFactorAuthentication","#)?.factorUntold == 0)
    }

    private static func event(_ type: String, _ data: String = "{}", result: String = "SUCCESS") -> String {
        """
        {"eventType":"\(type)","published":"2026-11-20T08:00:00Z","actor":{"id":"o-1"},"outcome":{"result":"\(result)"},\
        "debugContext":{"debugData":\(data)}}

        """
    }

    private static func okta(_ events: String...) throws -> ProviderSignIns? {
        let files = try read(("u.ndjson", Okta.user()), ("l.ndjson", events.joined()))
        return try ProviderDocuments(of: files).account("o-1")?.signIns.value
    }

    @Test func `Okta: a record of its own tells of a factor`() throws {
        let start = Self.event("user.session.start")
        let proof = Self.event("user.authentication.auth_via_mfa", #"{"factor":"push"}"#)
        let signIns = try Self.okta(start, proof)
        #expect(signIns?.count == 1 && signIns?.strong == [Self.at] && signIns?.factorUntold == 0)
        let failed = Self.event("user.authentication.auth_via_mfa", #"{"factor":"push"}"#, result: "FAILURE")
        #expect(try Self.okta(start, failed)?.strong == [])
    }

    @Test func `Okta: a weak factor counts for nothing, one we do not know leaves it open`() throws {
        let start = Self.event("user.session.start")
        let weak = try Self.okta(start, Self.event("user.authentication.auth_via_mfa", #"{"factor":"sms"}"#))
        #expect(weak?.strong == [] && weak?.factorUntold == 0)
        let strange = try Self.okta(start, Self.event("user.authentication.auth_via_mfa", #"{"factor":"RETINA"}"#))
        #expect(strange?.factorUntold == 1)
    }

    @Test func `Okta: a log without any such record tells of no factor at all`() throws {
        #expect(try Self.okta(Self.event("user.session.start"))?.factorUntold == 1)
    }

    @Test func `Entra ID: of an hour the first strong sign-in is kept and the last`() throws {
        let steps = #""id":"s","authenticationDetails":[\#(Self.step("Authenticator App"))],"#
        let times = ["08:40:00", "08:10:00", "08:20:00", "09:00:00"].map { "2026-11-20T\($0)Z" }
        let log = times.map { Entra.signIn(managed: "{}", at: $0).replacing(#""id":"s","#, with: steps) }.joined()
        let files = try read(("u.ndjson", Entra.users), ("s.ndjson", log))
        let strong = try ProviderDocuments(of: files).account()?.signIns.value?.strong.map(\.iso8601)
        #expect(strong == ["2026-11-20T08:10:00Z", "2026-11-20T08:40:00Z", "2026-11-20T09:00:00Z"])
    }

    @Test func `the first sign-in of the log and the last are kept with the export`() throws {
        let log = Entra.signIn(managed: "{}") + Entra.signIn(managed: "{}", at: "2026-11-19T08:00:00Z")
        let documents = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("s.ndjson", log)))
        let export = try #require(try documents.translated()[.providerExport].value)
        #expect(export.firstSignIn == Moment(iso8601: "2026-11-19T08:00:00Z"))
        #expect(export.lastSignIn == Moment(iso8601: "2026-11-20T08:00:00Z"))
    }
}
