import ContactCenter

extension Table {
    static let signIn = Table(
        "sign_in", "How people sign in with a password the platform keeps: one row.", once: .signInRules,
        [
            .flag("second_factor", "whether a second factor is demanded", ifKnown: { $0.demandsSecondFactor }),
            .number(
                "password_length", "how long a password must be at least",
                ifKnown: { $0.password.map { $0.minimumLength } }),
            .number(
                "password_classes", "how many of digits, upper case, lower case and special characters it must hold",
                ifKnown: { $0.password.map { $0.classes } }),
            .flag(
                "ends_all_sessions", "whether signing out of one session ends the others",
                ifKnown: { $0.endsAllSessions }),
            .flag(
                "limits_embedding", "whether only named web domains may embed the platform",
                ifKnown: { $0.embeddingDomains.map { $0 != nil } }),
        ])

    static let allowedNetworks = Table(
        "allowed_networks", "A network that may call the platform; without a row, any may.", from: .signInRules,
        [Field<String>.text("network", "in CIDR notation") { $0 }]
    ) { rules, filling in try filling.add(each: rules.allowedNetworks) }

    static let embeddingDomains = Table(
        "embedding_domains", "A web domain that may embed the platform.", from: .signInRules,
        [Field<String>.text("domain", "as the platform has it") { $0 }]
    ) { rules, filling in try filling.add(each: rules.embeddingDomains.map { $0 ?? [] }) }

    static let passwordSignIn = Table(
        "password_sign_in", "Whether people can sign in with a password the platform keeps: one row.",
        once: .passwordSignIn, [.flag("is_on", "whether they can") { $0 }])

    static let identityProviders = Table(
        "identity_providers", "Somebody else who vouches for people: a SAML provider.", of: .identityProviders,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_enabled", "whether it is in use", ifKnown: { $0.isEnabled }),
            .text(
                "sign_in_address", "where a sign-in is sent",
                ifKnown: { $0.signInAddress.said(in: "the sign-in address") }),
            .text("sign_out_address", "where a sign-out is sent; empty for nowhere") { $0.signOutAddress },
            .flag("signs_requests", "whether requests are signed", ifKnown: { $0.signsRequests }),
        ])

    static let providerCertificates = Table(
        "provider_certificates", "A certificate of an identity provider.", from: .identityProviders,
        [
            Field<Certificate>.text("provider", "the id of the identity provider") { $0.provider.rawValue },
            .moment("ends", "when it ends", ifKnown: { $0.ends }),
        ]
    ) { providers, filling in
        for provider in providers {
            for ends in provider.certificates {
                try filling.add(Certificate(provider: provider.id, ends: ends.map { $0 }))
            }
        }
    }

    static let idleTimeout = Table(
        "idle_timeout", "When an idle session ends: one row.", once: .idleTimeout,
        [.number("seconds", "after how many seconds; empty for never") { $0.seconds }])

    static let idleExceptions = Table(
        "idle_exceptions", "Another idle time-out, for some groups.", from: .idleTimeout,
        [
            Field<IdleException>.text("name", "the platform's name for it") { $0.name },
            .number("seconds", "after how many seconds") { $0.seconds },
        ]
    ) { timeout, filling in
        for (name, seconds) in timeout.exceptions { try filling.add(IdleException(name: name, seconds: seconds)) }
    }
}

private struct Certificate {
    let provider: IdentityProvider.ID
    let ends: Reading<Moment?>
}

private struct IdleException {
    let name: String
    let seconds: Int
}

extension Filling where Element: Sendable {

    /// Adds what a list read on its own has in it, and leaves open what it lacks.
    mutating func add(each list: Reading<[Element]>) throws {
        leaveOpen(list.absences)
        for element in list.value ?? [] { try add(element) }
    }
}
