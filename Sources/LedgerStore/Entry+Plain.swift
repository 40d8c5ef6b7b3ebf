import ContactCenter
import Ledger

extension Entry {

    /// Reads an entry in which no character had to be escaped: nearly every one, and in a tenth of the time.
    ///
    /// - Returns: nil where one may be, and for anything that is not the one way it is written.
    init?(plain bytes: [UInt8]) {
        guard bytes.count <= Self.largest else { return nil }
        var text = PlainText(bytes)
        guard text.take(#"{"at":""#), let at = text.moment(), text.take(#","kind":""#), let kind = text.string(),
            text.take(#","payload":{"bytes":"#), let size = text.number(), size <= NewEntry.largestPayload
        else { return nil }
        var seal: String?
        if text.take(#","seal":""#) {
            seal = text.string()
            guard seal != nil else { return nil }
        }
        guard text.take(#","sha256":""#), let sha256 = text.hash(), text.take(#"},"source":""#),
            let source = text.string(), text.take(#","subject":""#), let subject = text.string(),
            text.take(#","v":1}"#), text.isAtEnd
        else { return nil }
        self.init(
            at: at, kind: Kind(rawValue: kind), subject: subject, source: source,
            payload: Payload(sha256: sha256, bytes: size, seal: seal))
    }
}

/// Bytes that are taken off from the front.
private struct PlainText {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ wanted: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
        guard rest.starts(with: wanted) else { return false }
        rest = rest.dropFirst(wanted.count)
        return true
    }

    /// What stands before the next quotation mark, which is taken too; nil where something in it is escaped.
    private mutating func quoted() -> ArraySlice<UInt8>? {
        let text = rest.prefix(while: Entry.isPlain)
        guard text.endIndex < rest.endIndex, rest[text.endIndex] == UInt8(ascii: "\"") else { return nil }
        rest = rest[(text.endIndex + 1)...]
        return text
    }

    mutating func string() -> String? { quoted().flatMap { String(validating: $0, as: UTF8.self) } }

    mutating func hash() -> TreeHash? { quoted().flatMap { TreeHash(hexadecimal: $0) } }

    /// A moment in the one way it is written.
    mutating func moment() -> Moment? {
        guard let text = quoted(), let moment = Moment(iso8601: text) else { return nil }
        var written: [UInt8] = []
        written.reserveCapacity(24)
        moment.appendISO8601(to: &written)
        return written.elementsEqual(text) ? moment : nil
    }

    /// A number of at most eight digits, without a zero in front.
    mutating func number() -> Int? {
        let digits = rest.prefix(9).prefix { (0x30...0x39).contains($0) }
        guard let first = digits.first, digits.count < 9, first != 0x30 || digits.count == 1 else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
