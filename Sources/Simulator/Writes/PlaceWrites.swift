import Capture
import ContactCenter

/// Divisions and groups, and who is in a group.
extension RouteTable {
    static let placeWrites = [
        Route(.get, "/api/v2/authorization/divisions/{divisionId}", serves: .one(of: .divisions)),
        Route(
            .post, "/api/v2/authorization/divisions",
            needs: .all("authorization:division:add", "authorization:grant:add"), serves: .adding(.division)),
        Route(
            .put, "/api/v2/authorization/divisions/{divisionId}", needs: .any("authorization:division:edit"),
            serves: .replacing(.divisions, .division, nil)),
        Route(
            .delete, "/api/v2/authorization/divisions/{divisionId}", needs: .any("authorization:division:delete"),
            serves: .divisionRemoval),
        Route(
            .post, "/api/v2/authorization/divisions/{divisionId}/restore", needs: .any("authorization:division:add"),
            serves: .divisionReturn),
        Route(.get, "/api/v2/groups/{groupId}", serves: .one(of: .groups)),
        Route(.post, "/api/v2/groups", needs: .any("directory:group:add"), serves: .adding(.group)),
        Route(
            .put, "/api/v2/groups/{groupId}", needs: .any("directory:group:edit"),
            serves: .replacing(.groups, .groupEdit, .group) { edit, tenant throws(Refusal) in
                try tenant.check(.people, edit.asked["ownerIds"]?.texts ?? [])
                edit.own()
            }),
        Route(.post, "/api/v2/groups/{groupId}/members", serves: .joining),
        Route(.delete, "/api/v2/groups/{groupId}/members", serves: .leaving),
    ]
}

extension Form {

    /// `AuthzDivision`.
    fileprivate static let division = Form("name description!")

    /// `GroupCreate`.
    fileprivate static let newGroup = Form(
        """
        name! description type!:official|social rulesVisible!:flag visibility!:public|owners|members \
        rolesEnabled:flag includeOwners:flag callsEnabled:flag ownerIds:texts addresses:objects images:objects
        """)

    /// `GroupUpdate`, whose word for who sees the group differs from what a group says of itself.
    fileprivate static let groupEdit = Form(
        """
        version!:whole name description state:active|inactive|deleted rulesVisible:flag \
        visibility:public|ownerIds|owners|members rolesEnabled:flag includeOwners:flag callsEnabled:flag \
        ownerIds:texts addresses:objects images:objects
        """)
}

extension Refusal {
    fileprivate static let divisionExists = Refusal(
        409, "resource.already.exists", "A division of that name already exists.")
    fileprivate static let noSuchMembers = Refusal(
        400, "general.resource.not.found", "Group members were not found.")
}

extension Newcomer {
    fileprivate static let division = Newcomer(
        stock: .divisions, form: .division, subject: nil, path: "/api/v2/authorization/divisions",
        taken: .divisionExists
    ) { division, asked, _, _ throws(Refusal) in
        guard asked["name"]?.string?.isEmpty == false else {
            throw Refusal(400, "division.name.invalid", "The name of the division is invalid.")
        }
        division.set("homeDivision", false)
    }

    fileprivate static let group = Newcomer(
        stock: .groups, form: .newGroup, subject: .group, path: "/api/v2/groups",
        taken: Refusal(400, "group.name.in.use", "This group name is currently in use.")
    ) { group, asked, tenant, inquiry throws(Refusal) in
        try tenant.check(.people, asked["ownerIds"]?.texts ?? [])
        group.begin()
        group["ownerIds"] = nil
        group["owners"] = .references(asked["ownerIds"])
        group.set("memberCount", 0)
        group.set("dateModified", inquiry.now.iso8601)
    }
}

extension Edit {

    /// The owners of a group are sent by their ids and read as people.
    fileprivate mutating func own() {
        after["ownerIds"] = nil
        if let owners = asked["ownerIds"] { after["owners"] = .references(owners) }
        if after["visibility"]?.string == "ownerIds" { after.set("visibility", "owners") }
        for name in ["name", "type", "rulesVisible", "visibility", "state"] where after[name] == nil {
            after[name] = before[name]
        }
    }
}

extension JSON {

    /// People of some ids; every definition of the platform's that speaks of them demands a version.
    fileprivate static func references(_ ids: JSON?) -> JSON {
        .written { json in
            json.array { json in
                for id in (ids?.elements ?? JSON.none.elements).compactMap(\.string) {
                    json.object { json in
                        json.field("id", id)
                        json.field("version", 1)
                        json.field("selfUri", "/api/v2/users/\(id)")
                    }
                }
            }
        }
    }
}

extension Serving {

    /// A division that holds objects stays, unless it is told to go all the same; the first one stays always.
    fileprivate static let divisionRemoval = removing(.divisions, nil) { edit, tenant throws(Refusal) in
        let held = edit.before["objectCounts"]?.members.reduce(0) { $0 + ($1.value.integer ?? 0) } ?? 0
        let isForced = edit.inquiry.query.isTrue("force")
        if edit.before["homeDivision"]?.boolean == true || held > 0 && !isForced {
            throw Refusal(400, "precondition.failure", "The division holds objects, or is the home division.")
        }
        tenant.deeds.deletedDivisions[edit.inquiry.parameters[0]] = edit.before.json
    }

    /// A deleted division comes back under its old id.
    fileprivate static let divisionReturn = Serving("divisions", changes: true, takesBody: true) {
        inquiry throws(Refusal) in
        let asked = try Form.division.read(inquiry.body)
        let id = inquiry.parameters[0]
        return try inquiry.reception.change { tenant throws(Refusal) in
            guard let document = tenant.deeds.deletedDivisions[id] else { throw .notFound }
            var division = Members(document)
            for name in asked.names { division[name] = asked[name] }
            let name = division["name"]?.string ?? ""
            if tenant.has(name, in: "name", of: .divisions) { throw .divisionExists }
            tenant.deeds.deletedDivisions[id] = nil
            tenant.put(division.json, at: .one(.divisions, id: id))
            return tenant.answer(.divisions, id, inquiry.query)
        }
    }

    fileprivate static let joining = Serving("groups", changes: true, takesBody: true) { inquiry throws(Refusal) in
        let asked = try Form("memberIds!:texts version:whole").read(inquiry.body)
        let ids = asked["memberIds"]?.texts ?? []
        guard ids.count <= 50 else { throw .constraint("memberIds", "must hold 50 ids at most") }
        return try inquiry.change(members: ids, isJoining: true, version: asked["version"]?.integer)
    }

    fileprivate static let leaving = Serving("groups", changes: true) { inquiry throws(Refusal) in
        let ids = inquiry.query.all("ids")
        guard !ids.isEmpty else { throw .constraint("ids", "must be given") }
        return try inquiry.change(members: ids, isJoining: false, version: nil)
    }
}

extension Inquiry {

    /// Puts people into the group of the path, or takes them out.
    fileprivate func change(members ids: [String], isJoining: Bool, version: Int?) throws(Refusal) -> Answer {
        let place = DocumentPlace.one(.groups, id: parameters[0])
        try reception.change { tenant throws(Refusal) in
            var edit = try Edit(place, of: tenant, self, asked: Members())
            if let version, version != edit.before["version"]?.integer { throw .conflict }
            try tenant.check(.people, ids, else: .noSuchMembers)
            let changed = ids.filter { tenant.change(groupsOf: $0, edit.before, isJoining: isJoining) }
            let size = edit.before["memberCount"]?.integer ?? 0
            edit.after.set("memberCount", max(size + (isJoining ? changed.count : -changed.count), 0))
            edit.countUp()
            edit.keep(in: &tenant)
            for (number, id) in changed.enumerated() {
                tell(edit.before, id, size: isJoining ? size + number : size - number, isJoining, part: number * 3)
            }
        }
        return Answer(status: 202) { _ in }
    }

    /// The three entries of one change.
    private func tell(_ group: Members, _ member: String, size: Int, _ isJoining: Bool, part: Int) {
        let entity = AuditRecord.Reference(id: parameters[0], name: group["name"]?.string ?? "")
        let after = isJoining ? size + 1 : max(size - 1, 0)
        let changes: [AuditRecord.Change] = [
            .init("memberCount", from: "\(size)", to: ["\(after)"]), .init("individuals", to: [member]),
            .init("group-membership", to: [member]),
        ]
        for (number, change) in changes.enumerated() { tell(.group, "Update", entity, [change], part: part + number) }
    }
}

extension Tenant {

    /// Has a person be in a group or not; whether that is new.
    fileprivate mutating func change(groupsOf id: String, _ group: Members, isJoining: Bool) -> Bool {
        let place = DocumentPlace.one(.people, id: id)
        guard let document = document(place) else { return false }
        var person = Members(document)
        let groups = (document["groups"]?.elements ?? JSON.none.elements).map(\.self)
        let others = groups.filter { $0["id"]?.string != group["id"]?.string }
        guard isJoining == (others.count == groups.count) else { return false }
        var summary = group
        for name in ["owners", "dateModified", "memberCount"] { summary[name] = nil }
        let now = isJoining ? others + [summary.json] : others
        person["groups"] = .written { json in json.array { json in for group in now { json.json(group) } } }
        put(person.json, at: place)
        return true
    }
}
