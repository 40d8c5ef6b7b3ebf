/// What a query reads.
public struct QueryReading: Sendable {

    /// The columns of its answer.
    public let columns: [String]

    /// The tables it names, sorted.
    public let tables: [String]

    /// What is not in the tables and columns it reads.
    public let unread: [Unread]

    /// Whether it asks for the names of people.
    public let readsNames: Bool

    init(_ query: Query, unread: [Unread]) {
        columns = query.columns
        let places = query.places
        tables = Self.tables(named: query.named, places)
        readsNames = places.contains(Place("people", "name"))
        let whole = Set(places.map(\.table))
        self.unread = unread.filter { lack in
            lack.column.map { places.contains(Place(lack.table, $0)) } ?? whole.contains(lack.table)
        }
    }

    /// A table read under another's name counts too: a part of a query may be called as a view is.
    private static func tables(named: Set<String>, _ places: Set<Place>) -> [String] {
        let told = Inventory.withParts(named)
        return named.union(Set(places.map(\.table)).subtracting(told)).sorted()
    }
}
