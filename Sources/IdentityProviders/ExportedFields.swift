import Capture
import ContactCenter

/// The fields of one record of an export, by the provider's names, whether it came as JSON or as a row.
///
/// A path such as `profile.login` is a member of a member, or a column of that name or of its last part.
struct ExportedFields {
    private let form: Form

    private enum Form {
        case json(JSON)
        case row([String: String])
    }

    init(_ json: JSON) { form = .json(json) }

    /// - Parameter row: The cells by column; names of columns are compared without case.
    init(_ row: [String: String]) { form = .row(row) }

    func has(_ path: String) -> Bool {
        switch form {
        case .json(let json): Self.member(path, of: json) != nil
        case .row(let row): Self.cell(path, of: row) != nil
        }
    }

    /// A text that is not empty.
    func text(_ path: String) -> String? {
        let text =
            switch form {
            case .json(let json): Self.member(path, of: json)?.string
            case .row(let row): Self.cell(path, of: row)
            }
        return text?.isEmpty == false ? text : nil
    }

    func flag(_ path: String) -> Bool? {
        switch form {
        case .json(let json): Self.member(path, of: json)?.boolean
        case .row(let row):
            switch Self.cell(path, of: row)?.lowercased() {
            case "true", "yes": true
            case "false", "no": false
            default: nil
            }
        }
    }

    func number(_ path: String) -> Int? {
        switch form {
        case .json(let json): Self.member(path, of: json)?.integer
        case .row(let row): Self.cell(path, of: row).flatMap { Int($0) }
        }
    }

    func moment(_ path: String) -> Moment? { text(path).flatMap(Moment.init(iso8601:)) }

    /// A list of words; in a row, what stands between commas and semicolons.
    func words(_ path: String) -> [String]? {
        switch form {
        case .json(let json):
            guard let list = Self.member(path, of: json), list.kind == .array else { return nil }
            return list.elements.compactMap(\.string)
        case .row(let row):
            return Self.cell(path, of: row)?.split { ",;".contains($0) }
                .map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        }
    }

    /// The objects of a list; none in a row.
    func objects(_ path: String) -> [ExportedFields] {
        guard case .json(let json) = form, let list = Self.member(path, of: json), list.kind == .array else {
            return []
        }
        return list.elements.map { ExportedFields($0) }
    }

    private static func member(_ path: String, of json: JSON) -> JSON? {
        var json = json
        for key in path.split(separator: ".") {
            guard let member = json[key: String(key)], !member.isNull else { return nil }
            json = member
        }
        return json
    }

    private static func cell(_ path: String, of row: [String: String]) -> String? {
        let path = path.lowercased()
        return row[path] ?? path.split(separator: ".").last.flatMap { row[String($0)] }
    }
}
