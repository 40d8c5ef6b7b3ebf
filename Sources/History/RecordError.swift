import Capture
import ContactCenter

/// A record of history that does not read.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    public let field: String

    public init(field: String) { self.field = field }

    public var description: String { "a record without a readable \(field)" }
}

extension JSON {
    func text(_ name: String) throws(RecordError) -> String { try needed(name, self[key: name]?.string) }

    func count(_ name: String) throws(RecordError) -> Int { try needed(name, self[key: name]?.integer) }

    func flag(_ name: String) throws(RecordError) -> Bool { try needed(name, self[key: name]?.boolean) }

    func moment(_ name: String) throws(RecordError) -> Moment { try needed(name, self[key: name]?.moment) }

    /// A member that is one of a few words.
    func word<Word: RawRepresentable>(_ name: String) throws(RecordError) -> Word where Word.RawValue == String {
        try needed(name, self[key: name]?.string.flatMap(Word.init(rawValue:)))
    }

    private func needed<Value>(_ name: String, _ value: Value?) throws(RecordError) -> Value {
        guard let value else { throw RecordError(field: name) }
        return value
    }
}
