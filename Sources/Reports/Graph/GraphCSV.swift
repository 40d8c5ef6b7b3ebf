/// The entitlement graph as a list of edges, which every graph tool and every spreadsheet opens.
public struct GraphCSV: Sendable {
    private let graph: EntitlementGraph

    public init(_ graph: EntitlementGraph) { self.graph = graph }

    public var bytes: [UInt8] {
        let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
        var csv = CSVWriter()
        csv.row(["Source", "Target", "Type", "source kind", "target kind", "source name", "target name", "through"])
        for edge in graph.edges {
            let (start, end) = (nodes[edge.start], nodes[edge.end])
            csv.row([
                edge.start, edge.end, edge.kind.rawValue, start?.kind.rawValue ?? "", end?.kind.rawValue ?? "",
                start?.name ?? "", end?.name ?? "", edge.through.joined(separator: " "),
            ])
        }
        return csv.bytes
    }
}
