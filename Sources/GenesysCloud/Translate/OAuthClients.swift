import Capture
import ContactCenter

extension Capture {

    /// Programs that call the API with credentials of their own.
    ///
    /// A missing state is the default, active, and a missing token life is a day, as the API description says of both.
    /// Roles bind only clients that sign in without a person: others without `roleDivisions` hold none.
    ///
    /// Source: `GET /api/v2/oauth/clients`, checked 2026-11-22.
    func clients() throws(CaptureError) -> Reading<[OAuthClient]> {
        try list(.oauthClients) { document, flaws in
            let grantType = OAuthClient.GrantType(document["authorizedGrantType"], &flaws)
            return OAuthClient(
                id: OAuthClient.ID(document.id),
                name: document.name,
                grantType: grantType,
                isActive: !["disabled", "inactive"].contains(document["state"]?.string?.lowercased() ?? "active"),
                roles: document.holdings(grantType),
                tokenLifetime: document["accessTokenValiditySeconds"].ifAny(
                    of: "OAuthClient.accessTokenValiditySeconds", { $0.integer.map { .seconds($0) } }),
                redirects: document["registeredRedirectUri"].strings("OAuthClient.registeredRedirectUri", &flaws),
                created: document["dateCreated"]?.time,
                changed: document["dateModified"]?.time,
                maker: document.maker,
                scopes: document["scope"].reading(of: "OAuthClient.scope", \.strings))
        }
    }
}

extension OAuthClient.GrantType {
    fileprivate init(_ json: JSON?, _ flaws: inout Flaws) {
        guard let word = json?.string else {
            flaws.leftOut("OAuthClient.authorizedGrantType")
            self = .other("not given")
            return
        }
        switch word.uppercased() {
        case "CLIENT-CREDENTIALS", "CLIENT_CREDENTIALS": self = .clientCredentials
        case "CODE": self = .authorizationCode
        case "TOKEN": self = .implicit
        case "PASSWORD": self = .password
        case "SAML2-BEARER", "SAML2BEARER": self = .samlBearer
        default: self = .other(word)
        }
    }
}

extension Document {
    fileprivate var maker: Reading<Person.ID> {
        at("createdBy", "id").reading(of: "OAuthClient.createdBy") { $0.string.map { Person.ID($0) } }
    }

    fileprivate func holdings(_ grantType: OAuthClient.GrantType) -> Reading<[OAuthClient.Holding]> {
        guard let list = self["roleDivisions"], list.kind == .array else {
            guard grantType == .clientCredentials else { return .observed([]) }
            return .absent(.leftOut(field: "OAuthClient.roleDivisions"))
        }
        var holdings: [OAuthClient.Holding] = []
        for element in list.elements {
            guard let role = element["roleId"]?.string, let division = element["divisionId"]?.string else {
                return .absent(.leftOut(field: "RoleDivision.roleId or divisionId"))
            }
            holdings.append(OAuthClient.Holding(Role.ID(role), in: Grant.Reach(Division.ID(division))))
        }
        return .observed(holdings)
    }
}
