import Capture
import ContactCenter
import IdentityProviders
import Testing

@Suite("What Entra ID exports")
struct EntraTests {

    @Test func `an account with what is enrolled is read from two files`() throws {
        let documents = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("r.ndjson", Entra.registration)))
        let account = try #require(try documents.account())
        #expect(account.state == .observed(.active))
        #expect(
            account.factors
                == .observed([
                    SecondFactor("microsoftAuthenticatorPush", .strong), SecondFactor("mobilePhone", .weak),
                ]))
        #expect(account.person == "p-1")
        #expect(account.joinedBy == .email)
        #expect(try documents.translated()[.providerExport] == .observed(.init(provider: "Entra ID", taken: taken)))
    }

    @Test func `a page as Graph answers it is its records`() throws {
        let page = #"{"@odata.context":"x","value":[\#(Entra.users.dropLast())]}"# + "\n"
        #expect(try ProviderDocuments(of: read(("u.json", page))).accounts == 1)
        let list = "[\(Entra.users.dropLast())]\n"
        #expect(try ProviderDocuments(of: read(("u.json", list))).accounts == 1)
    }

    @Test(arguments: [
        (#""accountEnabled":false"#, Reading.observed(ProviderAccount.State.blocked("accountEnabled = false"))),
        (
            #""accountEnabled":true,"deletedDateTime":"2026-01-01T00:00:00Z""#,
            .observed(.blocked("deletedDateTime is set"))
        ),
        (#""accountEnabled":null"#, .absent(.leftOut(field: "the account's state (accountEnabled, status)"))),
    ])
    func `the state is what Graph says, and unknown where it was not asked for`(
        field: String, state: Reading<ProviderAccount.State>
    ) throws {
        let users = Entra.users.replacing(#""accountEnabled":true"#, with: field)
        #expect(try ProviderDocuments(of: read(("u.ndjson", users))).account()?.state == state)
    }

    @Test func `without a file of factors or of sign-ins neither is known`() throws {
        let account = try #require(try ProviderDocuments(of: read(("u.ndjson", Entra.users))).account())
        #expect(account.factors == .absent(.noProviderExport))
        #expect(account.signIns == .absent(.noProviderExport))
    }

    @Test func `somebody the file of factors leaves out has no known factors`() throws {
        let other = Entra.registration.replacing("e-1", with: "e-2")
        let account = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("r.ndjson", other))).account()
        #expect(account?.factors.value == nil)
    }

    @Test func `a temporary pass is no factor, and a word we do not know is worth nothing we know`() throws {
        let words = Entra.registration.replacing(
            #""mobilePhone","microsoftAuthenticatorPush""#, with: #""temporaryAccessPass","retinaScan""#)
        let account = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("r.ndjson", words))).account()
        #expect(account?.factors == .observed([SecondFactor("retinaScan", .unknown)]))
    }

    @Test(arguments: [
        (#"{"isManaged":true,"isCompliant":false}"#, 0, 0), (#"{"isManaged":false,"isCompliant":true}"#, 0, 0),
        (#"{"isManaged":false,"isCompliant":false}"#, 1, 0), (#"{"isManaged":false}"#, 1, 0), ("{}", 0, 1),
        ("null", 0, 1),
    ])
    func `a device is managed if it is joined or compliant, and untold if neither is said`(
        device: String, unmanaged: Int, untold: Int
    ) throws {
        let log = Entra.signIn(managed: device)
        let account = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("s.ndjson", log))).account()
        let signIns = try #require(account?.signIns.value)
        #expect(signIns.count == 1 && signIns.unmanaged == unmanaged && signIns.untold == untold)
        #expect((signIns.lastUnmanaged != nil) == (unmanaged == 1))
    }

    @Test func `a sign-in that failed, or to another application than the one asked for, is left aside`() throws {
        let device = #"{"isManaged":false}"#
        let log =
            Entra.signIn(managed: device) + Entra.signIn(managed: device, error: 50126)
            + Entra.signIn(managed: device, app: "Payroll")
        let read = try read(("u.ndjson", Entra.users), ("s.ndjson", log), application: "genesys cloud")
        #expect(read.signInCount == 1)
        #expect(read.leftAside == 2)
        #expect(try ProviderDocuments(of: read).account()?.signIns.value?.unmanaged == 1)
    }

    @Test(arguments: [
        (policy(), ProviderPolicy.Force.enforced, true, true),
        (policy(state: "enabledForReportingButNotEnforced"), .watching, true, true),
        (policy(users: #"["group"]"#), .enforced, true, false),
        (policy(locations: #"{"x":1}"#), .enforced, true, false),
        (policy(controls: #"["compliantDevice","mfa"]"#), .enforced, false, true),
        (policy(controls: #"["block"]"#), .enforced, false, true),
    ])
    func `a policy counts for what it demands of whom`(
        text: String, force: ProviderPolicy.Force, demands: Bool, covers: Bool
    ) throws {
        let snapshot = try ProviderDocuments(of: read(("u.ndjson", Entra.users), ("p.ndjson", text))).translated()
        let policy = try #require(snapshot[.providerPolicies].value?.first)
        #expect(policy.force == force)
        #expect(policy.demandsSecondFactor == .observed(demands))
        #expect(policy.coversEverybody == .observed(covers))
        #expect(policy.exceptions == 1)
    }

    private static func policy(
        state: String = "enabled", users: String = #"["All"]"#, locations: String = "null",
        controls: String = #"["mfa"]"#
    ) -> String {
        """
        {"id":"c-1","displayName":"MFA","state":"\(state)","conditions":{"clientAppTypes":["all"],"locations":\(locations),"users":{"includeUsers":\(users),"excludeUsers":["x"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":\(controls)}}

        """
    }

    @Test(arguments: [",", ";", "\t"])
    func `rows are read with any of three separators, whatever the case of the columns`(separator: String) throws {
        let rows = [
            ["ID", "UserPrincipalName", "Mail", "AccountEnabled", "Department"],
            ["e-1", "anna@acme.example", "anna@acme.example", "False", "\"Care\(separator) north\nand south\""],
            ["e-2", "ben@acme.example", "", "True", ""],
        ].map { $0.joined(separator: separator) }.joined(separator: "\r\n")
        let documents = try ProviderDocuments(of: read(("u.csv", rows)))
        #expect(documents.accounts == 2)
        #expect(try documents.account()?.state == .observed(.blocked("accountEnabled = false")))
        #expect(try documents.account("e-2")?.state == .observed(.active))
    }
}
