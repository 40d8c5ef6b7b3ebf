public import ContactCenter

/// A table of the inventory: what it holds, what its columns mean, and which facts it is filled from.
public struct Table: Sendable {
    public let name: String

    /// What a row is.
    public let meaning: String
    public let columns: [Column]
    public let facts: [FactKind]
    let content: Content

    enum Content: Sendable {
        case rows(Fill)

        /// Made of other tables.
        case view(of: Set<String>, select: String)
    }

    /// Fills the table from a snapshot, and says what is not in it.
    typealias Fill = @Sendable (TenantSnapshot, Database, @escaping PersonName) throws -> [Unread]

    /// Whether it is made of others, so that nothing fills it.
    public var isView: Bool { if case .view = content { true } else { false } }
}

extension Table {

    /// A table with a row for each thing of a list.
    init<Element>(_ name: String, _ meaning: String, of fact: Fact<[Element]>, _ fields: [Field<Element>]) {
        self.init(name, meaning, from: fact, fields) { list, filling in
            for element in list { try filling.add(element) }
        }
    }

    /// A table with one row, for what there is once in a tenant.
    init<Setting>(_ name: String, _ meaning: String, once fact: Fact<Setting>, _ fields: [Field<Setting>]) {
        self.init(name, meaning, from: fact, fields) { setting, filling in try filling.add(setting) }
    }

    /// A table with rows of any kind a fact has in it.
    init<Whole, Element>(
        _ name: String, _ meaning: String, from fact: Fact<Whole>, _ fields: [Field<Element>],
        rows: @escaping @Sendable (Whole, inout Filling<Element>) throws -> Void
    ) {
        self.name = name
        self.meaning = meaning
        columns = fields.map(\.column)
        facts = [fact.kind]
        content = .rows { snapshot, database, names in
            let reading = fact.reading(in: snapshot)
            let missing = reading.absences.map {
                Unread(table: name, column: nil, fact: fact.kind, absence: $0, rows: 0)
            }
            guard let whole = reading.value else { return missing }
            var filling = try Filling(name, fields, into: database, names: names)
            try rows(whole, &filling)
            return missing + filling.unread(of: fact.kind)
        }
    }

    /// A table made of others.
    ///
    /// - Parameter select: With columns in the order of `columns`.
    init(_ name: String, _ meaning: String, over tables: [Table], _ columns: [Column], select: String) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        facts = tables.flatMap(\.facts)
        content = .view(of: Set(tables.map(\.name)), select: select)
    }

    /// What makes it.
    var sql: String {
        switch content {
        case .rows:
            let columns = columns.map { "\($0.name) \($0.type.sql)" }.joined(separator: ", ")
            return "CREATE TABLE \(name) (\(columns))"
        case .view(_, let select):
            return "CREATE VIEW \(name) (\(columns.map(\.name).joined(separator: ", "))) AS \(select)"
        }
    }
}

/// What a table lacks, and why.
public struct Unread: Hashable, Sendable {
    public let table: String

    /// nil where rows are missing, the column where only its cells are.
    public let column: String?
    public let fact: FactKind
    public let absence: Absence

    /// How many rows are known to lack it; 0 where nobody can say.
    public let rows: Int
}
