import Assurance
import ContactCenter

/// The forty rules of `peers/rules.py`, each a control that asks every account one question.
enum Rules {
    static let all = identity + lifecycle + access + data + training

    /// A rule: prepared once a tenant, asked once an account.
    private static func rule(
        _ id: Control.ID, _ title: String, ask: @escaping @Sendable (Tables) -> @Sendable (Account) -> Bool
    ) -> Control {
        Control(
            id, title, severity: .medium, why: "It is one of the forty rules of the comparison.",
            remedy: "None is meant.",
            of: .accounts, given: .tables
        ) { tables in
            Question(ask(tables)) { account in
                Shortfall(Subject(.person, "\(account.id)"), title, seen: "", expected: "")
            }
        }
    }
}

extension Rules {
    private static let identity = [
        rule("R01", "active user without MFA") { _ in { $0.isActive && !$0.usesSecondFactor } },
        rule("R02", "MFA by SMS") { _ in { $0.isActive && $0.secondFactor == .sms } },
        rule("R03", "SSO not enforced for a person") { _ in { $0.type == .person && !$0.mustUseSingleSignOn } },
        rule("R04", "no login for 90 days") { _ in { $0.isActive && ($0.lastSignIn ?? 0) > 90 } },
        rule("R05", "never logged in, older than 30 days") { _ in
            { $0.isActive && $0.lastSignIn == nil && $0.created > 30 }
        },
        rule("R06", "password older than 365 days") { _ in { $0.isActive && $0.passwordChanged > 365 } },
        rule("R07", "free-mail address") { tables in
            let free = tables.domains.set("gmail.com", "yahoo.com", "outlook.com")
            return { free.contains($0.mailDomain) }
        },
        rule("R08", "username differs from email") { _ in { !$0.signsInByMail } },
    ]

    private static let lifecycle = [
        rule("R09", "inactive user keeps a privileged role") { tables in
            let privileged = tables.roles.set("admin", "Master Admin")
            return { !$0.isActive && $0.roles.overlaps(privileged) }
        },
        rule("R10", "deleted user still in a group") { _ in { $0.state == .deleted && $0.groups > 0 } },
        rule("R11", "no manager") { _ in { $0.isActive && !$0.hasManager } },
        rule("R12", "no external id (not from SCIM)") { _ in { $0.isActive && !$0.hasExternalID } },
        rule("R13", "no title") { _ in { !$0.hasTitle } },
        rule("R14", "empty department") { _ in { !$0.hasDepartment } },
        rule("R15", "tokens alive on an inactive user") { _ in { !$0.isActive && $0.activeTokens > 0 } },
        rule("R16", "token older than 180 days") { _ in { $0.activeTokens > 0 && $0.oldestToken > 180 } },
    ]
}

extension Rules {
    private static let access = [
        rule("R17", "holds admin") { tables in
            let admin = tables.roles.place("admin")
            return { $0.isActive && $0.roles.contains(admin) }
        },
        rule("R18", "holds Master Admin") { tables in
            let master = tables.roles.place("Master Admin")
            return { $0.isActive && $0.roles.contains(master) }
        },
        rule("R19", "admin without MFA") { tables in
            let admin = tables.roles.place("admin")
            return { $0.isActive && !$0.usesSecondFactor && $0.roles.contains(admin) }
        },
        rule("R20", "external user from BPO domain with Architect Admin") { tables in
            let (partner, architect) = (tables.domains.place("bpo.example"), tables.roles.place("Architect Admin"))
            return { $0.mailDomain == partner && $0.roles.contains(architect) }
        },
        rule("R21", "SoD: can view recordings and delete them") { tables in
            let both = tables.permissions.set("recording:recording:view", "recording:recording:delete")
            return { $0.permissions.contains(both) }
        },
        rule("R22", "SoD: grants roles and creates OAuth clients") { tables in
            let both = tables.permissions.set("authorization:grant:add", "oauth:client:add")
            return { $0.permissions.contains(both) }
        },
        rule("R23", "agent may edit retention") { tables in
            let (agent, edit) = (
                tables.roles.place("agent"), tables.permissions.place("recording:retentionPolicy:edit")
            )
            return { $0.roles.contains(agent) && $0.permissions.contains(edit) }
        },
        rule("R24", "more than 30 unused permissions") { _ in { $0.unusedPermissions > 30 } },
        rule("R25", "more than 3 roles") { _ in { $0.roles.count > 3 } },
        rule("R26", "role granted in all divisions") { _ in { !$0.rolesEverywhere.isEmpty } },
        rule("R27", "HR division user may publish flows") { tables in
            let (hr, publish) = (tables.divisions.place("HR"), tables.permissions.place("architect:flow:publish"))
            return { $0.division == hr && $0.permissions.contains(publish) }
        },
        rule("R28", "BPO division with gdpr permission") { tables in
            let partners = tables.divisions.set { $0.hasPrefix("BPO") }
            let gdpr = tables.permissions.place("gdpr:request:add")
            return { partners.contains($0.division) && $0.permissions.contains(gdpr) }
        },
    ]
}

extension Rules {
    private static let data = [
        rule("R29", "login from outside 10/8") { tables in
            let inside = tables.networks.set("10")
            return { !inside.contains($0.networks) }
        },
        rule("R30", "many failed logins") { _ in { $0.failedSignIns >= 10 } },
        rule("R31", "pci masking off for Collections") { tables in
            let collections = tables.departments.place("Collections")
            return { $0.department == collections && !$0.masksCards }
        },
        rule("R32", "screen recording off for BPO") { tables in
            let partners = tables.divisions.set { $0.hasPrefix("BPO") }
            return { partners.contains($0.division) && !$0.recordsScreen }
        },
        rule("R33", "service account with interactive SSO off and many roles") { _ in
            { $0.type == .service && $0.roles.count > 1 }
        },
        rule("R34", "service account can delete users") { tables in
            let delete = tables.permissions.place("directory:user:delete")
            return { $0.type == .service && $0.permissions.contains(delete) }
        },
        rule("R35", "no phone extension") { _ in { $0.extensions == nil } },
        rule("R36", "extension outside 1000-7999") { _ in
            { account in account.extensions.map { $0.lowerBound < 1000 || $0.upperBound > 7999 } ?? false }
        },
    ]

    private static let training = [
        rule("R37", "no PCI certification in Collections") { tables in
            let (collections, pci) = (tables.departments.place("Collections"), tables.certifications.place("pci"))
            return { $0.department == collections && !$0.certifications.contains(pci) }
        },
        rule("R38", "any certification missing") { _ in { $0.isActive && $0.certifications.count < 3 } },
        rule("R39", "dormant admin: privileged and no login for 30 days") { tables in
            let privileged = tables.roles.set("admin", "Master Admin", "Telephony Admin")
            return { $0.roles.overlaps(privileged) && ($0.lastSignIn.map { $0 > 30 } ?? true) }
        },
        rule("R40", "toxic: no MFA, no SSO, outside IP") { tables in
            let inside = tables.networks.set("10")
            return { !$0.usesSecondFactor && !$0.mustUseSingleSignOn && !inside.contains($0.networks) }
        },
    ]
}
