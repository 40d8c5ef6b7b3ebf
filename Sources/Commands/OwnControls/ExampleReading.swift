import ContactCenter
import Inventory
import Yams

/// Reads a small inventory: rows by table, and the moment it is of.
struct ExampleReading {
    private let section: Section
    private let notes: Section.Notes

    init(_ section: Section, notes: Section.Notes) {
        self.section = section
        self.notes = notes
    }

    func example() -> Example {
        let moment = moment()
        var rows: [String: [[String: Cell]]] = [:]
        for (name, node) in section.members() where name != "as-of" {
            guard let table = Self.tables.first(where: { $0.name == name }) else {
                let nearest = Nearest.to(name, among: Self.tables.map(\.name)).map { "; did you mean \($0)?" }
                section.problem("there is no table \(name) to fill" + (nearest ?? ""), at: node)
                continue
            }
            rows[name] = self.rows(of: table, node)
        }
        return Example(rows: rows, asOf: moment)
    }

    private static let tables = Inventory.tables.filter { !$0.isView }

    private func moment() -> Moment? {
        guard let text = section.text("as-of") else { return nil }
        let moment = Moment(iso8601: text)
        if moment == nil {
            section.problem("\(section.full("as-of")) must be a moment such as 2026-11-24", at: section.node("as-of"))
        }
        return moment
    }

    private func rows(of table: Table, _ node: Node) -> [[String: Cell]] {
        guard let items = node.sequence else {
            section.problem("\(section.full(table.name)) must be a list of rows", at: node)
            return []
        }
        return items.enumerated().map { place, item in
            let row = Section(item, path: "\(section.full(table.name))[\(place)]", notes: notes)
            defer { row.end() }
            var cells: [String: Cell] = [:]
            for column in table.columns {
                if let value = row.node(column.name) { cells[column.name] = cell(value, column, in: row) }
            }
            return cells
        }
    }

    private func cell(_ node: Node, _ column: Column, in row: Section) -> Cell {
        if node.null != nil { return .null }
        let cell: Cell? =
            switch column.type {
            case .text: node.scalar.map { .text($0.string) }
            case .number: node.int.map { .integer(Int64($0)) }
            case .flag: node.bool.map { .integer($0 ? 1 : 0) }
            case .moment: node.scalar.flatMap { Moment(iso8601: $0.string) }.map { .text($0.iso8601) }
            }
        if cell == nil { row.problem("\(row.full(column.name)) must be \(column.type.inWords)", at: node) }
        return cell ?? .null
    }
}

extension ColumnType {
    fileprivate var inWords: String {
        switch self {
        case .text: "a text"
        case .number: "a whole number"
        case .flag: "true or false"
        case .moment: "a moment such as 2026-11-24T08:30:00Z"
        }
    }
}
