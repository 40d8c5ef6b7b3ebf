/// Appends JSON to bytes: the one way anything of ours is written.
///
/// Objects keep the order they are written in; whoever needs them sorted hands over a ``JSON`` value, which is always
/// written with its keys in the order of their UTF-8 bytes.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private let indents: Bool
    private var level = 0
    private var isFirst = true
    private var isAfterKey = false

    /// - Parameter indents: Two spaces a level and a line a value, for what people read; else one line.
    public init(indents: Bool = false) { self.indents = indents }

    public mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }
    public mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

    /// The key of the next value of an object.
    public mutating func key(_ name: String) {
        separate()
        JSONEscapes.append(name.utf8, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if indents { bytes.append(UInt8(ascii: " ")) }
        isFirst = true
    }

    public mutating func string(_ value: String) {
        separateElement()
        JSONEscapes.append(value.utf8, to: &bytes)
    }

    public mutating func integer(_ value: Int) { token("\(value)") }
    public mutating func boolean(_ value: Bool) { token(value ? "true" : "false") }
    public mutating func null() { token("null") }

    /// A value as it is, keys sorted.
    public mutating func json(_ value: JSON) {
        separateElement()
        value.appendCanonical(to: &bytes, level: indents ? level : nil)
    }

    /// Ends a line, or a document; what comes next begins one.
    public mutating func endLine() {
        bytes.append(0x0A)
        isFirst = true
    }

    /// A value already written by somebody else, or several with commas between them.
    public mutating func verbatim(_ value: some Sequence<UInt8>) {
        separateElement()
        bytes += value
    }

    private mutating func token(_ text: String) {
        separateElement()
        bytes += text.utf8
    }

    private mutating func container(_ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void) {
        separateElement()
        bytes.append(open.utf8Start[0])
        level += 1
        isFirst = true
        isAfterKey = false
        let start = bytes.count
        body(&self)
        level -= 1
        if indents, bytes.count > start { newLine() }
        bytes.append(close.utf8Start[0])
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if indents, level > 0 { newLine() }
        isFirst = false
        isAfterKey = true
    }

    private mutating func separateElement() {
        if isAfterKey {
            isAfterKey = false
            isFirst = false
            return
        }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if indents, level > 0 { newLine() }
        isFirst = false
    }

    private mutating func newLine() {
        bytes.append(0x0A)
        var missing = 2 * level
        while missing > 0 {
            let blanks = Self.blanks.prefix(missing)
            bytes += blanks
            missing -= blanks.count
        }
    }

    private static let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 64)
}

extension JSONWriter {
    public mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    public mutating func field(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    public mutating func field(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// Writes nothing when there is no value.
    public mutating func field(_ name: String, ifPresent value: String?) {
        if let value { field(name, value) }
    }

    public mutating func field(_ name: String, _ values: [String]) {
        key(name)
        array { for value in values { $0.string(value) } }
    }

    public mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    public mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        array(body)
    }
}
