import Capture
import ContactCenter

extension TenantDraft {
    var administratorGroup: Int { 0 }
    var qualityGroup: Int { 1 }
    var socialGroup: Int { 2 }

    /// Its number: the group of the agents of a division.
    func agentGroup(_ division: Int) -> Int { 3 + division }

    /// One that administers, one that listens, one that grants nothing, and one of agents a division.
    mutating func inventGroups() {
        var draw = chance("groups")
        let general = [
            DraftGroup(
                id: draw.uuid(), name: "Platform Administrators", roles: [(.masterAdmin, "*")],
                isPublic: plants("ACC-08")),
            DraftGroup(id: draw.uuid(), name: "Quality Team", roles: [(.qualityEvaluator, home.id)]),
            DraftGroup(id: draw.uuid(), name: "Running Club", roles: [], isSocial: true),
        ]
        let agents = divisions.map { division in
            DraftGroup(id: draw.uuid(), name: "Agents \(division.name)", roles: [(.agent, division.id)])
        }
        groups = general + agents
    }

    /// Once it is known who is in them.
    mutating func addGroups() {
        for number in groups.indices {
            groups[number].owner = administrators[number % administrators.count]
            let group = groups[number]
            for role in group.roles { add(grant: role.kind, to: group.id, in: role.division) }
            let changed = daysAgo(3 + number)
            if group.isPublic, group.roles.contains(where: { RoleTemplate.all[$0.kind.rawValue].isPrivileged }) {
                plant("ACC-08", Subject(.group, group.id), "Makes administrators and is shown to everybody")
            }
            add(TenantLayout.groups, id: group.id) { group.write(to: &$0, changed: changed) }
        }
    }
}

/// A group while it is being made up.
struct DraftGroup {
    let id: String
    let name: String
    let roles: [(kind: RoleTemplate.Kind, division: String)]
    let isSocial: Bool
    let isPublic: Bool
    var members = 0
    var owner: (id: String, name: String)?

    /// What the document of a person in it says of it, in canonical form.
    let summary: [UInt8]

    init(
        id: String, name: String, roles: [(kind: RoleTemplate.Kind, division: String)], isSocial: Bool = false,
        isPublic: Bool = true
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.isSocial = isSocial
        self.isPublic = isPublic
        var writer = JSONWriter()
        writer.object { Self.writeSummary(id, name, isSocial, isPublic, to: &$0) }
        summary = writer.bytes
    }

    private static func writeSummary(
        _ id: String, _ name: String, _ isSocial: Bool, _ isPublic: Bool, to json: inout JSONWriter
    ) {
        json.field("id", id)
        json.field("name", name)
        json.field("rulesVisible", true)
        json.field("selfUri", "/api/v2/groups/\(id)")
        json.field("type", isSocial ? "social" : "official")
        json.field("visibility", isPublic ? "public" : "members")
    }

    fileprivate func write(to json: inout JSONWriter, changed: String) {
        Self.writeSummary(id, name, isSocial, isPublic, to: &json)
        json.field("dateModified", changed)
        if isSocial { json.field("description", "Runs on Thursdays") }
        json.field("includeOwners", false)
        json.field("memberCount", members)
        json.field("rolesEnabled", !roles.isEmpty)
        json.field("state", "active")
        json.field("version", 4)
        json.array("owners") { json in
            guard let owner else { return }
            json.object { json in
                json.reference(owner.id, owner.name, "users")
                json.field("version", 1)
            }
        }
    }
}
