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
            DraftGroup(id: draw.uuid(), name: "Platform Administrators", roles: [(.masterAdmin, "*")]),
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
            add(TenantLayout.groups, id: group.id) { group.write(to: &$0, changed: changed) }
        }
    }
}

extension TenantDraft.DraftGroup {

    /// What a person's document says of it.
    func writeSummary(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("name", name)
        json.field("rulesVisible", true)
        json.field("selfUri", "/api/v2/groups/\(id)")
        json.field("type", isSocial ? "social" : "official")
        json.field("visibility", "public")
    }

    fileprivate func write(to json: inout JSONWriter, changed: String) {
        writeSummary(to: &json)
        json.field("dateModified", changed)
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
