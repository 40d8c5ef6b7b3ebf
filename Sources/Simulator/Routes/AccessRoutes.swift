import Capture

/// Roles, divisions, grants, and what a client is itself.
extension RouteTable {
    static let accessRoutes = [
        Route(.get, "/api/v2/authorization/permissions", serves: .pages(of: .permissions)),
        Route(.get, "/api/v2/authorization/divisions", serves: .pages(of: .divisions)),
        Route(
            .get, "/api/v2/authorization/roles", needs: .any("authorization:role:view"), serves: .pages(of: .roles)),
        Route(
            .get, "/api/v2/authorization/roles/{roleId}", needs: .any("authorization:role:view"),
            serves: .one(of: .roles)),
        Route(
            .get, "/api/v2/authorization/roles/settings",
            needs: .any("directory:organization:admin", "authorization:settings:view"),
            serves: .setting("role-settings")),
        Route(
            .get, "/api/v2/authorization/settings",
            needs: .any("directory:organization:admin", "authorization:settings:view"),
            serves: .setting("authorization-settings")),
        Route(
            .get, "/api/v2/authorization/policies", needs: .any("authorization:policy:view"),
            serves: .cursor(of: .accessPolicies, atMost: 200)),
        Route(
            .get, "/api/v2/orgauthorization/trustors", needs: .any("authorization:orgTrustor:view"),
            serves: .pages(of: .trustors)),
        Route(
            .get, "/api/v2/authorization/divisions/{divisionId}/grants", needs: .any("authorization:grant:view"),
            serves: .grants),
        Route(.get, "/api/v2/authorization/subjects/me", serves: .ownSubject),
        Route(
            .get, "/api/v2/orgauthorization/trustees", needs: .any("authorization:orgTrustee:view"),
            serves: .pages(of: .partners)),
        Route(
            .get, "/api/v2/orgauthorization/trustees/{trusteeOrgId}/users",
            needs: .any("authorization:orgTrusteeUser:view"),
            serves: .pages(of: .partnerPeople) { inquiry in .named(inquiry.parameters[0]) }),
    ]
}

extension Inquiry {

    /// What is left of a grant in a division once the caller is limited to some.
    fileprivate func divisions(within division: String) -> [String] {
        guard let limit = reception.options.divisions[client] else { return [division] }
        if division == Rights.everyDivision { return limit.sorted() }
        return limit.contains(division) ? [division] : []
    }
}

extension Serving {

    /// The grants of a division, 500 a page at most, without links.
    static let grants = Serving("grants") { inquiry throws(Refusal) in
        let division = inquiry.parameters[0]
        let book = inquiry.tenant.grants
        let permission = "authorization:grant:view"
        guard book.knows(division: division) else { throw .notFound }
        guard inquiry.rights.hold(permission, in: division) else {
            throw .missing(permission, inDivision: division)
        }
        let page = try PageRequest(inquiry.query, atMost: 500)
        let count = book.count(in: division)
        var list = EntityList()
        for index in inquiry.disturbance.window(from: page.offset, size: page.size, of: count) {
            list.add { book.append(index, in: division, to: &$0) }
        }
        return Answer { json in
            list.write(to: &json)
            page.write(total: inquiry.disturbance.total(count, at: page.offset), to: &json)
        }
    }

    /// What the caller holds: `AuthzSubject`.
    static let ownSubject = Serving { inquiry throws(Refusal) in
        var list = EntityList()
        if inquiry.tenant.clients[inquiry.client] == nil {
            for division in inquiry.divisions(within: Rights.everyDivision) {
                list.add { bytes in
                    inquiry.tenant.grants.append(everythingIn: division, to: inquiry.client, &bytes)
                }
            }
        }
        for held in inquiry.tenant.clients[inquiry.client]?.roles ?? [] {
            for division in inquiry.divisions(within: held.division) {
                list.add { bytes in
                    inquiry.tenant.grants.append(
                        subject: inquiry.client, .init(role: held.role, division: division), to: &bytes)
                }
            }
        }
        return Answer { json in
            json.field("id", inquiry.client)
            json.key("grants")
            json.verbatim(list.bytes)
            json.field("version", 1)
            json.field("selfUri", "/api/v2/authorization/subjects/\(inquiry.client)")
        }
    }
}
