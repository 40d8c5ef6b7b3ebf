import Capture
import ContactCenter

/// The organisation's settings, its clients and its clock.
extension RouteTable {
    static let organizationRoutes = [
        Route(.get, "/api/v2/organizations/me", serves: .setting("organization")),
        Route(
            .get, "/api/v2/organizations/authentication/settings", needs: .any("directory:organization:admin"),
            serves: .setting("authentication-settings")),
        Route(
            .get, "/api/v2/organizations/limits/namespaces/{namespaceName}",
            serves: .whole(of: .limits) { inquiry in .named(inquiry.parameters[0]) }),
        Route(.get, "/api/v2/tokens/timeout", serves: .setting("idle-timeout")),
        Route(.get, "/api/v2/tokens/me", serves: .ownToken),
        Route(.delete, "/api/v2/tokens/me", serves: .revocation),
        Route(.get, "/api/v2/date", serves: .date),
        Route(
            .get, "/api/v2/identityproviders/purecloud", needs: .any("sso:provider:view"),
            serves: .setting("native-sign-in")),
        Route(
            .get, "/api/v2/identityproviders", needs: .any("sso:provider:view"),
            serves: .pages(of: .identityProviders, .decidedByPlatform)),
        Route(
            .get, "/api/v2/oauth/clients", needs: .any("oauth:client:view"),
            serves: .pages(of: .oauthClients, .decidedByPlatform)),
        Route(
            .get, "/api/v2/oauth/clients/{clientId}", needs: .any("oauth:client:view"),
            serves: .one(of: .oauthClients)),
        Route(.get, "/api/v2/oauth/scopes", serves: .counted(of: .oauthScopes)),
        Route(
            .get, "/api/v2/oauth/authorizations", needs: .any("oauth:client:authorize"),
            serves: .counted(of: .appAuthorizations)),
        Route(
            .get, "/api/v2/audits/query/servicemapping", needs: .all("audits:audit:view"),
            serves: .setting("audit-services")),
    ]
}

extension Serving {

    /// `ServerDate`.
    static let date = Serving { inquiry throws(Refusal) in
        Answer { json in json.field("currentDate", inquiry.now.iso8601) }
    }

    /// The caller's token dies.
    static let revocation = Serving { inquiry throws(Refusal) in
        inquiry.reception.revoke(token: inquiry.token)
        return Answer([])
    }

    /// `TokenInfo`: which tenant, which client, which roles.
    static let ownToken = Serving { inquiry throws(Refusal) in
        let tenant = inquiry.tenant
        return Answer { json in
            json.object("organization", tenant.writeOrganization)
            json.object("homeOrganization", tenant.writeOrganization)
            json.field("authorizedScope", [])
            json.object("OAuthClient") { json in OwnClient(inquiry).write(to: &json) }
        }
    }
}

extension Tenant {
    fileprivate func writeOrganization(to json: inout JSONWriter) {
        json.field("id", organization)
        json.field("name", organizationName)
    }
}

/// `OrgOAuthClient`: what a client learns of itself, which is less than `OAuthClient`.
private struct OwnClient {
    let inquiry: Inquiry

    init(_ inquiry: Inquiry) { self.inquiry = inquiry }

    private static let told: Set<String> = [
        "id", "name", "dateCreated", "dateModified", "createdBy", "modifiedBy", "authorizedGrantType", "scope",
        "roleDivisions", "state", "dateToDelete",
    ]

    func write(to json: inout JSONWriter) {
        if let document {
            for (key, value) in document.members where Self.told.contains(key) {
                json.key(key)
                json.json(value)
            }
        } else {
            json.field("id", inquiry.client)
            json.field("name", inquiry.client)
            json.field("authorizedGrantType", "CLIENT-CREDENTIALS")
        }
        json.object("organization", inquiry.tenant.writeOrganization)
    }

    private var document: JSON? {
        guard let shelf = inquiry.tenant.shelf(.oauthClients), let place = shelf.place(of: inquiry.client) else {
            return nil
        }
        return try? JSON(shelf.whole(place))
    }
}
