import Capture
import ContactCenter

extension TenantDraft {

    /// How people sign in, from where, and for how long.
    mutating func addSignIn() {
        addNativeSignIn()
        addAuthenticationSettings()
        addIdleTimeout()
        addProviders()
    }

    private mutating func addNativeSignIn() {
        let isOn = plants("AUT-03")
        add(
            TenantLayout.nativeSignIn,
            """
            {
              "id": "purecloud", "name": "PureCloud", "disabled": \(!isOn),
              "selfUri": "/api/v2/identityproviders/purecloud"
            }
            """)
        if isOn { plant("AUT-03", .tenant, "People can sign in with a password the platform keeps") }
        if plants("AUT-01") { plant("AUT-01", .tenant, "A password alone is enough to sign in") }
        if plants("AUT-05") { plant("AUT-05", .tenant, "Passwords of 8 characters in 2 classes are accepted") }
        if plants("AUT-07") { plant("AUT-07", .tenant, "Signing out ends one session and leaves the others") }
    }

    private mutating func addAuthenticationSettings() {
        let isWeak = plants("AUT-05")
        let classes = isWeak ? 0 : 1
        add(
            TenantLayout.authenticationSettings,
            """
            {
              "multifactorAuthenticationRequired": \(!plants("AUT-01")),
              "domainAllowlistEnabled": true, "domainAllowlist": \(list(embeddingDomains())),
              "ipAddressAllowlist": \(list(allowedNetworks())),
              "passwordRequirements": {
                "minimumLength": \(isWeak ? 8 : 14), "minimumDigits": 1, "minimumLetters": 1,
                "minimumUpper": \(classes), "minimumLower": 1, "minimumSpecials": \(classes),
                "minimumAgeSeconds": 0, "expirationDays": 0
              },
              "inactivityTimeoutExclusions": \(plants("AUT-06") && posture == .poor ? #"["wallboard"]"# : "[]"),
              "universalLogout": \(!plants("AUT-07")), "tokenStorageLocation": "SessionStorage"
            }
            """)
    }

    private mutating func embeddingDomains() -> [String] {
        let own = ["desktop.\(organization.domain)", "records.\(organization.domain)"]
        registers["embedding-domains"] = own
        guard plants("AUT-09") else { return own }
        let stranger = "widgets.unknown.example"
        plant("AUT-09", Subject(.allowedDomain, stranger), "May embed the platform and is on no list")
        return own + [stranger]
    }

    /// Includes the machine itself, from which a simulated tenant is read.
    private mutating func allowedNetworks() -> [String] {
        let own = ["127.0.0.1/32", "198.51.100.0/24", "203.0.113.64/26"]
        guard plants("AUT-08") else { return own }
        guard posture == .poor else {
            plant("AUT-08", .tenant, "The platform may be called from anywhere")
            return []
        }
        for network in ["10.0.0.0/8", "0.0.0.0/0"] {
            plant("AUT-08", Subject(.allowedNetwork, network), "Lets in more than any office needs")
        }
        return own + ["10.0.0.0/8", "0.0.0.0/0"]
    }

    private mutating func addIdleTimeout() {
        let isLong = plants("AUT-06")
        let group = groups[agentGroup(0)].id
        add(
            TenantLayout.idleTimeout,
            """
            {
              "idleTokenTimeoutSeconds": \(isLong ? 3600 : 900), "enableIdleTokenTimeout": true,
              "inactivityTimeoutUnit": "Minutes", "inactivityTimeoutGroupsEnabled": true,
              "inactivityTimeoutGroupBundles": [
                {"priority": 1, "timeoutSeconds": 600, "inactivityTimeoutUnit": "Minutes", "groups": ["\(group)"]}
              ]
            }
            """)
        if isLong { plant("AUT-06", .tenant, "A session ends only after 3600 idle seconds") }
    }
}

extension TenantDraft {
    private mutating func addProviders() {
        var draw = chance("providers")
        add(provider: "okta", "Staff Sign-in", certificates: [SignInCertificates.current, SignInCertificates.standby])
        // Switched off: what is wrong with it is of no consequence.
        add(
            provider: draw.uuid(), "Sign-in Before the Move", isEnabled: false,
            certificates: [SignInCertificates.expired])
        guard plants("AUT-04") else { return }
        add(provider: "adfs", "Branch Sign-in", scheme: "http", certificates: [SignInCertificates.expired])
        plant("AUT-04", Subject(.provider, "adfs"), "Its certificate has ended, and its address is not https")
    }

    private mutating func add(
        provider id: String, _ name: String, isEnabled: Bool = true, scheme: String = "https", certificates: [String]
    ) {
        let place = "\(scheme)://\(id.prefix(8)).idp.\(organization.domain)"
        let organization = organization.id
        add(TenantLayout.identityProviders, id: id) { json in
            json.field("id", id)
            json.field("name", name)
            json.field("disabled", !isEnabled)
            json.field("issuerURI", "urn:idp:\(id)")
            json.field("ssoTargetURI", "\(place)/saml/sign-in")
            json.field("sloURI", "\(place)/saml/sign-out")
            json.field("sloBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST")
            json.field("relyingPartyIdentifier", organization)
            json.field("certificate", certificates.first ?? "")
            json.field("certificates", certificates)
            json.field("signAuthnRequests", true)
            json.field("displayOnLogin", true)
            json.field("forceAuthn", false)
            json.field("selfUri", "/api/v2/identityproviders/\(id)")
        }
    }
}
