import Assurance
import ContactCenter
import Inventory

/// The tables of the inventory, told from what fills them.
public enum InventoryPage {

    /// A line for each table: its name and columns.
    public static var list: String {
        Inventory.tables.map { "  \($0.name)(\($0.columns.map(\.name).joined(separator: ", ")))" }
            .joined(separator: "\n")
    }

    /// For a terminal.
    public static var text: String {
        Inventory.tables.map { table in
            let width = table.columns.map(\.name.count).max() ?? 0
            let columns = table.columns.map { column in
                "  \(column.name.padded(to: width))  \(column.type.rawValue.padded(to: 6))  \(column.meaning)\n"
            }
            return "\(table.name): \(table.meaning)\n" + columns.joined()
        }.joined(separator: "\n")
    }

    /// For `docs/query.md`.
    public static var markdown: String {
        Inventory.tables.map { table in
            "### \(table.name)\n\n" + Markdown.paragraph(table.meaning + from(table)) + "\n"
                + Markdown.table(
                    ["column", "type", "what stands in it"],
                    table.columns.map { [Markdown.code($0.name), $0.type.rawValue, $0.meaning] })
        }.joined(separator: "\n")
    }

    private static func from(_ table: Table) -> String {
        table.facts.isEmpty ? "" : " Read from: \(table.facts.map(\.name).distinct().spelledOut())."
    }

    /// The functions a query may call, for `docs/query.md`.
    public static var functions: String {
        Markdown.paragraph(Inventory.functions.map(Markdown.code).joined(separator: ", ") + ".")
    }

    /// What the findings of a control of the customer's own may be about, for `docs/custom-controls.md`.
    public static var kinds: String {
        Markdown.paragraph(Subject.Kind.allCases.map { Markdown.code($0.rawValue) }.joined(separator: ", ") + ".")
    }

    /// The examples for `docs/query.md`.
    public static var examples: String {
        QueryExample.all.map { "\($0.asks):\n\n```sql\n\($0.sql)\n```\n" }.joined(separator: "\n")
    }
}
