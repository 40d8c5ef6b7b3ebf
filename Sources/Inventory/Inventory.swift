public import ContactCenter

/// A tenant as tables in memory, to be asked in SQL.
///
/// Filled from facts, it is as pure as they are: no disk, no network, no clock, and the same answer tomorrow. What the
/// facts do not say is an empty cell, and the table `absences` says why.
public struct Inventory {
    private let database: Database

    /// What is not in it, of the tables it was filled with.
    public let unread: [Unread]

    /// Fills the tables from a snapshot.
    ///
    /// - Parameters:
    ///   - wanted: The tables to fill, by name; nil for all. What a view is made of counts as wanted with it.
    ///   - names: The names of people, for whoever has the keys.
    /// - Throws: ``QueryError`` of kind `.broken`.
    public init(
        of snapshot: TenantSnapshot, tables wanted: Set<String>? = nil,
        naming names: @escaping PersonName = { _ in nil }
    ) throws(QueryError) {
        let (database, unread) = try Self.making { () throws -> (Database, [Unread]) in
            let database = try Self.empty(asOf: Fact.asOf.reading(in: snapshot).value)
            let all = wanted.map(Self.withParts)
            try database.execute("BEGIN")
            var unread: [Unread] = []
            for table in Self.tables where all?.contains(table.name) != false {
                guard case .rows(let fill) = table.content else { continue }
                unread += try fill(snapshot, database, names)
            }
            try Self.record(unread, in: database)
            try database.execute("COMMIT")
            return (database, unread)
        }
        self.database = database
        self.unread = unread
    }

    /// Fills tables with rows that somebody wrote down; what they left out is empty, and nothing is unread.
    ///
    /// - Parameters:
    ///   - rows: By the name of the table; each row by the names of its columns.
    ///   - moment: What `as_of()` answers; nil where nobody said.
    public init(rows: [String: [[String: Cell]]], asOf moment: Moment?) throws(QueryError) {
        database = try Self.making {
            let database = try Self.empty(asOf: moment)
            for table in Self.tables where !table.isView {
                try database.insert(rows[table.name] ?? [], into: table)
            }
            return database
        }
        unread = []
    }

    /// Reads a query without running it.
    ///
    /// - Throws: ``QueryError`` of kind `.refused` or `.unsound`, or `.tooMuch` where reading it alone takes too much.
    public func reading(of sql: String) throws(QueryError) -> QueryReading {
        QueryReading(try query(sql), unread: unread)
    }

    /// Asks a query.
    ///
    /// - Throws: ``QueryError``, with what to do about it in its sentence where anything can be done.
    public func ask(_ sql: String, within bounds: Bounds = Bounds()) throws(QueryError) -> Answer {
        let query = try query(sql)
        return Answer(
            columns: query.columns, rows: try query.rows(within: bounds), reading: QueryReading(query, unread: unread))
    }

    /// What is missing of tables as wholes, and of what they are made of.
    func missing(of tables: [String]) -> [Unread] {
        let all = Self.withParts(Set(tables))
        return unread.filter { $0.column == nil && all.contains($0.table) }
    }

    private func query(_ sql: String) throws(QueryError) -> Query {
        try Query(sql, of: database, permission: Permission(tables: Self.tableNames, views: Self.viewNames))
    }
}

extension Inventory {

    /// Every table, in reading order.
    public static let tables: [Table] = [
        .people, .groups, .groupMembers, .groupOwners, .personRoles, .partnerPeople, .roles, .rolePermissions,
        .rolePowers,
        .unusedPermissions, .grants, .divisions, .granting, .accessPolicies, .partners, .signIn, .allowedNetworks,
        .embeddingDomains, .passwordSignIn, .identityProviders,
        .providerCertificates, .idleTimeout, .idleExceptions, .clients, .clientRoles, .clientRedirects, .clientScopes,
        .clientUsage, .apps, .integrations, .dataActions, .storedCredentials, .triggers, .trunks, .trunkSettings,
        .trunkCiphers, .trunkCallers, .keyConfigurations,
        .recordingKeys, .keyRotation, .retentionPolicies, .interactionRetention, .transcription, .maskingRules,
        .webDeployments, .webDeploymentDomains, .webConfigurations, .messagingChannels, .auditServices, .limits,
        .edges, .expiredEdges, .certificateAuthorities, .sites, .siteRegions, .recordingAccess, .bulkJobs,
        .subjectRequests, .mailDomains, .campaigns, .campaignLists, .doNotCallLists, .assistants, .guides, .flows,
        .prompts, .knowledgeBases,
        .absences,
    ]

    /// The functions a query may call, by name.
    public static var functions: [String] { Permission.functions.sorted() }

    /// The table of that name.
    public static func table(named name: String) -> Table? { byName[name] }

    private static let byName = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    private static let tableNames = Set(tables.filter { !$0.isView }.map(\.name))
    private static let viewNames = Set(tables.filter(\.isView).map(\.name))

    /// Tables by name, with those that the views among them are made of.
    static func withParts(_ names: Set<String>) -> Set<String> {
        names.reduce(into: names) { all, name in
            if case .view(let parts, _)? = byName[name]?.content { all.formUnion(parts) }
        }
    }

    private static func empty(asOf moment: Moment?) throws(QueryError) -> Database {
        let database = try Database(asOf: moment)
        for table in tables where !table.isView { try database.execute(table.sql) }
        for table in tables where table.isView { try database.execute(table.sql) }
        return database
    }

    private static func record(_ unread: [Unread], in database: Database) throws {
        var filling = try Filling(Table.absences.name, Table.absenceFields, into: database, names: { _ in nil })
        for lack in unread { try filling.add(lack) }
    }

    /// Makes an inventory, and says in our words what went wrong.
    private static func making<Made>(_ body: () throws -> Made) throws(QueryError) -> Made {
        do {
            return try body()
        } catch let error as QueryError {
            throw error
        } catch {
            throw QueryError(.broken, "\(error)")
        }
    }
}

extension Database {

    /// Adds rows that somebody wrote down.
    fileprivate func insert(_ rows: [[String: Cell]], into table: Table) throws(QueryError) {
        guard !rows.isEmpty else { return }
        let places = table.columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try prepare("INSERT INTO \(table.name) VALUES (\(places))")
        for row in rows {
            for (index, column) in table.columns.enumerated() {
                _ = insert.bind((row[column.name] ?? .null).value, at: Int32(index + 1))
            }
            try insert.run()
        }
    }
}

extension Cell {
    fileprivate var value: Value {
        switch self {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .text("\(number)")
        case .text(let text): .text(text)
        }
    }
}
