/// Why a query has no answer.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    public let kind: Kind

    /// As the second half of a sentence: "it writes: DELETE".
    public let because: String

    /// Where in the query, from 1; nil where it is about the whole of it.
    public let place: Place?

    public enum Kind: Hashable, Sendable {

        /// It does what no query may do.
        case refused

        /// It is no SQL, or names what is not there.
        case unsound

        /// It goes beyond its bounds.
        case tooMuch

        /// The inventory could not be made: our mistake, or no memory.
        case broken
    }

    public struct Place: Hashable, Sendable {
        public let line: Int
        public let column: Int
    }

    init(_ kind: Kind, _ because: String, at place: Place? = nil) {
        self.kind = kind
        self.because = because
        self.place = place
    }

    public var description: String { because }

    /// The table or column it names that is not there.
    public var unknownName: String? {
        for beginning in ["no such table: ", "no such column: "] where because.hasPrefix(beginning) {
            return because.dropFirst(beginning.count).split(separator: ".").last.map(String.init)
        }
        return nil
    }
}

extension QueryError.Place {

    /// The place of a byte of a text.
    init(ofByte offset: Int, in text: String) {
        let before = text.utf8.prefix(offset)
        line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { text.utf8.index(after: $0) } ?? text.startIndex
        column = text[start..<before.endIndex].unicodeScalars.count + 1
    }
}
