import ContactCenter

/// Rows on their way into a table, through one prepared statement.
struct Filling<Element> {
    private let table: String
    private let fields: [Field<Element>]
    private let insert: Statement
    private let names: PersonName
    private var open: [Lack: Int] = [:]

    private struct Lack: Hashable {
        let column: String?
        let absence: Absence
    }

    init(_ table: String, _ fields: [Field<Element>], into database: Database, names: @escaping PersonName) throws {
        self.table = table
        self.fields = fields
        self.names = names
        let places = fields.map { _ in "?" }.joined(separator: ", ")
        insert = try database.prepare("INSERT INTO \(table) VALUES (\(places))")
    }

    mutating func add(_ element: Element) throws {
        for index in fields.indices {
            guard let absence = insert.bind(fields[index].value(element, names), at: Int32(index + 1)) else { continue }
            open[Lack(column: fields[index].column.name, absence: absence), default: 0] += 1
        }
        try insert.run()
    }

    /// Notes that rows are missing which belong to something that is there.
    mutating func leaveOpen(_ absences: [Absence]) {
        for absence in absences { open[Lack(column: nil, absence: absence), default: 0] += 1 }
    }

    /// What was left open, in the order of the columns.
    func unread(of fact: FactKind) -> [Unread] {
        let all = open.map { Unread(table: table, column: $0.column, fact: fact, absence: $0.absence, rows: $1) }
        return all.sorted { ($0.column ?? "", "\($0.absence)") < ($1.column ?? "", "\($1.absence)") }
    }
}
