/// A table, or one column of it.
struct Place: Hashable, Sendable {
    let table: String
    let column: String?

    init(_ table: String, _ column: String?) {
        self.table = table
        self.column = column
    }
}
