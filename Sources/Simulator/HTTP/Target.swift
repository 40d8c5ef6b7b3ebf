/// The path and the query of a request.
struct Target: Sendable {

    /// As it came.
    let text: String

    /// What stands before the question mark, as it came.
    let path: String

    /// The parts of the path, percent escapes resolved.
    let segments: [String]
    let query: Query

    init(_ text: String) {
        self.text = text
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "")
        segments = path.split(separator: "/").map { Percent.decoded($0, plusIsSpace: false) }
        query = Query(parts.count > 1 ? parts[1] : "")
    }
}

/// The parameters after the question mark, in their order.
struct Query: Sendable {
    private let items: [(name: String, value: String, text: Substring)]

    init(_ text: Substring) {
        items = text.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Percent.decoded(parts[0]), parts.count > 1 ? Percent.decoded(parts[1]) : "", item)
        }
    }

    subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    /// Every value of that name; comma-separated ones taken apart.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.flatMap { $0.value.split(separator: ",").map(String.init) }
    }

    func isTrue(_ name: String, otherwise standIn: Bool = false) -> Bool {
        self[name].map { $0.lowercased() == "true" } ?? standIn
    }

    /// The query without some of its parameters, as it came; nil when nothing is left.
    func text(without names: Set<String>) -> String? {
        let kept = items.filter { !names.contains($0.name) }.map(\.text)
        return kept.isEmpty ? nil : kept.joined(separator: "&")
    }
}

/// Percent escapes, as in RFC 3986 and in forms.
enum Percent {

    /// Escapes resolved; what is no escape stays as it is.
    static func decoded(_ text: Substring, plusIsSpace: Bool = true) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hexadecimal(rest.prefix(2)) {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy(isDigit) else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
