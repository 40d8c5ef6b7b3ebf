public import Capture
public import ContactCenter

/// What the exports of flows come to beside a capture.
public struct FlowDocuments: Sendable {
    public private(set) var documents: [(kind: Kind, id: String, config: [UInt8])] = []

    /// How many of them are flows that the capture lists too.
    public private(set) var joined = 0

    /// Every flow of one import: what an earlier one left is not among them.
    ///
    /// Exports name a flow and not its id: where the capture lists exactly one flow of that type and name it is known by
    /// its id, else by type and name.
    ///
    /// - Parameter newest: The capture that lists the flows.
    /// - Throws: ``FlowFileError`` where two files are one flow.
    public init(_ files: [FlowFile], beside newest: Capture) throws {
        let listed = try Self.listed(in: newest)
        var names: [String: String] = [:]
        for file in files {
            let known = listed["\(file.type)/\(file.name)"] ?? []
            let id = known.count == 1 ? known[0] : "\(file.type)/\(file.name)"
            if let other = names.updateValue(file.file, forKey: id) {
                throw FlowFileError(file.file, "is the same flow as \(other): \(file.type) \(file.name)")
            }
            if known.count == 1 { joined += 1 }
            documents.append((.flowExports, id, file.document(id: id)))
        }
    }

    /// Those of a capture, as they go along into the next.
    public init(carrying earlier: Capture) throws(CaptureError) {
        var carried: [(kind: Kind, id: String, config: [UInt8])] = []
        try earlier.each(.flowExports) { carried.append((.flowExports, $0.id, $0.config.canonical())) }
        documents = carried
    }

    /// What the manifest says of them.
    public var records: [Manifest.KindRecord] {
        [Manifest.KindRecord(Kind.flowExports.name, documents: documents.count, isSuppliedByHand: true)]
    }

    private static func listed(in capture: Capture) throws(CaptureError) -> [String: [String]] {
        var ids: [String: [String]] = [:]
        try capture.each(.flows) { flow in
            ids["\(flow["type"]?.string ?? "")/\(flow.name)", default: []].append(flow.id)
        }
        return ids
    }
}

extension FlowFile {
    fileprivate func document(id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("id", id)
            json.field("name", name)
            json.field("type", type)
            json.field("taken", taken.iso8601)
            json.field("file", file.split(separator: "/").last.map(String.init) ?? file)
            json.field("sha256", sha256)
            json.array("flow") { json in for line in lines { json.string(String(line)) } }
            if let script { json.array("yaml") { json in for line in script { json.string(String(line)) } } }
        }
        return (try? JSON(writer.bytes))?.canonical() ?? writer.bytes
    }
}

extension Kind {

    /// One flow as the platform exports it, as `linewarden import flows` takes it.
    public static let flowExports = Kind("flow-exports", .objects)
}

extension GenesysCloud {

    /// The kinds that an import fills: no call of ours gives them.
    public static let importedKinds: [Kind] = [.flowExports]

    /// The kinds each fact that comes by an import is translated from.
    public static let importedSources: [FactKind: [Kind]] = [Fact.callFlows.kind: [.flowExports]]
}
