import ContactCenter

/// What a fact says of one cell.
enum Value {
    case null
    case text(String)
    case integer(Int64)

    /// Written to the second, in UTC.
    case moment(Moment)

    /// Nobody knows, and this is why: the cell is empty, and the table `absences` says so.
    case unknown(Absence)

    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    init(_ flag: Bool?) { self = flag.map { .integer($0 ? 1 : 0) } ?? .null }
    init(_ moment: Moment?) { self = moment.map(Value.moment) ?? .null }

    /// A value read on its own: of no use in part.
    init<Known>(_ reading: Reading<Known>, _ value: (Known) -> Value) {
        switch reading {
        case .observed(let known): self = value(known)
        case .partial(_, let absences): self = .unknown(absences.first ?? .notAsked)
        case .absent(let absence): self = .unknown(absence)
        }
    }
}
