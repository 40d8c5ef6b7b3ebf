public import Capture

/// Turns a document of a platform into what is kept of it: secrets as keyed hashes, personal fields sealed, what moves
/// by itself apart.
public struct Redactor: Sendable {
    private let rules: FieldRules
    private let marks: SecretMarks
    public var keys: PersonKeys
    private var fields = KnownFields()

    public init(_ rules: FieldRules, marks: SecretMarks, keys: PersonKeys) {
        self.rules = rules
        self.marks = marks
        self.keys = keys
    }

    /// What is kept of one document.
    ///
    /// - Parameters:
    ///   - id: The document's id; where the document is a person, theirs.
    ///   - person: Under whose key personal fields are sealed, where that is somebody else than the id says.
    /// - Returns: Its two halves, canonical, one line each.
    public mutating func keep(
        _ document: JSON, kind: Kind, id: String, person: String? = nil
    ) -> (config: [UInt8], state: [UInt8]?) {
        let treatments = FieldTreatments(rules, marks, keys, fields, kind: kind.name, person: person ?? id)
        // Handed over, so that what is added to them is added in place.
        keys = PersonKeys { _ in [] }
        fields = KnownFields()
        defer {
            keys = treatments.keys
            fields = treatments.fields
        }
        return Keeping.split(document, id: kind.layout == .setting ? nil : id) { path, value in
            treatments.treatment(of: path, value)
        }
    }
}
