import ContactCenter

extension Table {
    static let roles = Table(
        "roles", "A named set of permissions.", of: .roles,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_privileged", "whether its holder can become anything else, judged by what it holds") {
                $0.isPrivileged
            },
        ])

    static let rolePermissions = Table(
        "role_permissions", "A permission a role holds.", from: .roles,
        [
            Field<RolePart>.text("role", "the id of the role") { $0.role.rawValue },
            .text("permission", "in the platform's words, wildcards and all: `oauth:client:edit`, `oauth:*:*`") {
                $0.part
            },
        ]
    ) { roles, filling in
        for role in roles {
            for permission in role.permissions { try filling.add(RolePart(role: role.id, part: permission)) }
        }
    }

    static let rolePowers = Table(
        "role_powers", "Something a role lets its holders do, whatever its permissions are called.", from: .roles,
        [
            Field<RolePart>.text("role", "the id of the role") { $0.role.rawValue },
            .text("power", "in words: \(Powers.everything.words.map { "`\($0)`" }.joined(separator: ", "))") {
                $0.part
            },
        ]
    ) { roles, filling in
        for role in roles {
            for power in role.powers.words { try filling.add(RolePart(role: role.id, part: power)) }
        }
    }

    static let grants = Table(
        "grants", "That somebody or something holds a role in a division.", of: .grants,
        [
            .text("holder_kind", "`person`, `group`, `client`, or `unknown` for an id no list has") { $0.holder.kind },
            .text("holder", "the id of the holder") { $0.holder.id },
            .text("role", "the id of the role") { $0.role.rawValue },
            .text("division", "the id of the division; empty for everywhere") { $0.reach.division?.rawValue },
            .text("via", "`direct`, `group`, or `trust` with another organisation") { $0.via.rawValue },
            .moment("since", "when it was made", ifKnown: { $0.since.said(in: "when a grant was made") }),
        ])

    static let personRoles = Table(
        "person_roles", "A role a person holds, themselves or by a group.", over: [.grants, .groupMembers],
        [
            Column(name: "person", type: .text, meaning: "the id of the person"),
            Column(name: "role", type: .text, meaning: "the id of the role"),
            Column(name: "division", type: .text, meaning: "the id of the division; empty for everywhere"),
            Column(name: "group_id", type: .text, meaning: "the group it comes by; empty where it is their own"),
        ],
        select: """
            SELECT holder, role, division, NULL FROM grants WHERE holder_kind = 'person'
            UNION ALL
            SELECT m.person, g.role, g.division, m.group_id
            FROM grants g JOIN group_members m ON m.group_id = g.holder WHERE g.holder_kind = 'group'
            """)

    static let divisions = Table(
        "divisions", "A part of the tenant that access can be limited to.", of: .divisions,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_home", "whether everything falls into it that nobody puts elsewhere") { $0.isHome },
        ])

    static let granting = Table(
        "granting", "How roles may be handed out: one row.", once: .grantingRules,
        [
            .flag(
                "stays_in_division", "whether who may grant roles in a division can grant them only there",
                ifKnown: { $0.isLimitedToDivision }),
            .flag(
                "vendor_widens_defaults", "whether the vendor adds new permissions to its default roles",
                ifKnown: { $0.vendorWidensDefaultRoles }),
        ])

    static let partners = Table(
        "partners", "Another organisation that this one lets in.", of: .partners,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_enabled", "whether the trust is in force") { $0.isEnabled },
            .flag("has_full_access", "whether it may do everything", ifKnown: { $0.hasFullAccess }),
            .flag("uses_default_role", "whether its people get the default role", ifKnown: { $0.usesDefaultRole }),
            .moment("ends", "when the trust ends; empty if never", ifKnown: { $0.ends }),
        ])
}

private struct RolePart {
    let role: Role.ID
    let part: String
}

extension Grant.Holder {
    fileprivate var kind: String {
        switch self {
        case .person: "person"
        case .group: "group"
        case .client: "client"
        case .unknown: "unknown"
        }
    }

    fileprivate var id: String {
        switch self {
        case .person(let id): id.rawValue
        case .group(let id): id.rawValue
        case .client(let id): id.rawValue
        case .unknown(let id): id
        }
    }
}

extension Grant.Reach {
    var division: Division.ID? { if case .division(let id) = self { id } else { nil } }
}
