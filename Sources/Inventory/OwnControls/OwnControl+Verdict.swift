import Assurance
import ContactCenter

extension OwnControl {

    /// Judges one inventory.
    ///
    /// What falls short in a part of a table may be in order in the whole of it, as where a query looks for what is *not*
    /// there. So nothing is said unless all it reads was read, and every table it declares besides.
    func verdict(in inventory: Inventory) -> Verdict {
        do throws(QueryError) {
            let answer = try inventory.ask(query)
            let count = try inventory.ask(countQuery)
            try refuseUndeclared(answer.reading.tables + count.reading.tables)
            let unread = answer.reading.unread + count.reading.unread + inventory.missing(of: reads)
            let gaps = unread.map { Gap($0.fact, $0.absence) }.distinct()
            guard gaps.isEmpty else { return .undetermined(gaps, soFar: 0) }
            return .of(try shortfalls(answer), examined: try Self.number(count))
        } catch {
            return unanswered(error)
        }
    }

    func unanswered(_ error: QueryError) -> Verdict {
        .undetermined([Gap(FactKind("the query of \(id)"), .unanswered(because: error.because))], soFar: 0)
    }

    /// A table that is not declared is not filled, and an empty one would pass for a tenant in order.
    private func refuseUndeclared(_ tables: [String]) throws(QueryError) {
        if tables.contains(Table.absences.name) { throw QueryError(.refused, Self.absencesReason) }
        guard let table = tables.first(where: { !reads.contains($0) }) else { return }
        throw QueryError(.unsound, "the query reads \(table), which does not stand under reads")
    }

    /// Its rows are of every control that is judged with this one, and a verdict must not depend on its neighbours.
    static let absencesReason =
        "a control may not read absences; where something it reads is lacking, it is undetermined without it"

    private static func number(_ answer: Answer) throws(QueryError) -> Int {
        guard answer.columns.count == 1, answer.rows.count == 1, case .integer(let number) = answer.rows[0][0],
            number >= 0, let number = Int(exactly: number)
        else { throw QueryError(.unsound, "examined must give one whole number") }
        return number
    }

    /// One for each subject, by kind and id: several rows about one are put together.
    private func shortfalls(_ answer: Answer) throws(QueryError) -> [Shortfall] {
        let places = Dictionary(answer.columns.enumerated().map { ($1, $0) }) { first, _ in first }
        var rows: [ShortfallRow] = []
        for cells in answer.rows { rows.append(try ShortfallRow(cells, places)) }
        let bySubject = Dictionary(grouping: rows, by: \.subject)
        return bySubject.values.map { $0.combined() }.sorted { one, other in
            (one.subject.kind.rawValue, one.subject.id) < (other.subject.kind.rawValue, other.subject.id)
        }
    }
}

/// A row of a query about what falls short.
private struct ShortfallRow {
    let subject: Subject
    let says: String
    let seen: String
    let expected: String

    init(_ cells: [Cell], _ places: [String: Int]) throws(QueryError) {
        func cell(_ name: String) -> Cell { places[name].map { cells[$0] } ?? .null }
        func text(_ name: String) throws(QueryError) -> String {
            let text = cell(name).text
            guard !text.isEmpty else { throw QueryError(.unsound, "a row has no \(name)") }
            return text
        }
        let kind = try text("kind")
        guard let known = Subject.Kind(rawValue: kind) else {
            throw QueryError(.unsound, "there is no kind of subject \(kind)")
        }
        let name = cell("name").text
        // A person is named when a page is written, and not before.
        subject = Subject(known, try text("id"), name: name.isEmpty || known == .person ? nil : name)
        seen = try text("seen")
        expected = try text("expected")
        says = cell("says").text
    }
}

extension [ShortfallRow] {

    /// In an order that does not depend on the one they came in.
    fileprivate func combined() -> Shortfall {
        let rows = sorted { ($0.seen, $0.expected, $0.says) < ($1.seen, $1.expected, $1.says) }
        let subject = rows.compactMap { $0.subject.name == nil ? nil : $0.subject }.min {
            ($0.name ?? "") < ($1.name ?? "")
        }
        let seen = rows.map(\.seen).distinct().joined(separator: "; ")
        let says = rows.map { $0.says.isEmpty ? "has \($0.seen)" : $0.says }.distinct().spelledOut()
        return Shortfall(
            subject ?? rows[0].subject, says, seen: seen,
            expected: rows.map(\.expected).distinct().joined(separator: "; "))
    }
}
