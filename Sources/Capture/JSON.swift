/// One value inside a JSON text that was read once and is never changed.
///
/// It does not turn the text into objects: it remembers where each value begins and ends, so that a hundred people
/// can be sorted, split and written again without a string being made of any of their fields. Numbers stay the
/// characters they were.
public struct JSON: Sendable {
    let text: Text
    let index: Int

    /// The bytes and the places in them.
    ///
    /// Shared by all values of one text.
    final class Text: Sendable {
        let bytes: [UInt8]
        let tokens: [Token]

        init(bytes: [UInt8], tokens: [Token]) {
            self.bytes = bytes
            self.tokens = tokens
        }
    }

    /// Where a value lies.
    ///
    /// `next` is the token after everything inside it.
    struct Token: Sendable {
        var kind: Kind
        var escaped = false
        var start: UInt32
        var end: UInt32
        var next: UInt32
    }

    public enum Kind: UInt8, Sendable {
        case null, boolean, number, string, array, object
    }

    /// Reads one text.
    ///
    /// - Throws: ``JSONError`` where it is not JSON, not UTF-8, repeats a key, or goes past the limits.
    public init(_ bytes: [UInt8], limits: Limits = .standard) throws(JSONError) {
        let scanner = JSONScanner(bytes, limits: limits)
        text = Text(bytes: bytes, tokens: try scanner.scan())
        index = 0
    }

    /// Reads a text of one value a line, all lines at once; empty lines are no values.
    ///
    /// The values share one text, which lives as long as any of them.
    ///
    /// - Parameter limits: How large and how deep a line may be.
    /// - Throws: ``JSONError``, with its place in the whole text.
    public static func lines(_ bytes: [UInt8], limits: Limits = .standard) throws(JSONError) -> Lines {
        Lines(Text(bytes: bytes, tokens: try JSONScanner(bytes, limits: limits).scanLines()))
    }

    init(text: Text, index: Int) {
        self.text = text
        self.index = index
    }

    /// How large and how deep a text may be.
    public struct Limits: Sendable {
        public var bytes: Int
        public var depth: Int

        /// Whether a key may stand twice in an object; whoever asks for it by name gets the first.
        public var allowsRepeatedKeys: Bool

        public init(bytes: Int, depth: Int, allowsRepeatedKeys: Bool = false) {
            self.bytes = bytes
            self.depth = depth
            self.allowsRepeatedKeys = allowsRepeatedKeys
        }

        /// 64 MiB and 64 levels: the largest page the platforms document is a hundredth of it.
        public static let standard = Limits(bytes: 64 << 20, depth: 64)

        /// The same for a text that is kept as it came and must be taken in whatever it is.
        public static let asReceived = Limits(bytes: 64 << 20, depth: 64, allowsRepeatedKeys: true)
    }

    var token: Token { text.tokens[index] }

    public var kind: Kind { token.kind }
}

extension JSON {

    /// The members of an object, in the order of the text; empty for anything else.
    public var members: Members { Members(self) }

    /// The members of an object with their keys as they were received, in the order of the text; empty for anything else.
    public var pairs: Pairs { Pairs(self) }

    /// The elements of an array; empty for anything else.
    public var elements: Elements { Elements(self) }

    /// The member of that name; nil if there is none, or this is no object.
    ///
    /// `null` is a member.
    public subscript(key: StaticString) -> JSON? {
        let name = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return member(named: name)
    }

    public subscript(key key: String) -> JSON? {
        var key = key
        return key.withUTF8 { member(named: $0) }
    }

    private func member(named name: UnsafeBufferPointer<UInt8>) -> JSON? {
        let object = token
        guard object.kind == .object else { return nil }
        return text.bytes.withUnsafeBufferPointer { bytes in
            text.tokens.withUnsafeBufferPointer { tokens in
                var at = index + 1
                while at < Int(object.next) {
                    if Self.isSpelled(tokens[at], name, in: bytes) { return JSON(text: text, index: at + 1) }
                    at = Int(tokens[at + 1].next)
                }
                return nil
            }
        }
    }

    private static func isSpelled(
        _ key: Token, _ name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard !key.escaped, Int(key.end - key.start) == name.count else { return false }
        for offset in 0..<name.count where bytes[Int(key.start) + offset] != name[offset] { return false }
        return true
    }

    /// The values of a text of lines.
    public struct Lines: Sequence, IteratorProtocol, Sendable {
        private let text: Text
        private var at = 0

        fileprivate init(_ text: Text) { self.text = text }

        public mutating func next() -> JSON? {
            guard at < text.tokens.count else { return nil }
            defer { at = Int(text.tokens[at].next) }
            return JSON(text: text, index: at)
        }
    }

    public struct Members: Sequence, IteratorProtocol, Sendable {
        private var pairs: Pairs

        fileprivate init(_ json: JSON) { pairs = json.pairs }

        public mutating func next() -> (key: String, value: JSON)? {
            pairs.next().map { ($0.key.string ?? "", $0.value) }
        }
    }

    public struct Pairs: Sequence, IteratorProtocol, Sendable {
        private let text: Text
        private var at: Int
        private let end: Int

        fileprivate init(_ json: JSON) {
            text = json.text
            at = json.index + 1
            end = json.kind == .object ? Int(json.token.next) : at
        }

        public mutating func next() -> (key: JSON, value: JSON)? {
            guard at < end else { return nil }
            let key = JSON(text: text, index: at)
            let value = JSON(text: text, index: at + 1)
            at = Int(value.token.next)
            return (key, value)
        }
    }

    public struct Elements: Sequence, IteratorProtocol, Sendable {
        private let text: Text
        private var at: Int
        private let end: Int

        fileprivate init(_ json: JSON) {
            text = json.text
            at = json.index + 1
            end = json.kind == .array ? Int(json.token.next) : at
        }

        public mutating func next() -> JSON? {
            guard at < end else { return nil }
            defer { at = Int(text.tokens[at].next) }
            return JSON(text: text, index: at)
        }
    }
}

extension JSON {

    /// The text of a string, escapes resolved; nil for anything else.
    public var string: String? {
        guard kind == .string else { return nil }
        let range = Int(token.start)..<Int(token.end)
        guard token.escaped else {
            return text.bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
        }
        return String(decoding: JSONEscapes.resolved(text.bytes[range]), as: UTF8.self)
    }

    /// The whole number, if it is one that fits; nil for anything else, `1.0` included.
    public var integer: Int? {
        guard kind == .number else { return nil }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var digits = bytes[Int(token.start)..<Int(token.end)]
            let isNegative = digits.first == UInt8(ascii: "-")
            if isNegative { digits.removeFirst() }
            var value = 0
            for digit in digits {
                guard (0x30...0x39).contains(digit) else { return nil }
                let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
                let one = Int(digit) - 0x30
                let (next, isTooFar) =
                    isNegative ? tenfold.subtractingReportingOverflow(one) : tenfold.addingReportingOverflow(one)
                if isTooLarge || isTooFar { return nil }
                value = next
            }
            return value
        }
    }

    public var boolean: Bool? {
        guard kind == .boolean else { return nil }
        return text.bytes[Int(token.start)] == UInt8(ascii: "t")
    }

    public var isNull: Bool { kind == .null }

    /// The characters it was received as: a string's without its quotation marks, everything else whole.
    public var raw: ArraySlice<UInt8> { text.bytes[Int(token.start)..<Int(token.end)] }

    /// Whether both were received as the same characters, and so mean the same wherever they stand.
    public func isWritten(like other: JSON) -> Bool {
        let (own, theirs) = (token, other.token)
        guard own.kind == theirs.kind, own.end - own.start == theirs.end - theirs.start else { return false }
        return text.bytes.withUnsafeBytes { bytes in
            other.text.bytes.withUnsafeBytes { others in
                bytes[Int(own.start)..<Int(own.end)].elementsEqual(others[Int(theirs.start)..<Int(theirs.end)])
            }
        }
    }

    /// A stretch of the text it came in, by the places ``raw`` has.
    public func received(_ range: Range<Int>) -> ArraySlice<UInt8> { text.bytes[range] }

    /// How many bytes it takes in the text it came in.
    public var size: Int { Int(token.end - token.start) }
}

extension JSON {

    /// Values for tests, defaults and hand-written documents.
    ///
    /// - Precondition: the text is JSON. For anything that comes from outside there is ``init(_:limits:)``.
    public init(literal text: String) {
        do {
            try self.init(Array(text.utf8))
        } catch {
            preconditionFailure("a JSON literal must be JSON: \(error)")
        }
    }
}
