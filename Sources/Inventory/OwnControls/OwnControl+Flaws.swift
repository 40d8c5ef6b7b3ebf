/// What is wrong with a control of the customer's own, apart from how its file is written.
public struct OwnControlFlaw: Hashable, Sendable {
    public let part: Part
    public let message: String

    /// Where in the text of the part; nil for the whole of it.
    public let place: QueryError.Place?

    /// The name it uses that is not there.
    public let unknownName: String?

    public enum Part: String, Sendable { case query, examined, reads }
}

extension OwnControl {

    /// What is wrong with its queries, found by reading them over empty tables.
    public func flaws() throws(QueryError) -> [OwnControlFlaw] {
        let empty = try Inventory(rows: [:], asOf: nil)
        var flaws: [OwnControlFlaw] = []
        var named: Set<String> = []
        for (part, sql) in [(OwnControlFlaw.Part.query, query), (.examined, countQuery)] {
            do throws(QueryError) {
                let reading = try empty.reading(of: sql)
                named.formUnion(reading.tables)
                flaws += part == .query ? Self.missingColumns(reading) : Self.surplusColumns(reading)
            } catch {
                flaws.append(
                    OwnControlFlaw(
                        part: part, message: error.because, place: error.place, unknownName: error.unknownName))
            }
        }
        if named.contains(Table.absences.name) {
            flaws.append(
                OwnControlFlaw(part: .query, message: Self.absencesReason, place: nil, unknownName: nil))
        }
        return flaws + undeclared(named)
    }

    private static func missingColumns(_ reading: QueryReading) -> [OwnControlFlaw] {
        columns.filter { !reading.columns.contains($0) }.map { name in
            OwnControlFlaw(
                part: .query, message: "its answer has no column \(name); it needs \(columns.joined(separator: ", "))",
                place: nil, unknownName: nil)
        }
    }

    private static func surplusColumns(_ reading: QueryReading) -> [OwnControlFlaw] {
        guard reading.columns.count != 1 else { return [] }
        return [
            OwnControlFlaw(part: .examined, message: "its answer must be one number", place: nil, unknownName: nil)
        ]
    }

    /// A table that is read and not declared: nobody would see that the verdict rests on it.
    private func undeclared(_ named: Set<String>) -> [OwnControlFlaw] {
        named.subtracting(reads).subtracting([Table.absences.name]).sorted().map { table in
            OwnControlFlaw(
                part: .reads, message: "the query reads \(table), which does not stand here", place: nil,
                unknownName: nil)
        }
    }
}
