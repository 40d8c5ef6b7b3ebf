import Capture
import ContactCenter

/// One thing somebody did to the tenant on a day of the past: how it was before, and what the audit log says of it.
struct PastChange: Sendable {
    let at: Moment
    let records: [AuditRecord]

    /// Puts a later capture back to what it was before.
    let undo: @Sendable (inout RewoundCapture) -> Void
}

/// What a change is made of, and who makes it.
struct PastActor {
    let organization: String
    let person: AuditPopulation.Person
    let at: Moment
    var draw: Draw

    /// An entry signed by them.
    mutating func record(
        _ service: String, _ action: String, _ entityType: String, _ entity: AuditRecord.Reference,
        _ changes: [AuditRecord.Change], correlation: String? = nil
    ) -> AuditRecord {
        var record = AuditRecord(
            id: draw.uuid(), at: at, service: service, action: action, entityType: entityType, entity: entity)
        record.user = person.reference
        record.homeOrganization = organization
        record.addresses = [person.address]
        record.changes = changes
        record.context = [("correlationId", correlation ?? draw.uuid())]
        return record
    }
}

extension PastChange {

    /// Somebody leaves: they are switched off, and the role they had is taken away.
    static func leaving(_ person: Document, holding grant: Document?, by actor: PastActor) -> PastChange {
        var actor = actor
        let entity = AuditRecord.Reference(id: person.id, name: person["name"]?.string ?? "")
        let correlation = actor.draw.uuid()
        var records = [
            actor.record(
                "Directory", "Update", "User", entity,
                [.init("version", from: "7", to: ["8"]), .init("state", from: "active", to: ["inactive"])],
                correlation: correlation)
        ]
        var held: (id: String, line: [UInt8])?
        if let grant, let role = grant["role"]?.string, let division = grant["division"]?.string {
            let id = "\(person.id)--\(role)--\(division)"
            held = (id, grant.line(id: id, subject: person.id))
            var record = actor.record(
                "PeoplePermissions", "MemberRemove", "Role", entity, [], correlation: correlation)
            record.tell(membership: "MemberRemove", of: person.id, in: role, actor.organization)
            records.append(record)
        }
        return PastChange(at: actor.at, records: records) { [held] capture in
            capture.put(["state": Array(#""active""#.utf8)], into: person.id, of: Stock.people.kind)
            if let held { capture.insert(held.line, id: held.id, of: TenantLayout.grants) }
        }
    }

    /// How long a client's tokens live is set anew.
    static func tokenLife(of client: Document, by actor: PastActor) -> PastChange {
        var actor = actor
        let now = client["accessTokenValiditySeconds"]?.integer ?? 86_400
        let before = now == 7200 ? 3600 : 7200
        let record = actor.record(
            "PeoplePermissions", "Update", "OAuthClient", .init(id: client.id, name: client["name"]?.string ?? ""),
            [.init("accessTokenValiditySeconds", from: "\(before)", to: ["\(now)"])])
        return PastChange(at: actor.at, records: [record]) { capture in
            capture.put(
                ["accessTokenValiditySeconds": Array("\(before)".utf8)], into: client.id, of: Stock.oauthClients.kind)
        }
    }

    /// The words a role is described with are changed.
    static func description(of role: Document, by actor: PastActor) -> PastChange {
        var actor = actor
        let now = role["description"]?.string ?? ""
        let before = "To be described"
        let record = actor.record(
            "PeoplePermissions", "Update", "Role", .init(id: role.id, name: role["name"]?.string ?? ""),
            [.init("description", from: before, to: [now])])
        return PastChange(at: actor.at, records: [record]) { capture in
            capture.put(["description": Array(#""\#(before)""#.utf8)], into: role.id, of: Stock.roles.kind)
        }
    }

    /// Somebody joins a group.
    static func joining(_ group: AuditRecord.Reference, _ person: Document, by actor: PastActor) -> PastChange {
        var actor = actor
        let change = GroupChange(
            group: group, member: person.id, by: actor.person, correlation: actor.draw.uuid(), size: 11,
            isJoining: true)
        let records = (0..<3).map { part in
            var record = AuditRecord(
                id: actor.draw.uuid(), at: actor.at, service: "Groups", action: "Update", entityType: "", entity: group)
            change.tell(part, in: &record)
            return record
        }
        let others = person["groups"]?.elements.filter { $0["id"]?.string != group.id }.map { $0.canonical() } ?? []
        return PastChange(at: actor.at, records: records) { capture in
            let list = Array("[".utf8) + Array(others.joined(separator: Array(",".utf8))) + Array("]".utf8)
            capture.put(["groups": list], into: person.id, of: Stock.people.kind)
        }
    }

    /// The last network of the allowlist is let in.
    static func allowing(_ networks: [String], by actor: PastActor) -> PastChange {
        var actor = actor
        let before = Array(networks.dropLast())
        let record = actor.record(
            "PeoplePermissions", "Update", "AuthOrganization", .init(id: actor.organization, name: ""),
            [.init("ipAddressAllowlist", from: before.joined(separator: ","), to: [networks.joined(separator: ",")])])
        return PastChange(at: actor.at, records: [record]) { capture in
            let list = "[" + before.map { "\"\($0)\"" }.joined(separator: ",") + "]"
            capture.put(
                ["ipAddressAllowlist": Array(list.utf8)], into: "", of: TenantLayout.authenticationSettings)
        }
    }
}

extension Document {

    /// This grant as another's.
    fileprivate func line(id: String, subject: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in config.members {
                switch key {
                case "id": json.field(key, id)
                case "subject": json.field(key, subject)
                default:
                    json.key(key)
                    json.json(value)
                }
            }
        }
        return writer.bytes
    }
}
