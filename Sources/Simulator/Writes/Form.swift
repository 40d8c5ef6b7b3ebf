import Capture
import ContactCenter

/// What the body of a write may hold.
///
/// Written as a line of words: `name! enabled:flag state:active|inactive`. An exclamation mark stands behind what must be
/// given, and a type behind what is no text. Members that stand in no form are ignored, as are those the platform only
/// reads out.
struct Form: Sendable {
    private let fields: [Field]
    let names: Set<String>

    fileprivate struct Field: Sendable {
        let name: String
        let isRequired: Bool
        let holds: Holds
    }

    /// What a member may be.
    fileprivate enum Holds: Sendable {
        case text
        case words([String])
        case whole
        case number
        case flag
        case texts
        case objects
        case object
        case date
    }

    init(_ text: String) {
        fields = text.split(separator: " ").map { word in
            let parts = word.split(separator: ":", maxSplits: 1)
            let isRequired = parts[0].hasSuffix("!")
            let name = String(isRequired ? parts[0].dropLast() : parts[0])
            return Field(
                name: name, isRequired: isRequired, holds: parts.count > 1 ? Holds(String(parts[1])) : .text)
        }
        names = Set(fields.map(\.name))
    }

    /// Reads a body.
    ///
    /// - Throws: ``Refusal`` where it is no object, lacks what must be given, or has something of another type.
    func read(_ body: [UInt8]) throws(Refusal) -> Members {
        guard let json = try? JSON(body), json.kind == .object else { throw .badRequest }
        let given = Members(json)
        var read = Members()
        for field in fields {
            guard let value = given[field.name], !value.isNull else {
                if field.isRequired { throw .constraint(field.name, "must be given") }
                continue
            }
            try field.holds.check(value, of: field.name)
            read[field.name] = value
        }
        return read
    }
}

extension Form.Holds {
    fileprivate init(_ word: String) {
        switch word {
        case "whole": self = .whole
        case "number": self = .number
        case "flag": self = .flag
        case "texts": self = .texts
        case "objects": self = .objects
        case "object": self = .object
        case "date": self = .date
        default: self = .words(word.split(separator: "|").map(String.init))
        }
    }

    fileprivate func check(_ value: JSON, of name: String) throws(Refusal) {
        if case .words(let words) = self, let word = value.string, !words.contains(word) {
            throw .invalid(word, for: name, allowed: words.joined(separator: ", "))
        }
        guard fits(value) else { throw .constraint(name, "must be \(self.name)") }
    }

    private func fits(_ value: JSON) -> Bool {
        switch self {
        case .text, .words: value.kind == .string
        case .whole: value.integer.map { Int32(exactly: $0) != nil } ?? false
        case .number: value.kind == .number
        case .flag: value.kind == .boolean
        case .texts: value.kind == .array && value.elements.allSatisfy { $0.kind == .string }
        case .objects: value.kind == .array && value.elements.allSatisfy { $0.kind == .object }
        case .object: value.kind == .object
        case .date: value.string.flatMap { Moment(iso8601: $0) } != nil
        }
    }

    private var name: String {
        switch self {
        case .text, .words: "a string"
        case .whole: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .texts: "a list of strings"
        case .objects: "a list of objects"
        case .object: "an object"
        case .date: "a date of the form yyyy-MM-ddTHH:mm:ssZ"
        }
    }
}
