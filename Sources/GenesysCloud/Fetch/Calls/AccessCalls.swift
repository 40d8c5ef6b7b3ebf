import Capture

extension Listing {

    /// Source: `GET /api/v2/authorization/divisions`, API description of July 2026.
    static let divisions = Listing(
        .divisions, "/api/v2/authorization/divisions", query: [Parameter("objectCount", "true")],
        paging: .pages(size: 100), needs: .none)

    /// That this list expands `unusedPermissions`, which the call for one role names, is assumed: here any word is
    /// allowed.
    ///
    /// Source: `GET /api/v2/authorization/roles` and `/roles/{roleId}`, API description of July 2026; 100 a page is what
    /// the vendor's own export asks for.
    static let roles = Listing(
        .roles, "/api/v2/authorization/roles",
        query: [Parameter("userCount", "true"), Parameter("expand", "unusedPermissions")], paging: .pages(size: 100),
        needs: .any(["authorization:role:view"]))

    /// Source: `GET /api/v2/authorization/roles/settings`, API description of July 2026.
    static let roleSettings = Listing(
        .roleSettings, "/api/v2/authorization/roles/settings", paging: .document,
        needs: .any(["authorization:settings:view", "directory:organization:admin"]))

    /// Every grant, division by division, 500 a page: asking per person would be a call a person.
    ///
    /// Each grant repeats the policies of its role; kept is their hash, a thousandth of the size.
    ///
    /// Source: `GET /api/v2/authorization/divisions/{divisionId}/grants`, API description of July 2026.
    static let grants = Listing(
        .grants, "/api/v2/authorization/divisions/{divisionId}/grants", paging: .pages(size: 500),
        needs: .any(["authorization:grant:view"]), each: .document(of: .divisions)
    ) { json, _ in
        guard let subject = json["subjectId"]?.string, let role = json["role"]?["id"]?.string,
            let division = json["division"]?["id"]?.string
        else { return nil }
        return Entry(id: "\(subject)--\(role)--\(division)") { writer in
            writer.field("subject", subject)
            writer.field("role", role)
            writer.field("division", division)
            writer.field("via", "direct")
            writer.field("grantMadeAt", ifPresent: json["grantMadeAt"]?.string)
            writer.field("policies", ifPresent: json["role"]?["policies"]?.canonical().sha256)
        }
    }

    /// Who holds each powerful role: the one list that is sure to hold grants in all divisions at once.
    ///
    /// That a division's own list repeats those is nowhere stated, so both are read and put together.
    ///
    /// Source: `GET /api/v2/authorization/roles/{roleId}/subjectgrants`, API description of July 2026.
    static let roleHolders = Listing(
        .grants, "/api/v2/authorization/roles/{roleId}/subjectgrants", paging: .pages(size: 100),
        needs: .any(["authorization:role:view"]), each: .powerfulRole
    ) { json, role in
        guard let subject = json["id"]?.string, let divisions = json["divisions"] else { return nil }
        return divisions.elements.compactMap { division in
            let division = division["id"]?.string
            return Entry(id: division.map { "\(subject)--\(role)--\($0)" }) { writer in
                writer.field("subject", subject)
                writer.field("role", role)
                writer.field("division", division ?? "")
                writer.field("via", "direct")
            }
        }
    }

    /// Source: `GET /api/v2/groups`, API description of July 2026.
    static let groups = Listing(.groups, "/api/v2/groups", paging: .pages(size: 100), needs: .none)

    /// Source: `GET /api/v2/orgauthorization/trustees`, API description of July 2026.
    static let partners = Listing(
        .partners, "/api/v2/orgauthorization/trustees", paging: .pages(size: 100),
        needs: .any(["authorization:orgTrustee:view"]))

    /// The people of each partner.
    ///
    /// A person is kept with the partner they are of.
    ///
    /// Source: `GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users`, API description of July 2026.
    static let partnerPeople = Listing(
        .partnerPeople, "/api/v2/orgauthorization/trustees/{trusteeOrgId}/users", paging: .pages(size: 100),
        needs: .any(["authorization:orgTrusteeUser:view"]), each: .document(of: .partners)
    ) { json, partner in
        Entry(id: json["id"]?.string) { writer in
            writer.field("partner", partner)
            writer.key("user")
            writer.json(json)
        }
    }
}
