import Capture

/// JSON that stands inside a string, as platforms like to send it: with a way back from each of its characters to where
/// it stands in the text around it.
struct EmbeddedJSON {
    private let json: JSON

    /// For each byte of the inner text, and one past its end, where its escape or itself begins in the outer.
    private let places: [Int]

    /// - Returns: nil where the string is not the text of an object or a list.
    init?(_ string: JSON) {
        let raw = string.raw
        guard let first = raw.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        var bytes: [UInt8] = []
        var places: [Int] = []
        bytes.reserveCapacity(raw.count)
        places.reserveCapacity(raw.count + 1)
        var at = raw.startIndex
        while at < raw.endIndex {
            let start = at
            if raw[at] == UInt8(ascii: "\\") {
                let escape = raw[at..<at + Self.escapeLength(raw[(at + 1)...])]
                bytes += Self.resolved(escape)
                at = escape.endIndex
            } else {
                bytes.append(raw[at])
                at += 1
            }
            while places.count < bytes.count { places.append(start) }
        }
        places.append(raw.endIndex)
        guard let json = try? JSON(bytes, limits: .asReceived) else { return nil }
        self.json = json
        self.places = places
    }

    /// The bytes of the one character an escape stands for.
    private static func resolved(_ escape: ArraySlice<UInt8>) -> [UInt8] {
        let text = try? JSON(Array("\"".utf8) + escape + Array("\"".utf8)).string
        return Array((text ?? "\u{FFFD}").utf8)
    }

    /// How long an escape is whose backslash was taken: one character, or `uXXXX`, or two of these for one scalar.
    private static func escapeLength(_ rest: ArraySlice<UInt8>) -> Int {
        let digits = rest.prefix(3).map { $0 | 0x20 }
        guard digits.first == UInt8(ascii: "u") else { return 2 }
        return digits[1] == UInt8(ascii: "d") && (0x38...0x62).contains(digits[2]) ? 12 : 6
    }

    /// The secrets in it: where each stands in the outer text, without its quotation marks, and what it says.
    func secrets(under rules: FieldRules) -> [(range: Range<Int>, secret: String)] {
        var found: [(range: Range<Int>, secret: String)] = []
        collect(json, isSecret: false, rules, &found)
        return found
    }

    private func collect(
        _ value: JSON, isSecret: Bool, _ rules: FieldRules, _ found: inout [(range: Range<Int>, secret: String)]
    ) {
        switch value.kind {
        case .object:
            for (key, member) in value.members {
                collect(member, isSecret: isSecret || rules.isSecret(key), rules, &found)
            }
        case .array: for element in value.elements { collect(element, isSecret: isSecret, rules, &found) }
        case .string:
            let text = value.string ?? ""
            guard !text.isEmpty, isSecret || SecretFields.looksSecret(text) else { return }
            found.append((places[value.raw.startIndex]..<places[value.raw.endIndex], text))
        case .number, .boolean, .null: break
        }
    }
}
