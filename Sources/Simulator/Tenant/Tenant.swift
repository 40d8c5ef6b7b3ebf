import Capture
import ContactCenter

/// One tenant, indexed so that every answer is made of bytes that are already there.
struct Tenant: Sendable {
    let organization: String
    let organizationName: String
    let grants: GrantBook
    let usage: UsageRows
    let clients: [String: ClientRecord]

    /// Where calls may come from; empty when from everywhere.
    let allowlist: [AddressBlock]
    let isAllowlistSet: Bool
    private let settings: [String: [UInt8]]
    private let shelves: [String: Shelf]
    private let roles: [String: PermissionSet]
    private let catalogue: Set<String>?

    /// The kinds that were refused when the capture was made, with the permission that was missing.
    private let refused: [String: String]

    /// The kinds that could not be read when the capture was made.
    private let failing: Set<String>

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
        let allowed = try capture.setting(Kind("authentication-settings", .setting))?["ipAddressAllowlist"]
        allowlist = (allowed?.elements ?? JSON.none.elements).compactMap { $0.string.flatMap(AddressBlock.init) }
        isAllowlistSet = allowed?.elements.first { _ in true } != nil
    }

    private static let settingKinds = [
        "organization", "role-settings", "authorization-settings", "authentication-settings", "idle-timeout",
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

    /// Whether a call may come from an address.
    func allows(address: String) -> Bool {
        guard isAllowlistSet else { return true }
        guard let address = AddressBlock(address) else { return false }
        return allowlist.contains { $0.contains(address) }
    }

    /// What a client may do.
    func rights(of client: String, restriction: PermissionRestriction?, divisions: Set<String>?) -> Rights {
        let held = clients[client]?.roles.map { entry in
            (division: entry.division, permissions: roles[entry.role] ?? PermissionSet())
        }
        return Rights(roles: held, catalogue: catalogue, restriction: restriction, divisions: divisions)
    }
}

extension Tenant {
    private static func clients(of capture: Capture) throws(CaptureError) -> [String: ClientRecord] {
        var clients: [String: ClientRecord] = [:]
        try capture.each(Stock.oauthClients.kind) { clients[$0.id] = ClientRecord($0) }
        return clients
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
