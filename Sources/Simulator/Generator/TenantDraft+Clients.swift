import Capture
import ContactCenter

extension TenantDraft {

    /// How many days of API usage the capture holds.
    private var window: Int { 92 }

    /// OAuth clients, what they called, and the applications of others that were let in.
    mutating func addClients() {
        var draw = chance("clients")
        registers["redirect-hosts"] = ["desktop", "wallboard", "portal"].map { "\($0).\(organization.domain)" }
        for client in ours() + usual() + weak() { add(client, &draw) }
        for number in 0..<min(200, size / 500) {
            let division = divisions[number % divisions.count].id
            add(DraftClient(name: "Connector \(number + 1)", roles: [(.connector, division)], age: 200 + number), &draw)
        }
        addApps(&draw)
        addScopes()
    }

    private func ours() -> [DraftClient] {
        ReaderClient.Purpose.allCases.map { purpose in
            DraftClient(
                name: "Linewarden \(purpose.rawValue)", roles: [(purpose.role, "*")], age: 150, purpose: purpose)
        }
    }

    /// The clients made for Linewarden alone, which nobody has used yet.
    mutating func addReaders() {
        var draw = chance("readers of \(organization.id)")
        for var client in ours() {
            (client.age, client.isUsed) = (1, false)
            add(client, &draw)
        }
    }

    /// In order, whatever the posture; some would not be if they were active or older.
    private func usual() -> [DraftClient] {
        let domain = organization.domain
        return [
            DraftClient(name: "Warehouse Export", roles: [(.analyst, home.id)]),
            DraftClient(name: "Records Connector", lifetime: 86_400, roles: [(.connector, divisions[1].id)], age: nil),
            DraftClient(
                name: "Agent Desktop", grantType: .code, lifetime: 28_800,
                redirects: ["https://desktop.\(domain)/auth/callback"], isSetAnew: true),
            DraftClient(
                name: "Wallboard", grantType: .code, lifetime: 43_200, redirects: ["https://wallboard.\(domain)/in"]),
            DraftClient(name: "Sign-in Bridge", grantType: .samlBearer),
            DraftClient(name: "Lobby Display", grantType: .device),
            DraftClient(name: "Old Softphone", grantType: .password, state: "disabled", isUsed: false),
            DraftClient(name: "Old Browser Widget", grantType: .implicit, state: "inactive", isUsed: false),
            DraftClient(name: "Pilot", roles: [(.analyst, home.id)], age: 10, isUsed: false),
        ]
    }

    private func weak() -> [DraftClient] {
        let domain = organization.domain
        let weak: [(control: String, isRare: Bool, client: DraftClient)] = [
            ("INT-01", false, DraftClient(name: "Browser Dialer", grantType: .implicit)),
            ("INT-01", true, DraftClient(name: "Campaign Loader", grantType: .password)),
            ("INT-02", false, DraftClient(name: "CRM Sync", roles: [(.masterAdmin, "*")])),
            ("INT-02", true, DraftClient(name: "Lake Loader", roles: [(.analyst, "*")])),
            (
                "INT-03", false,
                DraftClient(name: "Old Desktop", grantType: .code, scopes: ["users:readonly", "everything"])
            ),
            ("INT-03", true, DraftClient(name: "Kiosk", grantType: .code, scopes: [])),
            ("INT-04", false, DraftClient(name: "Nightly Export", lifetime: 172_800, roles: [(.analyst, home.id)])),
            ("INT-04", true, DraftClient(name: "Shift Tablet", grantType: .code, lifetime: nil)),
            (
                "INT-05", false,
                DraftClient(name: "Portal", grantType: .code, redirects: ["http://portal.\(domain)/back"])
            ),
            (
                "INT-05", true,
                DraftClient(name: "Campaign Pages", grantType: .code, redirects: ["https://*.\(domain)/back"])
            ),
            (
                "INT-05", true,
                DraftClient(name: "Workshop", grantType: .code, redirects: ["https://app.stranger.example/in"])
            ),
            (
                "INT-05", true,
                DraftClient(name: "Trial", grantType: .code, redirects: ["http://localhost:8080/callback"])
            ),
            ("INT-06", false, DraftClient(name: "Forgotten Importer", roles: [(.connector, home.id)], isUsed: false)),
            ("INT-07", false, DraftClient(name: "Inherited Loader", roles: [(.connector, home.id)], isOrphan: true)),
            ("INT-07", true, DraftClient(name: "Untouched Feed", roles: [(.connector, home.id)], untouched: 400)),
        ]
        return weak.filter { plants($0.control) && (!$0.isRare || posture == .poor) }.map(\.client)
    }

    private mutating func add(_ client: DraftClient, _ draw: inout Draw) {
        let id = draw.uuid()
        write(client, id, &draw)
        for role in client.roles {
            add(grant: role.kind, to: id, in: role.division, isLiving: client.state == "active")
        }
        if client.isUsed { addUsage(of: client, id, &draw) }
        declare(client, id, &draw)
        if client.isSetAnew { plantChange(of: id) }
        if let purpose = client.purpose { readers.append(ReaderClient(id: id, purpose: purpose)) }
        for (control, weakness) in client.weaknesses(approved: registers["redirect-hosts"] ?? [], window: window) {
            plant(control, Subject(.client, id), weakness)
        }
    }

    private mutating func write(_ client: DraftClient, _ id: String, _ draw: inout Draw) {
        let (author, secret) = (draw.one(of: client.isOrphan ? leavers : administrators), draw.uuid())
        let made = client.age.map(daysAgo)
        let lately = draw.number(1..<10)
        let changed = daysAgo(client.untouched ?? lately)
        let ending = daysAgo(-20)
        let roles = client.roles.map { (self.id(of: $0.kind), $0.division) }
        add(TenantLayout.clients, id: id) { json in
            json.field("id", id)
            json.field("name", client.name)
            json.field("description", "")
            json.field("authorizedGrantType", client.grantType.rawValue)
            json.field("state", client.state)
            if let lifetime = client.lifetime { json.field("accessTokenValiditySeconds", lifetime) }
            json.field("registeredRedirectUri", client.redirects)
            if [.clientCredentials, .code].contains(client.grantType) { json.field("secret", "fake-secret-\(secret)") }
            json.field("scope", client.grantType == .clientCredentials ? [] : client.scopes)
            json.array("roleDivisions") { json in
                for (role, division) in roles {
                    json.object { json in
                        json.field("roleId", role)
                        json.field("divisionId", division)
                    }
                }
            }
            json.field("dateCreated", ifPresent: made)
            json.field("dateModified", changed)
            json.object("createdBy") { $0.reference(author.id, author.name, "users") }
            if client.state == "inactive" { json.field("dateToDelete", ending) }
            json.field("selfUri", "/api/v2/oauth/clients/\(id)")
        }
    }

    /// One row for the days from the beginning of the window, and one for each month that began since.
    private mutating func addUsage(of client: DraftClient, _ id: String, _ draw: inout Draw) {
        let start = moment(daysAgo: window).iso8601Day
        let interval = "\(start)T00:00:00Z/\(moment.iso8601)"
        for day in [start] + firstDays(after: start) {
            let (requests, refused) = (draw.number(40..<90_000), draw.number(0..<30))
            let organization = organization.id
            add(TenantLayout.clientUsage, id: "\(id)--\(day)", volatile: TenantLayout.volatileUsage) { json in
                json.field("id", "\(id)--\(day)")
                json.field("interval", interval)
                json.object("row") { json in
                    json.field("clientId", id)
                    json.field("clientName", client.name)
                    json.field("organizationId", organization)
                    json.field("date", "\(day)T00:00:00Z")
                    json.field("requests", requests)
                    json.field("status200", requests - refused)
                    json.field("status400", refused)
                    json.field("status429", 0)
                    json.field("status500", 0)
                }
            }
        }
    }

    /// The first days of the months after a day and before now.
    private func firstDays(after day: String) -> [String] {
        (1..<window).map { moment(daysAgo: $0).iso8601Day }.filter { $0.hasSuffix("-01") && $0 > day }.reversed()
    }
}

extension ReaderClient.Purpose {

    /// The role that lets a client read what it is for.
    var role: RoleTemplate.Kind {
        switch self {
        case .core: .reader
        case .settings: .settingsReader
        case .telephony: .telephonyReader
        case .apps: .appsReader
        case .mail: .mailReader
        }
    }
}

extension TenantDraft {

    /// Applications of other makers, by name; one was turned away again.
    private mutating func addApps(_ draw: inout Draw) {
        registers["suppliers", default: []] += ["Bright Shift Planner", "Tonewise Analytics"]
        addApp("Bright Shift Planner", "Authorized", &draw)
        addApp("Free Screen Recorder", "Revoked", &draw)
        guard plants("INT-08") else { return }
        let unlisted = addApp("Clip Sharer", "Authorized", &draw)
        plant("INT-08", Subject(.app, unlisted), "Clip Sharer was let in and its maker is on no list")
        guard posture == .poor else { return }
        let asking = addApp("Tonewise Analytics", "Authorized", isPending: true, &draw)
        plant("INT-08", Subject(.app, asking), "Tonewise Analytics asks for more than it has")
    }

    /// What the customer declares of an application that is let in.
    private mutating func declare(_ name: String, _ id: String, _ state: String, _ draw: inout Draw) {
        let owner = draw.one(of: administrators).id
        guard state == "Authorized" else { return }
        programs.append(
            RegisteredProgram(
                id: RegisteredProgram.ID(id), owner: owner, purpose: name,
                permissions: ["users:readonly", "analytics"],
                review: moment(daysAgo: -100)))
    }

    @discardableResult
    private mutating func addApp(
        _ name: String, _ state: String, isPending: Bool = false, _ draw: inout Draw
    ) -> String {
        let id = draw.uuid()
        let author = author(&draw)
        declare(name, id, state, &draw)
        add(
            TenantLayout.apps, id: id,
            """
            {
              "id": "\(id)",
              "client": {
                "id": "\(id)", "name": "\(name)", "authorizedGrantType": "CODE",
                "selfUri": "/api/v2/oauth/clients/\(id)"
              },
              "scope": ["users:readonly", "analytics:readonly"], "roles": [], "resourceOwner": \(author),
              "dateCreated": "\(daysAgo(300))", "dateModified": "\(daysAgo(60))", "createdBy": \(author),
              "pending": \(isPending), "state": "\(state)", "selfUri": "/api/v2/oauth/authorizations/\(id)"
            }
            """)
        return id
    }
}
