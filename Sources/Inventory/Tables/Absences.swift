import Assurance
import ContactCenter

extension Table {
    static let absenceFields: [Field<Unread>] = [
        .text("table_name", "the table that lacks something") { $0.table },
        .text("column_name", "the column whose cells are empty because of it; empty where rows are missing") {
            $0.column
        },
        .text("reason", "why, and what to do about it where anything can be done") { $0.absence.because },
        .number("row_count", "how many rows are known to lack it; 0 where nobody can say") { $0.rows },
    ]

    /// Filled last, from what the others lack.
    static let absences = Table(
        "absences", "Something that was not read, and why: an empty cell without a row here is empty in the tenant.",
        absenceFields.map(\.column))

    private init(_ name: String, _ meaning: String, _ columns: [Column]) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        facts = []
        content = .rows { _, _, _ in [] }
    }
}
