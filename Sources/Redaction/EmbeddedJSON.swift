import Capture

/// JSON that stands inside a string, as platforms like to send it: with a way back from each of its characters to where
/// it stands in the text around it.
struct EmbeddedJSON {
    private let json: JSON

    /// For each byte of the inner text, and one past its end, where its escape or itself begins in the outer.
    private let places: [Int]

    /// - Returns: nil where the string is not the text of an object or a list.
    init?(_ string: JSON) {
        guard let first = string.raw.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
        var bytes: [UInt8] = []
        var places: [Int] = []
        bytes.reserveCapacity(string.size)
        var raw = string.raw
        while let (scalar, start) = Self.takeCharacter(&raw) {
            for byte in scalar {
                bytes.append(byte)
                places.append(start)
            }
        }
        places.append(string.raw.endIndex)
        guard let json = try? JSON(bytes, limits: .asReceived) else { return nil }
        self.json = json
        self.places = places
    }

    /// The bytes of one character, escape resolved, and where it begins.
    private static func takeCharacter(_ raw: inout ArraySlice<UInt8>) -> (bytes: [UInt8], start: Int)? {
        guard let first = raw.first else { return nil }
        let start = raw.startIndex
        guard first == UInt8(ascii: "\\") else {
            raw.removeFirst()
            return ([first], start)
        }
        let length = escapeLength(raw.dropFirst())
        let escape = Array("\"".utf8) + raw[start..<start + length] + Array("\"".utf8)
        raw = raw.dropFirst(length)
        return (Array(((try? JSON(escape))?.string ?? "\u{FFFD}").utf8), start)
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
