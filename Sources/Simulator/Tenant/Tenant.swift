import Capture
import ContactCenter

/// One tenant, indexed so that every answer is made of bytes that are already there.
struct Tenant: Sendable {
    let organization: String
    let organizationName: String
    let usage: UsageRows
    private(set) var grants: GrantBook
    private(set) var clients: [String: ClientRecord]
    private(set) var allowlist: Allowlist
    private var settings: [String: [UInt8]]
    private var shelves: [String: Shelf]
    private var roles: [String: PermissionSet]
    private let catalogue: Set<String>?

    /// The kinds that were refused when the capture was made, with the permission that was missing.
    private let refused: [String: String]

    /// The kinds that could not be read when the capture was made.
    private let failing: Set<String>

    /// The queues that agents are members of.
    private(set) var staffedQueues: [LiveFigures.Queue] = []

    /// What clients sign in with: where the capture has a client's secret itself and no mark of it, that.
    var secrets: [String: String]

    /// What requests did to it that stands in no document.
    var deeds = Deeds()

    /// Reads a capture.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture) throws(CaptureError) {
        var settings: [String: [UInt8]] = [:]
        for kind in Self.settingKinds {
            guard let document = try capture.setting(Kind(kind, .setting)) else { continue }
            settings[kind] = Dressing.whole(document.config, document.state)
        }
        var shelves: [String: Shelf] = [:]
        for stock in Stock.all { shelves[stock.kind.name] = try Shelf(stock, from: capture) }
        self.settings = settings
        self.shelves = shelves
        grants = try GrantBook(capture)
        usage = try UsageRows(capture)
        clients = try Self.clients(of: capture)
        secrets = try Self.secrets(in: capture)
        roles = try Self.roles(of: capture)
        catalogue = try Self.catalogue(of: capture)
        refused = Self.refused(in: capture)
        failing = Set(
            capture.manifest.kinds.filter { record in
                record.documents == 0 && record.absences.contains { if case .failed = $0 { true } else { false } }
            }.map(\.name))
        let organization = try capture.setting(Kind("organization", .setting))
        self.organization = organization?["id"]?.string ?? capture.manifest.organization
        organizationName = organization?["name"]?.string ?? capture.manifest.organizationName ?? ""
        allowlist = Allowlist(try capture.setting(Kind(Self.signInRules, .setting))?["ipAddressAllowlist"])
        let queues = queues
        staffedQueues = LiveFigures.queueNames.compactMap { name in queues.first { $0.name == name } }
    }

    static let signInRules = "authentication-settings"

    private static let settingKinds = [
        "organization", "role-settings", "authorization-settings", signInRules, "idle-timeout",
        "native-sign-in",
        "recording-key-rotation", "interaction-retention", "transcription", "audit-services",
        "recording-settings", "speech-analytics", "execution-data", "outbound-settings",
    ]
}

extension Tenant {

    /// The document of a setting; nil where the capture has none.
    func setting(_ kind: String) -> [UInt8]? { settings[kind] }

    /// The documents of a kind.
    func shelf(_ stock: Stock) -> Shelf? { shelves[stock.kind.name] }

    /// The permission that was missing when this kind was collected; nil where it was not refused.
    func refusedPermission(_ kind: String) -> String? { refused[kind] }

    /// Whether reading this kind failed when the capture was made: then it fails here too.
    func failed(_ kind: String) -> Bool { failing.contains(kind) }

    /// Whether the organisation has bought a permission, of which any part may be `*`.
    func offers(domain: String, entity: String, action: String) -> Bool {
        guard let catalogue else { return true }
        let parts = [domain, entity, action]
        guard parts.contains("*") else { return catalogue.contains(parts.joined(separator: ":")) }
        return catalogue.contains { permission in
            zip(parts, permission.split(separator: ":")).allSatisfy { $0 == "*" || $0 == $1 }
        }
    }

    /// What a client may do; who signed in through one has their own roles, not the client's.
    func rights(
        of holder: Tokens.Holder, restriction: PermissionRestriction?, divisions: Set<String>?
    ) -> Rights {
        let entries =
            holder.person.map { grants.held(by: $0).map { ($0.division, $0.role) } }
            ?? clients[holder.client]?.roles.map { ($0.division, $0.role) }
        let held = entries?.map { (division: $0, permissions: roles[$1] ?? PermissionSet()) }
        return Rights(roles: held, catalogue: catalogue, restriction: restriction, divisions: divisions)
    }
}

extension Tenant {

    /// What conversations can wait in.
    var queues: [LiveFigures.Queue] {
        (shelf(.queues)?.documents ?? []).compactMap { bytes in
            guard let queue = try? JSON(bytes), let id = queue["id"]?.string else { return nil }
            return LiveFigures.Queue(id: id, name: queue["name"]?.string ?? id)
        }
    }

    /// Makes the queues up that agents are members of, in a tenant whose capture does not say what queues it has.
    mutating func inventQueues(seed: UInt64) {
        staffedQueues = LiveFigures.queueNames.enumerated().map { number, name in
            LiveFigures.Queue(id: IdentifierV5.uuid(of: "simulator/\(seed)/queue/\(number)"), name: name)
        }
        for queue in staffedQueues {
            var document = Members()
            document.set("id", queue.id)
            document.set("name", queue.name)
            document.set("selfUri", "/api/v2/routing/queues/\(queue.id)")
            put(document.json, at: .one(.queues, id: queue.id))
        }
    }

    /// A document with everything in it; nil where there is none.
    func document(_ place: DocumentPlace) -> JSON? {
        switch place {
        case .setting(let kind): settings[kind].flatMap { try? JSON($0) }
        case .one(let stock, let id):
            shelf(stock).flatMap { shelf in shelf.place(of: id).flatMap { try? JSON(shelf.whole($0)) } }
        }
    }

    /// Whether there is a document of an id.
    func has(_ id: String, in stock: Stock) -> Bool { shelf(stock)?.place(of: id) != nil }

    /// Whether a document has that text in a member, whatever the case of its letters.
    mutating func has(_ value: String, in member: String, of stock: Stock) -> Bool {
        shelves[stock.kind.name]?.has(value, in: member) == true
    }

    /// Puts a document in, in place of the one that is there; everything that is made of it follows.
    mutating func put(_ document: JSON, at place: DocumentPlace) {
        switch place {
        case .setting(let kind):
            settings[kind] = document.canonical()
            if kind == Self.signInRules { allowlist = Allowlist(document["ipAddressAllowlist"]) }
        case .one(let stock, let id):
            shelves[stock.kind.name]?.put(document, id: id)
            follow(Document(id: id, config: document), in: stock)
        }
    }

    private mutating func follow(_ document: Document, in stock: Stock) {
        switch stock.kind.name {
        case Stock.roles.kind.name:
            roles[document.id] = PermissionSet(role: document.config)
            grants.put(role: document)
        case Stock.divisions.kind.name: grants.put(division: document)
        case Stock.oauthClients.kind.name:
            let client = ClientRecord(document)
            clients[document.id] = client
            setGrants(of: client)
        default: break
        }
    }

    /// What a client holds stands in the list of grants too, where the tenant has it there.
    private mutating func setGrants(of client: ClientRecord) {
        let held = grants.held(by: client.id)
        let wanted = client.roles.map { GrantBook.Held(role: $0.role, division: $0.division) }
        for grant in held where !wanted.contains(where: { $0.isSame(as: grant) }) {
            _ = grants.take(grant, from: client.id)
        }
        for grant in wanted { _ = grants.give(grant, to: client.id) }
    }

    /// Takes a document away, and everything that is made of it.
    mutating func remove(_ id: String, from stock: Stock) {
        shelves[stock.kind.name]?.remove(id)
        switch stock.kind.name {
        case Stock.roles.kind.name:
            roles[id] = nil
            grants.removeGrants(of: id)
        case Stock.divisions.kind.name: grants.remove(division: id)
        case Stock.oauthClients.kind.name:
            for grant in grants.held(by: id) { _ = grants.take(grant, from: id) }
            clients[id] = nil
            secrets[id] = nil
        default: break
        }
    }

    /// Grants somebody a role; whether it was not held before.
    mutating func give(_ held: GrantBook.Held, to subject: String) -> Bool { grants.give(held, to: subject) }

    /// Takes a role from somebody; whether it was held.
    mutating func take(_ held: GrantBook.Held, from subject: String) -> Bool { grants.take(held, from: subject) }
}

extension Tenant {
    private static func clients(of capture: Capture) throws(CaptureError) -> [String: ClientRecord] {
        var clients: [String: ClientRecord] = [:]
        try capture.each(Stock.oauthClients.kind) { clients[$0.id] = ClientRecord($0) }
        return clients
    }

    private static func secrets(in capture: Capture) throws(CaptureError) -> [String: String] {
        var secrets: [String: String] = [:]
        try capture.each(Stock.oauthClients.kind) { client in
            guard let secret = client["secret"]?.string, !secret.hasPrefix("hmac-sha256:") else { return }
            secrets[client.id] = secret
        }
        return secrets
    }

    private static func roles(of capture: Capture) throws(CaptureError) -> [String: PermissionSet] {
        var roles: [String: PermissionSet] = [:]
        try capture.each(Stock.roles.kind) { roles[$0.id] = PermissionSet(role: $0.config) }
        return roles
    }

    /// Every permission the organisation's catalogue lists, as `domain:entity:action`.
    ///
    /// Read from both halves as one: an entity may be called like a member that moves, such as `station`.
    private static func catalogue(of capture: Capture) throws(CaptureError) -> Set<String>? {
        var permissions: Set<String> = []
        try capture.each(Stock.permissions.kind) { document in
            guard let whole = try? JSON(document.whole) else { return }
            for (_, entries) in whole["permissionMap"]?.members ?? JSON.none.members {
                for entry in entries.elements {
                    let domain = entry["domain"]?.string ?? whole["domain"]?.string ?? document.id
                    permissions.insert(
                        "\(domain):\(entry["entityType"]?.string ?? ""):\(entry["action"]?.string ?? "")")
                }
            }
        }
        return permissions.isEmpty ? nil : permissions
    }

    private static func refused(in capture: Capture) -> [String: String] {
        var refused: [String: String] = [:]
        for record in capture.manifest.kinds where record.documents == 0 {
            for absence in record.absences {
                switch absence {
                case .notPermitted(let permission), .notLicensed(let permission): refused[record.name] = permission
                default: continue
                }
            }
        }
        return refused
    }
}
