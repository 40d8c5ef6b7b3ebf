import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Signing in")
struct SignInTests {

    private func rules(_ document: String) throws -> SignInRules {
        try #require(try Answers().with(.authenticationSettings, document).translated()[.signInRules].value)
    }

    @Test func `a whole answer is read whole`() throws {
        let rules = try rules(
            """
            {"multifactorAuthenticationRequired":true,"universalLogout":false,"domainAllowlistEnabled":true,
            "domainAllowlist":["crm.example.com"],"ipAddressAllowlist":["203.0.113.0/24"],
            "inactivityTimeoutExclusions":["/api/v2/x"],"passwordRequirements":{"minimumLength":12,"minimumDigits":1,
            "minimumLetters":1,"minimumUpper":1,"minimumLower":0,"minimumSpecials":1}}
            """)
        #expect(rules.demandsSecondFactor == .observed(true))
        #expect(rules.endsAllSessions == .observed(false))
        #expect(rules.password == .observed(PasswordRules(minimumLength: 12, classes: 3)))
        #expect(rules.allowedNetworks == .observed(["203.0.113.0/24"]))
        #expect(rules.embeddingDomains == .observed(["crm.example.com"]))
        #expect(rules.idleExclusions == .observed(["/api/v2/x"]))
    }

    @Test func `what is left out is named and has no default`() throws {
        let rules = try rules("{}")
        #expect(rules.demandsSecondFactor.leftOut == "OrgAuthSettings.multifactorAuthenticationRequired")
        #expect(rules.endsAllSessions.leftOut == "OrgAuthSettings.universalLogout")
        #expect(rules.password.leftOut == "PasswordRequirements.minimumLength")
        #expect(rules.allowedNetworks.leftOut == "OrgAuthSettings.ipAddressAllowlist")
        #expect(rules.embeddingDomains.leftOut == "OrgAuthSettings.domainAllowlistEnabled")
        #expect(rules.idleExclusions.leftOut == "OrgAuthSettings.inactivityTimeoutExclusions")
    }

    @Test func `a field of another type is no answer`() throws {
        #expect(try rules(#"{"universalLogout":"yes"}"#).endsAllSessions.value == nil)
        #expect(try rules(#"{"ipAddressAllowlist":[1]}"#).allowedNetworks.value == nil)
    }

    @Test func `an embedding list that is switched off limits nothing`() throws {
        let off = try rules(#"{"domainAllowlistEnabled":false,"domainAllowlist":["x.example"]}"#)
        #expect(off.embeddingDomains == .observed(nil))
    }

    @Test func `password sign-in is on unless the platform's own provider is disabled`() throws {
        #expect(
            try Answers().with(.nativeSignIn, #"{"disabled":true}"#).translated()[.passwordSignIn] == .observed(false))
        #expect(
            try Answers().with(.nativeSignIn, #"{"disabled":false}"#).translated()[.passwordSignIn] == .observed(true))
        #expect(try Answers().with(.nativeSignIn, "{}").translated()[.passwordSignIn].leftOut == "PureCloud.disabled")
    }

    private func idle(_ document: String) throws -> Reading<IdleTimeout> {
        try Answers().with(.idleTimeout, document).translated()[.idleTimeout]
    }

    @Test func `an idle time-out counts while it is switched on`() throws {
        let on = #"{"enableIdleTokenTimeout":true,"idleTokenTimeoutSeconds":900}"#
        #expect(try idle(on).value?.seconds == 900)
        let off = #"{"enableIdleTokenTimeout":false,"idleTokenTimeoutSeconds":900}"#
        #expect(try idle(off).isObserved)
        #expect(try idle(off).value?.seconds == nil)
        #expect(try idle("{}").leftOut == "IdleTokenTimeout.enableIdleTokenTimeout")
    }

    @Test func `bundles count while they are switched on`() throws {
        func document(_ isOn: Bool) -> String {
            """
            {"enableIdleTokenTimeout":true,"idleTokenTimeoutSeconds":900,"inactivityTimeoutGroupsEnabled":\(isOn),
            "inactivityTimeoutGroupBundles":[{"priority":2,"timeoutSeconds":28800,"groups":["g"]}]}
            """
        }
        #expect(try idle(document(true)).value?.exceptions.map(\.seconds) == [28_800])
        #expect(try idle(document(true)).value?.exceptions.map(\.name) == ["bundle of priority 2"])
        #expect(try idle(document(false)).value?.exceptions.isEmpty == true)
    }
}

@Suite("Identity providers")
struct IdentityProviderTests {

    /// Made for this test and used nowhere; it ends on 2027-11-24T21:03:19Z.
    static let base64 = """
        MIIBiTCCAS+gAwIBAgIUKgGnq8Vaqh2rf1/rYsu3gOt4RjQwCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUuY29tMB4XDTI2\
        MTEyNDIxMDMxOVoXDTI3MTEyNDIxMDMxOVowGjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\
        irJNvO6j2nxPpT6bhJeeXyN2NrfwJW64T/hzrZJPBWAGOihVezYLSoH6RlOuq2d3jq/Wa2KIwHjmPK1FOseUj6NTMFEwHQYDVR0OBBYEFNyY\
        V77TszE5135HkJrVG+sJsupxMB8GA1UdIwQYMBaAFNyYV77TszE5135HkJrVG+sJsupxMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID\
        SAAwRQIgHPKG8PjJ1w4P1d0z2gnuLHZywoZFzFzBTMK+h0bUwOQCIQCnrMxssqPQTpygRq2w0vnGuOTfX5Unj2LhD7YBcXMZbQ==
        """

    private func provider(_ fields: String) throws -> IdentityProvider {
        let document = #"{"id":"okta","name":"Okta",\#(fields)}"#
        return try #require(
            try Answers().with(.identityProviders, document).translated()[.identityProviders].value?.first)
    }

    private var end: Moment { get throws { try moment("2027-11-24T21:03:19Z") } }

    @Test func `a certificate is read from bare base64 and from PEM`() throws {
        #expect(try provider(#""certificates":["\#(Self.base64)"]"#).certificates == [.observed(try end)])
        let pem = "-----BEGIN CERTIFICATE-----\\n\(Self.base64)\\n-----END CERTIFICATE-----\\n"
        #expect(try provider(#""certificate":"\#(pem)""#).certificates == [.observed(try end)])
    }

    @Test func `the same certificate in both fields counts once`() throws {
        let twice = #""certificate":"\#(Self.base64)","certificates":["\#(Self.base64)"]"#
        #expect(try provider(twice).certificates.count == 1)
    }

    @Test func `a certificate that does not read is not known, and told from none`() throws {
        let reading = try provider(#""certificates":["bm90IGEgY2VydGlmaWNhdGU="]"#).certificates
        #expect(reading.map(\.leftOut) == ["SAMLProvider.certificates[0], unreadable"])
        #expect(try provider(#""disabled":false"#).certificates.isEmpty)
    }

    @Test func `addresses, signing and state are read or left out`() throws {
        let whole = try provider(
            #""disabled":false,"ssoTargetURI":"https://idp.example.com/sso","sloURI":"","signAuthnRequests":true"#)
        #expect(whole.isEnabled == .observed(true))
        #expect(whole.signInAddress == "https://idp.example.com/sso")
        #expect(whole.signOutAddress == nil)
        #expect(whole.signsRequests == .observed(true))
        let bare = try provider(#""issuerURI":"x""#)
        #expect(bare.isEnabled.leftOut == "SAMLProvider.disabled")
        #expect(bare.signsRequests.leftOut == "SAMLProvider.signAuthnRequests")
    }

    @Test func `the platform's own sign-in is no identity provider`() throws {
        let reading = try Answers().with(.identityProviders, #"{"id":"purecloud","disabled":false}"#)
            .translated()[.identityProviders]
        #expect(reading.value?.isEmpty == true)
    }
}
