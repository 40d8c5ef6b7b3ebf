import Capture
import ContactCenter

extension Capture {

    /// How people sign in with a password the platform keeps, and the network rules around every sign-in.
    ///
    /// Source: `GET /api/v2/organizations/authentication/settings`, checked 2026-11-22.
    func signInRules() throws(CaptureError) -> Reading<SignInRules> {
        try fact(.authenticationSettings) { document in
            .observed(
                SignInRules(
                    demandsSecondFactor: document["multifactorAuthenticationRequired"].reading(
                        of: "OrgAuthSettings.multifactorAuthenticationRequired", \.boolean),
                    password: document["passwordRequirements"].passwordRules,
                    endsAllSessions: document["universalLogout"].reading(
                        of: "OrgAuthSettings.universalLogout", \.boolean),
                    allowedNetworks: document["ipAddressAllowlist"].reading(
                        of: "OrgAuthSettings.ipAddressAllowlist", \.strings),
                    embeddingDomains: document.embeddingDomains,
                    idleExclusions: document["inactivityTimeoutExclusions"].reading(
                        of: "OrgAuthSettings.inactivityTimeoutExclusions", \.strings)))
        }
    }

    /// Whether people can sign in with a password the platform keeps.
    ///
    /// Read from the model's name for it, not tried on a live organisation: assumed.
    ///
    /// Source: `GET /api/v2/identityproviders/purecloud`, checked 2026-11-22.
    func passwordSignIn() throws(CaptureError) -> Reading<Bool> {
        try fact(.nativeSignIn) { $0["disabled"].reading(of: "PureCloud.disabled", \.boolean).map { !$0 } }
    }
}

extension Optional<JSON> {

    /// What a password must look like, or the first of its five numbers that is missing.
    fileprivate var passwordRules: Reading<PasswordRules> {
        guard let length = self?["minimumLength"]?.integer else {
            return .absent(.leftOut(field: "PasswordRequirements.minimumLength"))
        }
        let fields: [StaticString] = ["minimumDigits", "minimumUpper", "minimumLower", "minimumSpecials"]
        var classes = 0
        for field in fields {
            guard let count = self?[field]?.integer else {
                return .absent(.leftOut(field: "PasswordRequirements.\(field)"))
            }
            if count > 0 { classes += 1 }
        }
        return .observed(PasswordRules(minimumLength: length, classes: classes))
    }
}

extension Document {

    /// The domains that may embed the platform; nil inside if it is not limited.
    fileprivate var embeddingDomains: Reading<[String]?> {
        switch self["domainAllowlistEnabled"]?.boolean {
        case nil: .absent(.leftOut(field: "OrgAuthSettings.domainAllowlistEnabled"))
        case false?: .observed(nil)
        case true?: self["domainAllowlist"].reading(of: "OrgAuthSettings.domainAllowlist", \.strings).map { $0 }
        }
    }
}
