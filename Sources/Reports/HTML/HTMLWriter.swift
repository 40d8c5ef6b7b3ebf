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
    mutating func text(_ text: String) { append(text) { _ in false } }

    /// A line break between texts, where white space counts.
    mutating func lineBreak() { bytes.append(0x0A) }

    /// Text that may break after the dots, slashes and colons of a long name.
    mutating func breakable(_ text: String) {
        append(text) { byte in
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }

    /// Appends what stands for itself at once, and an entity for what does not.
    ///
    /// - Parameter isBreak: Whether a line may break after a byte; never between a letter and its accent.
    private mutating func append(_ text: String, breakingAfter isBreak: (UInt8) -> Bool) {
        var text = text.printable
        text.withUTF8 { utf8 in
            var start = 0
            for place in utf8.indices {
                if let entity = Self.entity(of: utf8[place]) {
                    bytes += UnsafeBufferPointer(rebasing: utf8[start..<place])
                    append(entity)
                    start = place + 1
                } else if isBreak(utf8[place]), place + 1 == utf8.count || utf8[place + 1] < 0x80 {
                    bytes += UnsafeBufferPointer(rebasing: utf8[start...place])
                    append("<wbr>")
                    start = place + 1
                }
            }
            bytes += UnsafeBufferPointer(rebasing: utf8[start...])
        }
    }

    private static func entity(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
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
