/// The text of a query with quotations and comments blanked out, each byte at its own place.
struct BareSQL {
    private var bytes: [UInt8]

    init(_ sql: String) {
        bytes = Array(sql.utf8)
        var place = 0
        while place < bytes.count {
            guard let covered = Self.covered(bytes, from: place) else {
                place += 1
                continue
            }
            for index in place..<covered.end { bytes[index] = covered.blank }
            place = covered.end
        }
    }

    /// Where the first of some words begins; nil where none of them stands here.
    ///
    /// - Parameter words: In small letters.
    func place(ofFirst words: Set<String>) -> Int? {
        bytes.split { !Self.isOfWord($0) }.first { words.contains(String(decoding: $0, as: UTF8.self).lowercased()) }?
            .startIndex
    }

    /// Whether nothing is said from a place on.
    func isBlank(from place: Int) -> Bool {
        bytes[place...].allSatisfy { " \t\r\n\u{0C};".utf8.contains($0) }
    }

    /// Letters outside ASCII end a word: SQLite passes over some of them as it does over a space.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    /// The quotation or comment that begins at a place: where it ends, and what to put over it.
    private static func covered(_ text: [UInt8], from start: Int) -> (end: Int, blank: UInt8)? {
        let next = start + 1 < text.count ? text[start + 1] : 0
        switch (text[start], next) {
        case (UInt8(ascii: "'"), _), (UInt8(ascii: "\""), _), (UInt8(ascii: "`"), _):
            return (end(of: [text[start]], in: text, from: start + 1), text[start])
        case (UInt8(ascii: "["), _): return (end(of: [UInt8(ascii: "]")], in: text, from: start + 1), text[start])
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            return (end(of: [UInt8(ascii: "\n")], in: text, from: start + 2), UInt8(ascii: " "))
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            return (end(of: Array("*/".utf8), in: text, from: start + 2), UInt8(ascii: " "))
        default: return nil
        }
    }

    /// Behind the first mark from a place on; the end of the text where there is none.
    private static func end(of mark: [UInt8], in text: [UInt8], from start: Int) -> Int {
        var place = start
        while place < text.count {
            if text[place...].starts(with: mark) { return place + mark.count }
            place += 1
        }
        return text.count
    }
}
