import Capture
import ContactCenter

/// OAuth clients: switched off and on, given another secret, made and deleted.
extension RouteTable {
    static let clientWrites = [
        Route(.post, "/api/v2/oauth/clients", needs: .any("oauth:client:add"), serves: .newClient),
        Route(.put, "/api/v2/oauth/clients/{clientId}", needs: .any("oauth:client:edit"), serves: .clientEdit),
        Route(
            .delete, "/api/v2/oauth/clients/{clientId}", needs: .any("oauth:client:delete"), serves: .clientRemoval),
        Route(
            .post, "/api/v2/oauth/clients/{clientId}/secret", needs: .any("oauth:client:edit"),
            serves: .clientSecret),
    ]
}

extension Form {

    /// `OAuthClientRequest`.
    fileprivate static let client = Form(
        """
        name! accessTokenValiditySeconds:whole description registeredRedirectUri:texts roleIds:texts \
        authorizedGrantType!:CODE|TOKEN|SAML2-BEARER|PASSWORD|CLIENT-CREDENTIALS scope:texts roleDivisions:objects \
        state:active|disabled|inactive dateToDelete:date
        """)
}

extension Refusal {
    fileprivate static let noSuchClient = Refusal(404, "client.not.found", "Client was not found.")
}

extension Serving {

    /// Disabled, its tokens die at once; inactive, it gets no new ones.
    ///
    /// Who edits it must hold its roles: the platform's console says so, with which code the API refuses is assumed.
    fileprivate static let clientEdit = replacing(.oauthClients, .client, .client, missing: .noSuchClient) {
        edit, tenant throws(Refusal) in
        if edit.after["state"] == nil { edit.after["state"] = edit.before["state"] }
        let client = edit.client(edit.after)
        try tenant.check(client)
        guard tenant.holdsRoles(of: [edit.client(edit.before), client], edit.inquiry.client) else {
            throw Refusal(403, "not.authorized", "You are not authorized to perform the requested action.")
        }
        if edit.after["state"]?.string == "disabled" { edit.inquiry.reception.revokeTokens(of: client.id) }
    }

    fileprivate static let clientRemoval = removing(.oauthClients, .client, missing: .noSuchClient) {
        edit, _ throws(Refusal) in
        if (edit.before["state"]?.string ?? "active") == "active" {
            throw Refusal(
                400, "cannot.delete.client", "Clients must be marked as inactive to be eligible for deletion.")
        }
        edit.inquiry.reception.revokeTokens(of: edit.inquiry.parameters[0])
    }

    /// The new secret stands in the answer; the tokens that were issued for the old one live on.
    fileprivate static let clientSecret = acting(
        on: .oauthClients, .client, missing: .noSuchClient,
        rule: { edit, tenant throws(Refusal) in
            let client = edit.client(edit.before)
            guard tenant.holdsRoles(of: [client], edit.inquiry.client) else {
                throw Refusal(
                    400, "bad.client.role", "The caller does not have all the roles assigned to this client.")
            }
            edit.after.set("secret", edit.inquiry.newSecret(of: client.id, &tenant))
        },
        answer: { tenant, inquiry, id in tenant.answer(.oauthClients, id, inquiry.query) })

    fileprivate static let newClient = adding(
        Newcomer(
            stock: .oauthClients, form: .client, subject: .client, path: "/api/v2/oauth/clients"
        ) { client, _, tenant, inquiry throws(Refusal) in
            let record = ClientRecord(Document(id: "", config: client.json))
            if let state = client["state"]?.string, state != "active" {
                throw Refusal(400, "bad.client.state", "New clients can only have an active state")
            }
            try tenant.check(record)
            guard tenant.holdsRoles(of: [record], inquiry.client) else {
                throw Refusal(400, "bad.client.role", "Client role is invalid.")
            }
            if client["state"] == nil { client.set("state", "active") }
            client.set("dateCreated", inquiry.now.iso8601)
            client.set("dateModified", inquiry.now.iso8601)
            client.set("secret", inquiry.newSecret(of: client["id"]?.string ?? "", &tenant))
        })
}

extension Edit {
    fileprivate func client(_ members: Members) -> ClientRecord {
        ClientRecord(Document(id: members["id"]?.string ?? "", config: members.json))
    }
}

extension Tenant {
    fileprivate func check(_ client: ClientRecord) throws(Refusal) {
        if client.usesClientCredentials, client.roles.isEmpty {
            throw Refusal(400, "missing.client.roles", "Client roles and divisions are missing.")
        }
        guard client.roles.allSatisfy({ has($0.role, in: .roles) && grants.knows(division: $0.division) }) else {
            throw Refusal(400, "bad.client.role", "Client role is invalid.")
        }
        guard (300...172_800).contains(client.tokenSeconds) else {
            throw .constraint("accessTokenValiditySeconds", "must be from 300 to 172800")
        }
    }

    /// Whether a caller holds every role of some clients, where they do or everywhere.
    ///
    /// A caller the tenant does not list is trusted with everything.
    fileprivate func holdsRoles(of others: [ClientRecord], _ caller: String) -> Bool {
        guard let held = clients[caller]?.roles else { return true }
        return others.flatMap(\.roles).allSatisfy { wanted in
            held.contains {
                $0.role == wanted.role && [wanted.division, Rights.everyDivision].contains($0.division)
            }
        }
    }
}

extension Inquiry {

    /// A secret nothing had before; the old one is none any more.
    fileprivate func newSecret(of client: String, _ tenant: inout Tenant) -> String {
        let secret = String(
            Array("\(reception.options.seed)/secret/\(client)/\(tenant.deeds.number())".utf8).sha256.prefix(40))
        tenant.secrets[client] = secret
        return secret
    }
}
