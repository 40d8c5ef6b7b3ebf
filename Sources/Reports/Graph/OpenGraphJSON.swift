import Capture

/// The entitlement graph as BloodHound takes it in: OpenGraph.
///
/// Nodes have an id, up to three kinds, and properties that are texts, numbers, booleans or lists of one of these; an edge
/// has a kind of letters, digits and underscores, and names both its ends by id. Kinds carry a prefix, for they must not
/// be taken for those BloodHound brings.
///
/// Source: https://bloodhound.specterops.io/opengraph/developer/nodes, /edges and /metadata, and the JSON Schema
/// `https://bloodhound.specterops.io/schema/v8`, looked up 2026-11-29. Not tried on a BloodHound.
public struct OpenGraphJSON: Sendable {
    private let graph: EntitlementGraph

    public init(_ graph: EntitlementGraph) { self.graph = graph }

    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.object("graph") { json in
                json.array("nodes") { json in for node in graph.nodes { json.object(node.write) } }
                json.array("edges") { json in for edge in graph.edges { json.object(edge.write) } }
            }
            json.object("metadata") { $0.field("source_kind", "Linewarden") }
        }
        return json.bytes + [0x0A]
    }
}

extension EntitlementGraph.Node {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", id)
        json.field("kinds", [kind.label])
        json.object("properties") { json in
            json.field("name", name ?? id)
            for (name, value) in marks.sorted(by: { $0.key < $1.key }) { json.field(name, value) }
            for (name, words) in words.sorted(by: { $0.key < $1.key }) { json.field(name, words) }
        }
    }
}

extension EntitlementGraph.Edge {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("kind", "Linewarden_\(kind.rawValue)")
        json.object("start") { $0.writeEnd(start) }
        json.object("end") { $0.writeEnd(end) }
        guard !through.isEmpty else { return }
        json.object("properties") { $0.field("through", through) }
    }
}

extension JSONWriter {
    fileprivate mutating func writeEnd(_ id: String) {
        field("match_by", "id")
        field("value", id)
    }
}

extension EntitlementGraph.Kind {

    /// `Linewarden_PartnerPerson`.
    fileprivate var label: String { "Linewarden_" + rawValue.split(separator: "-").map(\.capitalizedOnce).joined() }
}

extension Substring {
    fileprivate var capitalizedOnce: String { prefix(1).uppercased() + dropFirst() }
}
