import Capture
import Foundation

/// The vendor's description of the API, as `Tests/Fidelity` holds it.
struct Description: Sendable {
    private let document: JSON

    static let platform: Description? = try? Description()

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fidelity/genesys-openapi-subset.json")
        document = try JSON(Array(try Data(contentsOf: file)))
    }

    /// What one method does at one path; nil where the description knows nothing of it.
    func operation(_ method: String, _ path: String) -> Operation? {
        guard let json = document["paths"]?[key: path]?[key: method.lowercased()] else { return nil }
        return Operation(json: json, definitions: document["definitions"] ?? json)
    }

    /// Every operation there is: method and path.
    var operations: [(method: String, path: String)] {
        (document["paths"]?.members.map { $0 } ?? []).flatMap { path, methods in
            methods.members.map { ($0.key.uppercased(), path) }
        }
    }

    struct Operation {
        let json: JSON
        let definitions: JSON

        /// `ANY` or `ALL`, and the names; nil where a token is enough.
        var permission: (type: String, names: Set<String>)? {
            guard let needs = json["x-inin-requires-permissions"], let type = needs["type"]?.string else { return nil }
            return (type, Set(needs["permissions"]?.elements.compactMap(\.string) ?? []))
        }

        /// The parameters after the question mark, by name.
        var query: [String: JSON] {
            let declared = json["parameters"]?.elements.filter { $0["in"]?.string == "query" } ?? []
            return Dictionary(declared.map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        }

        /// The names of what a good answer holds.
        var answered: Set<String> {
            let responses = json["responses"]
            let schema = (responses?["200"] ?? responses?["202"])?["schema"]
            guard let name = schema?["$ref"]?.string?.split(separator: "/").last,
                let properties = definitions[key: String(name)]?["properties"]
            else { return [] }
            return Set(properties.members.map(\.key))
        }
    }
}

extension JSON {

    /// The values a parameter of the description allows; nil for any.
    var allowedValues: Set<String>? {
        (self["items"]?["enum"] ?? self["enum"]).map { Set($0.elements.compactMap(\.string)) }
    }
}
