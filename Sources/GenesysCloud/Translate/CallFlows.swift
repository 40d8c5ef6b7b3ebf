import Capture
import ContactCenter

extension Capture {

    /// Flows as the platform exports them; nil where nobody imported any.
    ///
    /// Source: exports published by the vendor (see ``FlowFile``), looked up 2026-11-29.
    func callFlows() throws(CaptureError) -> Reading<[CallFlow]>? {
        guard contains(.flowExports) else { return nil }
        // A list of flows that broke off names some flows by another id than the next one will: nobody knows which they are.
        let isCut = manifest.record(of: Kind.flows.name)?.absences.contains { !$0.isRefusal } == true
        return try list(.flowExports) { document, flaws in
            guard !isCut || !document.isNamedByItself else {
                flaws.leftOut("which flow of the platform \(document.name) is")
                return nil
            }
            guard let taken = document["taken"]?.moment, let flow = document.config.exportedFlow else {
                flaws.leftOut("the flow of \(document.name), readable")
                return nil
            }
            return CallFlow(
                id: CallFlow.ID(document.id), name: document.name,
                role: FlowKind.role(of: document["type"]?.string ?? ""), taken: taken,
                blocks: FlowDrawing(flow).blocks, writtenOutSecrets: flow.markedNames.sorted())
        }
    }
}

extension JSON {

    /// What stands in an export under its first word.
    ///
    /// It is deeper than documents of the platform are, and so lies in them as text.
    var exportedFlow: JSON? {
        guard let lines = self["flow"], lines.kind == .array else { return nil }
        let limits = JSON.Limits(bytes: 64 << 20, depth: 2 * FlowSize.deepest, allowsRepeatedKeys: true)
        let text = lines.elements.compactMap(\.string).joined(separator: "\n")
        return (try? JSON(Array(text.utf8), limits: limits))?.members.first { _ in true }?.value
    }
}

extension Document {

    /// Whether an export goes by its type and name, as one that no list of the platform's names does.
    fileprivate var isNamedByItself: Bool { id.contains("/") }
}

extension JSON {

    /// What holds the mark of a secret, by the block or variable it is in and what it is called there.
    fileprivate var markedNames: Set<String> {
        var names: Set<String> = []
        collectMarked(in: "the flow", as: "", into: &names)
        return names
    }

    private func collectMarked(in owner: String, as name: String, into names: inout Set<String>) {
        switch kind {
        case .string:
            if string?.contains("hmac-sha256:") == true { names.insert(name.isEmpty ? owner : "\(owner): \(name)") }
        case .array: for element in elements { element.collectMarked(in: owner, as: name, into: &names) }
        case .object:
            let owner = self["name"]?.string ?? owner
            let name = self["variable"]?.string ?? (self["initialValue"] == nil ? name : "")
            for (key, value) in members {
                let isWrapper = ["lit", "exp", "tts", "value", "initialValue"].contains(key)
                value.collectMarked(in: owner, as: isWrapper ? name : key, into: &names)
            }
        case .number, .boolean, .null: break
        }
    }
}
