/// Appends HTML as UTF-8.
///
/// Whatever is not a literal of ours is escaped.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    typealias Attributes = KeyValuePairs<StaticString, String>

    /// An element with what `body` writes in it.
    mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout HTMLWriter) -> Void) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    /// An element with text in it.
    mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// A start tag alone: for elements without an end, and for those HTML closes by itself, of which long tables have
    /// thousands.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        for (key, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            append(key)
            bytes += "=\"".utf8
            text(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func close(_ name: StaticString) {
        bytes += "</".utf8
        append(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Text, safe between tags and in attributes.
    mutating func text(_ text: String) {
        for byte in text.printable.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
    }

    /// A line break between texts, where white space counts.
    mutating func lineBreak() { bytes.append(0x0A) }

    /// Text that may break after the dots, slashes and colons of a long name.
    mutating func breakable(_ text: String) {
        var rest = text[...]
        while let end = rest.firstIndex(where: { "/.:_".contains($0) }) {
            self.text(String(rest[...end]))
            bytes += "<wbr>".utf8
            rest = rest[rest.index(after: end)...]
        }
        self.text(String(rest))
    }

    /// A text of ours, where `code` stands between backticks.
    mutating func prose(_ text: String) {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count % 2 == 1 else { return self.text(text) }
        for (place, part) in parts.enumerated() {
            if place % 2 == 0 { self.text(part) } else { element("code", part) }
        }
    }

    private mutating func append(_ literal: StaticString) {
        bytes += UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    }
}
