import Capture
import Foundation

/// The vendor's description of the API, as `Tests/Fidelity` holds it: the part as it was published, and what was added to it.
struct Description: Sendable {
    private let published: JSON
    private let additions: JSON

    static let platform: Description? = try? Description()

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Fidelity")
        func document(_ name: String) throws -> JSON {
            try JSON(Array(try Data(contentsOf: folder.appendingPathComponent(name))))
        }
        published = try document("genesys-openapi-subset.json")
        additions = try document("genesys-openapi-additions.json")
    }

    /// What somebody read elsewhere, with the words that say where; each operation of `operations` is of one of the two.
    var added: [(method: String, path: String, source: String?)] {
        Self.operations(of: additions).map {
            ($0, $1, additions["paths"]?[key: $1]?[key: $0.lowercased()]?["x-source"]?.string)
        }
    }

    /// What one method does at one path; nil where the description knows nothing of it.
    func operation(_ method: String, _ path: String) -> Operation? {
        for document in [published, additions] {
            guard let json = document["paths"]?[key: path]?[key: method.lowercased()] else { continue }
            return Operation(json: json, definitions: [published, additions].compactMap { $0["definitions"] })
        }
        return nil
    }

    /// Every operation there is: method and path.
    var operations: [(method: String, path: String)] {
        Self.operations(of: published) + Self.operations(of: additions)
    }

    private static func operations(of document: JSON) -> [(method: String, path: String)] {
        (document["paths"]?.members.map { $0 } ?? []).flatMap { path, methods in
            methods.members.map { ($0.key.uppercased(), path) }
        }
    }

    struct Operation {
        let json: JSON
        let definitions: [JSON]

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
                let properties = definitions.lazy.compactMap({ $0[key: String(name)]?["properties"] }).first
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
