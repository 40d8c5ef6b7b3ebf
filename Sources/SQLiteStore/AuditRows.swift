public import ContactCenter
import GRDB

/// What history keeps of the audit log: which stretches were read whole, and when something was changed.
public struct AuditRows: Sendable {
    private var windows: [(service: String, stretch: Range<Moment>)] = []
    private var changes: [(service: String, entity: String, at: Moment)] = []

    public init() {}

    /// A stretch of one service that was read whole.
    public mutating func add(whole stretch: Range<Moment>, of service: String) { windows.append((service, stretch)) }

    /// Something of that type was changed.
    public mutating func add(changeOf entity: String, at moment: Moment, by service: String) {
        changes.append((service, entity, moment))
    }

    /// An entry of that service is on record and does not read: anything may have been changed then.
    public mutating func add(unreadable moment: Moment, of service: String) {
        changes.append((service, Self.unreadable, moment))
    }

    /// Stands where the type of what was changed does not read.
    fileprivate static let unreadable = "?"

    func insert(into database: Database, _ tenant: String) throws {
        let window = try database.cachedStatement(sql: "INSERT OR IGNORE INTO audit_window VALUES (?, ?, ?, ?)")
        for (service, stretch) in windows {
            try window.execute(
                arguments: [tenant, service, stretch.lowerBound.milliseconds, stretch.upperBound.milliseconds])
        }
        let change = try database.cachedStatement(sql: "INSERT OR IGNORE INTO audit_change VALUES (?, ?, ?, ?)")
        for (service, entity, at) in changes {
            try change.execute(arguments: [tenant, service, entity, at.milliseconds])
        }
    }
}

extension Projections {

    /// The stretches of one service's audit log that were read whole.
    public func auditWindows(of service: String, in tenant: String) throws(ProjectionError) -> [Range<Moment>] {
        try reading { database in
            try Row.fetchAll(
                database, sql: "SELECT start, stop FROM audit_window WHERE tenant = ? AND service = ? ORDER BY start",
                arguments: [tenant, service]
            ).map { Moment(milliseconds: $0[0])..<Moment(milliseconds: $0[1]) }
        }
    }

    /// When anything of these types was changed, or may have been because the entry does not read; oldest first.
    public func auditChanges(
        of entities: Set<String>, by service: String, in tenant: String
    ) throws(ProjectionError) -> [Moment] {
        try reading { database in
            try (entities.isEmpty ? [] : entities.union([AuditRows.unreadable])).flatMap { entity in
                try Int64.fetchAll(
                    database, sql: "SELECT at FROM audit_change WHERE tenant = ? AND service = ? AND entity = ?",
                    arguments: [tenant, service, entity])
            }.sorted().map(Moment.init(milliseconds:))
        }
    }
}
