public import ContactCenter

/// A column of a table, as its users are told of it.
public struct Column: Hashable, Sendable {
    public let name: String
    public let type: ColumnType

    /// What stands in it, and what an empty cell means.
    public let meaning: String
}

public enum ColumnType: String, Sendable {
    case text

    /// A whole number.
    case number

    /// 1 or 0.
    case flag

    /// `2026-11-24T08:30:00Z`: as a text, so that moments compare as they should.
    case moment

    var sql: String {
        switch self {
        case .text, .moment: "TEXT"
        case .number, .flag: "INTEGER"
        }
    }
}

/// The name of a person; nil where nobody has the key to it.
public typealias PersonName = (Person.ID) -> String?

/// A column and what fills it, for rows of one type.
struct Field<Element>: Sendable {
    let column: Column
    let value: @Sendable (Element, PersonName) -> Value

    private init(
        _ type: ColumnType, _ name: String, _ meaning: String, _ value: @escaping @Sendable (Element) -> Value
    ) {
        column = Column(name: name, type: type, meaning: meaning)
        self.value = { element, _ in value(element) }
    }

    /// A person's name, for whoever has the keys.
    static func personName(_ name: String, of person: @escaping @Sendable (Element) -> Person.ID) -> Field {
        Field(
            column: Column(
                name: name, type: .text,
                meaning: "the person's name; empty in a control, and where the key is not there"),
            value: { element, names in Value(names(person(element))) })
    }

    private init(column: Column, value: @escaping @Sendable (Element, PersonName) -> Value) {
        self.column = column
        self.value = value
    }
}

extension Field {
    typealias Getter<Known> = @Sendable (Element) -> Known

    static func text(_ name: String, _ meaning: String, _ value: @escaping Getter<String?>) -> Field {
        Field(.text, name, meaning) { Value(value($0)) }
    }

    static func number(_ name: String, _ meaning: String, _ value: @escaping Getter<Int?>) -> Field {
        Field(.number, name, meaning) { Value(value($0)) }
    }

    static func flag(_ name: String, _ meaning: String, _ value: @escaping Getter<Bool?>) -> Field {
        Field(.flag, name, meaning) { Value(value($0)) }
    }

    static func moment(_ name: String, _ meaning: String, _ value: @escaping Getter<Moment?>) -> Field {
        Field(.moment, name, meaning) { Value(value($0)) }
    }
}

extension Optional where Wrapped: Sendable {

    /// A value of which the platform says nothing where there is none: unknown then, and not empty.
    ///
    /// - Parameter field: What it left out, in words.
    func said(in field: String) -> Reading<Wrapped?> { map { .observed($0) } ?? .absent(.leftOut(field: field)) }
}

// Of values the platform may have left out of the one thing they belong to.
extension Field {
    static func text(_ name: String, _ meaning: String, ifKnown value: @escaping Getter<Reading<String?>>) -> Field {
        Field(.text, name, meaning) { Value(value($0)) { Value($0) } }
    }

    static func number(_ name: String, _ meaning: String, ifKnown value: @escaping Getter<Reading<Int?>>) -> Field {
        Field(.number, name, meaning) { Value(value($0)) { Value($0) } }
    }

    static func flag(_ name: String, _ meaning: String, ifKnown value: @escaping Getter<Reading<Bool>>) -> Field {
        Field(.flag, name, meaning) { Value(value($0)) { Value($0) } }
    }

    static func moment(_ name: String, _ meaning: String, ifKnown value: @escaping Getter<Reading<Moment?>>) -> Field {
        Field(.moment, name, meaning) { Value(value($0)) { Value($0) } }
    }
}
