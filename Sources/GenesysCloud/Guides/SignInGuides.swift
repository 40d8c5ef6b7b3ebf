import Assurance
import ContactCenter

extension GenesysCloud {
    static let signInGuides: [Guide] = passwordGuides + sessionGuides + networkGuides

    private static let settings = "Admin > Account Settings > Organization Settings"
    private static let changeSettings = "PATCH /api/v2/organizations/authentication/settings"

    /// Reading these settings takes the permission that also changes them, so it is an add-on of its own.
    private static let readingWrites = """
        Reading this takes directory:organization:admin, which also allows changing it, people and roles: give it to a \
        client of its own, or supply the settings by hand.
        """

    private static let passwordGuides: [Guide] = [
        Guide(
            "AUT-01",
            fields: ["OrgAuthSettings.multifactorAuthenticationRequired", "PureCloud.disabled"],
            menu: "\(settings) > Authentication > Require multifactor authentication",
            call: changeSettings,
            caveats: """
                It governs passwords the platform keeps and nothing else: a second factor that the identity provider \
                demands is invisible here. Programs that sign in by themselves never meet it. \(readingWrites)
                """,
            basis: .assumed,
            source: described(
                "OrgAuthSettings and PureCloud; that `disabled` means no password sign-in is the model's name")),
        Guide(
            "AUT-03",
            fields: ["PureCloud.disabled", "SAMLProvider.disabled"],
            menu: "Admin > Integrations > Single Sign-on",
            call: "PUT /api/v2/identityproviders/purecloud with disabled: true",
            caveats: """
                Try the identity provider first and keep a written way back in: with both broken nobody signs in. The \
                platform knows SAML providers and no others.
                """,
            basis: .assumed,
            source: described(
                "GET /api/v2/identityproviders and /purecloud; the meaning of `disabled` is the model's name")),
        Guide(
            "AUT-04",
            fields: [
                "SAMLProvider.certificates", "SAMLProvider.certificate", "SAMLProvider.ssoTargetURI",
                "SAMLProvider.sloURI", "SAMLProvider.signAuthnRequests",
            ],
            menu: "Admin > Integrations > Single Sign-on > the provider",
            call: "PUT /api/v2/identityproviders/{providerId}",
            caveats: """
                The certificate is read here and not asked of the platform; it is the identity provider's, so renew it \
                there first. No sloURI is taken for no sign-out address. Ending within the notice counts as ended, for \
                on that day nobody signs in.
                """,
            basis: .specification,
            source: described("GET /api/v2/identityproviders, SAMLProvider")),
        Guide(
            "AUT-05",
            fields: [
                "PasswordRequirements.minimumLength", "PasswordRequirements.minimumDigits",
                "PasswordRequirements.minimumUpper", "PasswordRequirements.minimumLower",
                "PasswordRequirements.minimumSpecials",
            ],
            menu: "\(settings) > Authentication > Password requirements",
            call: changeSettings,
            caveats: """
                Existing passwords stay until they are changed. After six failures the platform locks an account for \
                five minutes: that is fixed, and neither readable nor settable through the API. \(readingWrites)
                """,
            basis: .vendorHelp,
            source: described("PasswordRequirements; the vendor's help on password requirements")),
    ]

    private static let sessionGuides: [Guide] = [
        Guide(
            "AUT-06",
            fields: [
                "IdleTokenTimeout.enableIdleTokenTimeout", "IdleTokenTimeout.idleTokenTimeoutSeconds",
                "InactivityTimeoutGroupBundle.timeoutSeconds", "OrgAuthSettings.inactivityTimeoutExclusions",
            ],
            menu: "\(settings) > Authentication > Inactivity timeout",
            call: "PUT /api/v2/tokens/timeout",
            caveats: """
                From 300 to 28,800 seconds. Behind an identity provider the browser may sign in again by itself, so \
                this alone does not end a session; observed by others. Exclusions stand in the authentication \
                settings, which take directory:organization:admin to read.
                """,
            basis: .specification,
            source: described("GET /api/v2/tokens/timeout, IdleTokenTimeout")),
        Guide(
            "AUT-07",
            fields: ["OrgAuthSettings.universalLogout"],
            menu: "\(settings) > Authentication > Universal logout",
            call: changeSettings,
            caveats: """
                It ends sessions in browsers; tokens of programs live on until they run out or are revoked. \
                \(readingWrites)
                """,
            basis: .specification,
            source: described("OrgAuthSettings.universalLogout")),
    ]

    private static let networkGuides: [Guide] = [
        Guide(
            "AUT-08",
            fields: ["OrgAuthSettings.ipAddressAllowlist"],
            menu: "\(settings) > Settings > IP address allowlist",
            call: changeSettings,
            caveats: """
                It holds for the whole organisation and every API client, not for administrators alone, and a wrong \
                list locks out everybody, this program and whoever would put it right included: have a second person \
                look, and keep our own address in it. IPv4 only, at most 150 blocks. Partners' networks belong in it \
                too. For administrators alone an attribute policy (/api/v2/authorization/policies) is the means. \
                \(readingWrites)
                """,
            basis: .vendorHelp,
            source: described("OrgAuthSettings.ipAddressAllowlist; the vendor's help on allowing IP addresses")),
        Guide(
            "AUT-09",
            fields: ["OrgAuthSettings.domainAllowlistEnabled", "OrgAuthSettings.domainAllowlist"],
            menu: "\(settings) > Settings > Embedded applications, allowed domains",
            call: changeSettings,
            caveats: "Which domains are yours, only you can say. \(readingWrites)",
            basis: .specification,
            source: described("OrgAuthSettings.domainAllowlist")),
    ]
}
