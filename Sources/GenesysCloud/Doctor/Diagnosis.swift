public import Assurance
import Capture
import ContactCenter
public import Platforms

/// What our clients can and cannot read of a tenant, found out before anything is collected.
public struct Diagnosis: Sendable {
    public let clients: [ClientCheck]
    public let controls: [ControlCheck]

    /// One of our clients.
    public struct ClientCheck: Sendable {
        public let reader: Reader

        /// Whether the configuration names it at all.
        public let isConfigured: Bool

        /// What it lacks of what is asked of it, and what else each would allow.
        public let missing: [Missing]

        /// What it holds and is not asked for: more than a reader should have.
        public let surplus: [String]

        /// The names of the divisions it does not reach.
        public let divisionsOutOfReach: [String]
    }

    /// A permission one of our clients lacks.
    public struct Missing: Sendable, Hashable {
        public let permission: String

        /// Whether the organisation's own catalogue lists it: if not, the product is not bought and nobody can grant it.
        public let isSold: Bool

        /// What else it allows whoever holds it.
        public let alsoAllows: String
    }

    /// One control.
    public struct ControlCheck: Sendable {
        public let control: Control

        /// Why it cannot be decided; empty when it can.
        public let gaps: [Missing]
        public var isDecidable: Bool { gaps.isEmpty }
    }

    /// Finds out.
    ///
    /// - Throws: ``PlatformError`` where even that is refused.
    public static func of(
        _ connections: [Reader: Connection], controls: [Control]
    ) async throws(PlatformError) -> Diagnosis {
        var rights: [Reader: Rights] = [:]
        for (reader, connection) in connections { rights[reader] = try await connection.rights() }
        var sold: Set<String> = []
        var divisions: [(id: String, name: String)] = []
        if let core = connections[.core] {
            sold = Licences.permissions(in: try await core.page(of: .permissions))
            divisions = try await core.page(of: .divisions).compactMap { json in
                json["id"]?.string.map { ($0, json["name"]?.string ?? $0) }
            }
        }
        return Diagnosis(rights: rights, sold: sold, divisions: divisions, controls: controls)
    }

    init(rights: [Reader: Rights], sold: Set<String>, divisions: [(id: String, name: String)], controls: [Control]) {
        let lacks: (Listing) -> [Missing] = { listing in
            guard !listing.needs.isMet(by: { rights[listing.reader]?.holds($0) ?? false }) else { return [] }
            return listing.needs.asked.map { Missing($0, isSold: sold.isEmpty || sold.contains($0)) }
        }
        clients = Reader.allCases.map { reader in
            let listings = GenesysCloud.listings(for: .controls).filter { $0.reader == reader }
            let reach = rights[reader]?.divisions
            return ClientCheck(
                reader: reader, isConfigured: rights[reader] != nil,
                missing: Set(listings.flatMap(lacks)).sorted { $0.permission < $1.permission },
                surplus: rights[reader]?.surplus(
                    over: GenesysCloud.permissions(of: reader, for: .all)
                        + (reader == .core ? FlowExporting.permissions : [])) ?? [],
                divisionsOutOfReach: reach.map { reach in
                    divisions.filter { !reach.contains($0.id) }.map(\.name)
                } ?? [])
        }
        self.controls = controls.map { control in
            let kinds = Set(control.reads.flatMap { GenesysCloud.sources[$0] ?? [] })
            let listings = GenesysCloud.listings.filter { kinds.contains($0.kind) }
            return ControlCheck(
                control: control, gaps: Set(listings.flatMap(lacks)).sorted { $0.permission < $1.permission })
        }
    }
}

extension Diagnosis.Missing {
    fileprivate init(_ permission: String, isSold: Bool) {
        self.init(permission: permission, isSold: isSold, alsoAllows: SideEffects.of(permission))
    }
}

/// What a permission lets its holder do besides what we read with it.
///
/// Source: every operation of the API description of July 2026 that names the permission, counted 2026-11-22.
public enum SideEffects {
    public static func of(_ permission: String) -> String {
        switch permission {
        case "directory:organization:admin":
            "14 writes by itself: sign-in settings, idle time-out, organisation, features, roles, changing and deleting users"
        case "telephony:plugin:all": "51 telephony writes by itself, deleting and rebooting edges among them"
        case "oauth:client:authorize": "letting third-party applications in, changing and revoking what they may do"
        case "routing:email:manage": "17 writes: creating, changing and deleting e-mail domains and routes"
        default: "nothing but looking"
        }
    }
}
