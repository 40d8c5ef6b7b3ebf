import Capture

extension SecretFields {

    /// What stands in place of a member of a JSON schema; nil where there is no secret in it.
    ///
    /// A property that is called like a secret is none: its name and type stay. What is written out for it is one.
    ///
    /// - Parameter path: The keys that lead to it.
    func replacement(inSchema path: [String], _ value: JSON) -> [UInt8]? {
        if path.dropLast().last == "properties" { return nil }
        guard Self.valueKeys.contains(path[path.count - 1]) else { return words(value) }
        let isNamed = zip(path, path.dropFirst()).contains { $0 == "properties" && rules.isSecret($1) }
        guard isNamed else { return words(value) }
        return holdsText(value) ? marked(value) : nil
    }

    /// Where a schema writes out what a property may be.
    ///
    /// Source: JSON Schema Validation, 2020-12, sections 6.1 and 9; `example` is the word of OpenAPI.
    private static let valueKeys: Set<String> = ["default", "const", "enum", "example", "examples"]

    /// The texts of a value, with a mark in place of every secret that is known by its own shape; nil where there is none.
    private func words(_ value: JSON) -> [UInt8]? {
        switch value.kind {
        case .string:
            guard let text = value.string else { return nil }
            let marked = Self.looksSecret(text) ? marks.mark(of: text) : marks.marking(text)
            return marked == text ? nil : written(marked)
        case .array:
            // Objects in it are looked into one by one.
            guard value.elements.allSatisfy({ $0.kind != .object }),
                value.elements.contains(where: { words($0) != nil })
            else { return nil }
            return enclosed("[", value.elements.map { words($0) ?? $0.canonical() }, "]")
        case .object, .number, .boolean, .null: return nil
        }
    }
}
