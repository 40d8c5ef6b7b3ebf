import Capture

/// Finds secrets in a document and puts their marks in their place.
struct SecretFields {
    let rules: FieldRules
    let marks: SecretMarks

    /// What stands in place of a value; nil where there is no secret in it to find by its key or shape.
    ///
    /// - Parameter field: What the rules say of the key: asked of them once a key and not once a value.
    func replacement(for key: String, _ field: KnownFields.Field, _ value: JSON) -> [UInt8]? {
        if field.isSecret { return holdsText(value) ? marked(value) : nil }
        switch value.kind {
        case .object: return rules.headers.contains(key) ? headers(value) : nil
        case .string: break
        case .array, .number, .boolean, .null: return nil
        }
        switch field.writing {
        case .address: return value.string.flatMap(address)
        case .template: return changed(value) { marks.marking(template: $0, isSecret: rules.isSecret) }
        case .words: return changed(value, by: marks.marking)
        case .whole: break
        }
        guard Self.mayLookSecret(value.raw), let text = value.string, Self.looksSecret(text) else { return nil }
        return written(marks.mark(of: text))
    }

    private func changed(_ value: JSON, by mark: (String) -> String) -> [UInt8]? {
        guard let text = value.string else { return nil }
        let marked = mark(text)
        return marked == text ? nil : written(marked)
    }

    func holdsText(_ value: JSON) -> Bool {
        switch value.kind {
        case .string: value.size > 0
        case .object: value.members.contains { holdsText($0.value) }
        case .array: value.elements.contains(where: holdsText)
        case .number, .boolean, .null: false
        }
    }

    /// Every text inside, marked; numbers and switches stay.
    func marked(_ value: JSON) -> [UInt8] {
        switch value.kind {
        case .string: return value.size == 0 ? value.canonical() : written(marks.mark(of: value.string ?? ""))
        case .number, .boolean, .null: return value.canonical()
        case .array:
            return enclosed("[", value.elements.map(marked), "]")
        case .object:
            return enclosed(
                "{", value.sortedMembers().map { $0.key.canonical() + [UInt8(ascii: ":")] + marked($0.value) }, "}")
        }
    }

    private func headers(_ map: JSON) -> [UInt8] {
        enclosed(
            "{",
            map.sortedMembers().map { key, value in
                let name = key.string?.lowercased() ?? ""
                let isHarmless = rules.harmlessHeaders.contains(name) || value.string.map(Self.isTemplate) ?? false
                return key.canonical() + [UInt8(ascii: ":")] + (isHarmless ? value.canonical() : marked(value))
            }, "}")
    }

    /// The address with secret query parameters marked; nil if there are none.
    private func address(_ text: String) -> [UInt8]? {
        guard let question = text.firstIndex(of: "?") else { return nil }
        var isChanged = false
        let query = text[text.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
        let parameters = query.map { parameter -> String in
            let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, rules.isSecret(String(parts[0])), !parts[1].isEmpty,
                !Self.isTemplate(String(parts[1])), !SecretMarks.isMark(String(parts[1]))
            else { return String(parameter) }
            isChanged = true
            return parts[0] + "=" + marks.mark(of: String(parts[1]))
        }
        return isChanged ? written(text[...question] + parameters.joined(separator: "&")) : nil
    }

    func written(_ text: some StringProtocol) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(String(text))
        return writer.bytes
    }

    func enclosed(_ open: String, _ parts: [[UInt8]], _ close: String) -> [UInt8] {
        Array(open.utf8) + Array(parts.joined(separator: [UInt8(ascii: ",")])) + Array(close.utf8)
    }

    /// Whether a text is nothing but references to values kept elsewhere, with the words around them:
    /// `Bearer ${credentials.token}`.
    static func isTemplate(_ text: String) -> Bool {
        var rest = text[...]
        var outside = ""
        var hasReference = false
        while let dollar = rest.firstIndex(of: "$") {
            outside += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...].drop { $0 == "!" }
            hasReference = true
            if rest.first == "{" {
                guard let end = rest.firstIndex(of: "}") else { return false }
                rest = rest[rest.index(after: end)...]
            } else {
                rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
            }
        }
        outside += rest
        let words = outside.split { !$0.isLetter && !$0.isNumber }
        return hasReference && words.allSatisfy { ["bearer", "basic", "token", "apikey"].contains($0.lowercased()) }
    }

    /// Whether a string, as it was received, begins like something ``looksSecret(_:)`` knows; spares making it a text.
    static func mayLookSecret(_ raw: ArraySlice<UInt8>) -> Bool {
        guard raw.count >= 16, let first = raw.first else { return false }
        return first == UInt8(ascii: "-") || first == UInt8(ascii: "A") || first == UInt8(ascii: "B")
            || first == UInt8(ascii: "\\")
    }

    /// Whether a text is a secret by its own shape, whatever its key.
    static func looksSecret(_ text: String) -> Bool {
        guard text.utf8.count >= 16 else { return false }
        if text.hasPrefix("-----BEGIN") { return text.contains("PRIVATE KEY-----") }
        if text.hasPrefix("AKIA") { return text.utf8.count == 20 && text.utf8.allSatisfy(isUpperOrDigit) }
        return text.hasPrefix("Bearer ") && !isTemplate(text)
    }

    private static func isUpperOrDigit(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
