import Capture
import ContactCenter

/// Who holds which role: read by subject, granted and taken away.
extension RouteTable {
    static let grantWrites = [
        Route(
            .get, "/api/v2/authorization/subjects/{subjectId}", needs: .any("authorization:grant:view"),
            serves: .subject),
        Route(
            .post, "/api/v2/authorization/subjects/{subjectId}/bulkadd", needs: .all("authorization:grant:add"),
            serves: .grantChange(.add)),
        Route(
            .post, "/api/v2/authorization/subjects/{subjectId}/bulkremove", needs: .all("authorization:grant:delete"),
            serves: .grantChange(.remove)),
        Route(
            .post, "/api/v2/authorization/subjects/{subjectId}/bulkreplace",
            needs: .all("authorization:grant:add", "authorization:grant:delete"), serves: .grantChange(.replace)),
        Route(
            .delete, "/api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}",
            needs: .all("authorization:grant:delete"), serves: .grantRemoval),
    ]
}

/// What a request does to what somebody holds.
private enum GrantChange: Sendable {
    case add
    case remove
    case replace
}

extension Serving {

    /// `AuthzSubject`: what is held directly, not what comes through a group.
    fileprivate static let subject = Serving("grants") { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        guard inquiry.tenant.knows(subject: id) else { throw .notFound }
        let held = inquiry.tenant.grants.held(by: id).filter { inquiry.reach.contains($0.division) }
        var list = EntityList()
        for grant in held { list.add { inquiry.tenant.grants.append(subject: id, grant, to: &$0) } }
        return Answer { json in
            json.field("id", id)
            json.key("grants")
            json.verbatim(list.bytes)
            json.field("version", 1)
            json.field("selfUri", "/api/v2/authorization/subjects/\(id)")
        }
    }

    fileprivate static func grantChange(_ change: GrantChange) -> Serving {
        Serving("grants", changes: true, takesBody: true) { inquiry throws(Refusal) in
            let wanted = try inquiry.grants()
            try inquiry.checkDivisions(of: wanted)
            try inquiry.reception.change { tenant throws(Refusal) in
                let id = inquiry.parameters[0]
                guard tenant.knows(subject: id) else { throw .notFound }
                if change != .remove { try tenant.checkRoles(of: wanted) }
                inquiry.change(&tenant, id, change, wanted)
            }
            return .noContent
        }
    }

    fileprivate static let grantRemoval = Serving("grants", changes: true) { inquiry throws(Refusal) in
        let (id, division, role) = (inquiry.parameters[0], inquiry.parameters[1], inquiry.parameters[2])
        let grant = GrantBook.Held(role: role, division: division)
        try inquiry.checkDivisions(of: [grant])
        try inquiry.reception.change { tenant throws(Refusal) in
            guard tenant.grants.held(by: id).contains(where: { $0.isSame(as: grant) }) else { throw .notFound }
            inquiry.change(&tenant, id, .remove, [grant])
        }
        return .noContent
    }
}

extension Inquiry {

    /// `RoleDivisionGrants`.
    fileprivate func grants() throws(Refusal) -> [GrantBook.Held] {
        let asked = try Form("grants!:objects").read(body)
        return try (asked["grants"]?.elements ?? JSON.none.elements).map { pair throws(Refusal) in
            guard let role = pair["roleId"]?.string, let division = pair["divisionId"]?.string else {
                throw Refusal(400, "bad.role.divisions", "Invalid role divisions in request.")
            }
            return GrantBook.Held(role: role, division: division, made: now.iso8601)
        }
    }

    fileprivate func checkDivisions(of grants: [GrantBook.Held]) throws(Refusal) {
        guard let grant = grants.first(where: { !reach.contains($0.division) }) else { return }
        throw Refusal(
            403, "missing.division.permissions", "User doesn't have required permissions to the division.",
            [("permission", permission ?? ""), ("divisions", "[\(grant.division)]")])
    }

    fileprivate func change(
        _ tenant: inout Tenant, _ subject: String, _ change: GrantChange, _ wanted: [GrantBook.Held]
    ) {
        var part = 0
        let held = tenant.grants.held(by: subject)
        let leaving =
            switch change {
            case .add: [GrantBook.Held]()
            case .remove: wanted
            case .replace: held.filter { grant in !wanted.contains { $0.isSame(as: grant) } }
            }
        for grant in leaving where tenant.take(grant, from: subject) {
            tell(membership: "MemberRemove", of: subject, in: grant.role, part: part)
            part += 1
        }
        for grant in change == .remove ? [] : wanted where tenant.give(grant, to: subject) {
            tell(membership: "MemberAdd", of: subject, in: grant.role, part: part)
            part += 1
        }
        tenant.followGrants(of: subject)
    }

    private func tell(membership action: String, of subject: String, in role: String, part: Int) {
        var record = record(.role, action, .init(id: role, name: ""), part: part)
        record.tell(membership: action, of: subject, in: role, tenant.organization)
        reception.audits.tell(record)
    }
}

extension Tenant {
    fileprivate func knows(subject: String) -> Bool {
        type(of: subject) != "UNKNOWN" || !grants.held(by: subject).isEmpty
    }

    fileprivate func checkRoles(of wanted: [GrantBook.Held]) throws(Refusal) {
        for grant in wanted {
            guard document(.one(.roles, id: grant.role)) != nil, grants.knows(division: grant.division) else {
                throw Refusal(400, "bad.role.divisions", "Invalid role divisions in request.")
            }
        }
    }

    /// A client's document says what it holds, too.
    fileprivate mutating func followGrants(of subject: String) {
        guard clients[subject] != nil, let document = document(.one(.oauthClients, id: subject)) else { return }
        var client = Members(document)
        let held = grants.held(by: subject)
        client["roleDivisions"] = .written { json in
            json.array { json in
                for grant in held {
                    json.object { json in
                        json.field("roleId", grant.role)
                        json.field("divisionId", grant.division)
                    }
                }
            }
        }
        if client["roleIds"] != nil { client["roleIds"] = .written { json in json.array { _ in } } }
        put(client.json, at: .one(.oauthClients, id: subject))
    }
}
