import ContactCenter

extension IdentityProviders.Provider {

    /// What a status means; nil for a word we do not know.
    ///
    /// Source: Graph's `accountEnabled` and `deletedDateTime`; the statuses of an Okta user. A password that ran out or
    /// an account locked for a while come back by themselves: they count as active. Looked up 2026-11-29.
    func state(_ word: String) -> ProviderAccount.State? {
        switch (self, word) {
        case (.entra, "enabled"): .active
        case (.entra, "disabled"): .blocked("accountEnabled = false")
        case (.entra, "deleted"): .blocked("deletedDateTime is set")
        case (.okta, "ACTIVE"), (.okta, "PASSWORD_EXPIRED"), (.okta, "RECOVERY"), (.okta, "LOCKED_OUT"): .active
        case (.okta, "STAGED"), (.okta, "PROVISIONED"): .waiting("status = \(word)")
        case (.okta, "SUSPENDED"), (.okta, "DEPROVISIONED"): .blocked("status = \(word)")
        default: nil
        }
    }

    /// How much a factor is worth, by the provider's word for it; nil where it is none, or for a while only.
    ///
    /// Weak is what NIST SP 800-63B (4) restricts or does not admit as a second factor: the telephone network, e-mail,
    /// and knowing one thing more.
    ///
    /// Source: `methodsRegistered` of Graph's userRegistrationDetails; `factorType` of Okta's UserFactor; 2026-11-29.
    func factor(_ word: String) -> SecondFactor? {
        let (strong, weak, none) =
            switch self {
            case .entra: (Self.strongAtEntra, Self.weakAtEntra, ["temporaryAccessPass", "none"] as Set)
            case .okta: (Self.strongAtOkta, Self.weakAtOkta, ["password"] as Set)
            }
        if none.contains(word) { return nil }
        return SecondFactor(word, strong.contains(word) ? .strong : weak.contains(word) ? .weak : .unknown)
    }

    private static let strongAtEntra: Set = [
        "fido2", "fido2SecurityKey", "windowsHelloForBusiness", "microsoftAuthenticatorPush",
        "microsoftAuthenticatorPasswordless", "softwareOneTimePasscode", "hardwareOneTimePasscode",
        "passKeyDeviceBound", "passKeyDeviceBoundAuthenticator", "passKeyDeviceBoundWindowsHello",
        "macOsSecureEnclaveKey",
    ]
    private static let weakAtEntra: Set = [
        "mobilePhone", "alternateMobilePhone", "officePhone", "email", "securityQuestion",
    ]
    private static let strongAtOkta: Set = [
        "push", "signed_nonce", "token", "token:hardware", "token:hotp", "token:software:totp", "u2f", "webauthn",
        "fido_u2f", "fido_webauthn",
    ]
    private static let weakAtOkta: Set = ["call", "email", "question", "sms"]

    /// What a policy's state means; nil for a word we do not know.
    func force(_ word: String) -> ProviderPolicy.Force? {
        switch (self, word) {
        case (.entra, "enabled"), (.okta, "ACTIVE"): .enforced
        case (.entra, "enabledForReportingButNotEnforced"): .watching
        case (.entra, "disabled"), (.okta, "INACTIVE"): .off
        default: nil
        }
    }
}
