import Capture
import ContactCenter

/// The export of a flow beside a capture, as it is imported.
struct FlowExport: Sendable {
    let script: [UInt8]

    /// The name of the division it lies in; nil where the export names none.
    let division: String?

    /// Every text in it: whatever it refers to, it names.
    let words: Set<String>

    /// - Parameter document: What is kept of an export.
    /// - Returns: nil where not all of it is kept.
    init?(_ document: JSON) {
        guard let lines = document["yaml"], lines.kind == .array, let flow = document.exportedFlow else { return nil }
        script = Array(lines.elements.compactMap(\.string).joined(separator: "\n").utf8)
        division = flow["division"]?.string
        words = flow.words
    }

    /// The export of a flow of a capture.
    ///
    /// - Parameter config: What the list of flows says of it.
    /// - Throws: ``CaptureError`` if a file does not read.
    /// - Returns: Or why what lies beside the capture is not imported, with what a person does instead.
    static func found(
        of config: JSON, id: String, in capture: Capture
    ) throws(CaptureError) -> (export: FlowExport?, obstacle: HandSteps.Reason?) {
        let flow = Document(id: id, config: config, state: capture.stateOfFlow(id))
        guard let version = flow["publishedVersion"], !version.isNull, flow["deleted"]?.boolean != true else {
            return (nil, ("it is not published, and only what is published is exported", "draw it again in Architect"))
        }
        guard let document = try capture.config(of: .flowExports, id: flow.id) else { return (nil, missing) }
        // The platform goes by the name and the kind that stand in the file, and not by what the list says.
        guard document["name"]?.string == config["name"]?.string, document["type"]?.string == config["type"]?.string
        else { return (nil, renamed) }
        // A list read after the export, of a version published before it: that version is in the file.
        guard let published = flow.published, let taken = document["taken"]?.string.flatMap(Moment.init(iso8601:)),
            published <= taken
        else { return (nil, older) }
        guard taken <= capture.manifest.began else { return (nil, newer) }
        guard let export = FlowExport(document) else { return (nil, document.partial) }
        return (export, nil)
    }

    private static let renamed: HandSteps.Reason = (
        "its export is of another name or kind than the flow has",
        "run `linewarden import flows --from-platform` again, collect, and plan again"
    )
    private static let newer: HandSteps.Reason = (
        "its export was taken after the capture, and nobody can tell of which version it is",
        "collect again, and plan again from that capture"
    )
    private static let missing: HandSteps.Reason = (
        "no export of it lies beside the capture",
        "run `linewarden import flows --from-platform` first, collect, and plan again from that capture"
    )
    private static let older: HandSteps.Reason = (
        "nobody can tell whether its export is of the version that ran: it is older, or does not say",
        "run `linewarden import flows --from-platform` again, collect, and plan again from that capture"
    )
}

extension FlowExport {

    /// Flows in the order in which they are imported: what one names comes before it, as far as they do not name each other.
    static func inOrder<Flow>(_ flows: [Flow], _ named: (Flow) -> (name: String, words: Set<String>)) -> [Flow] {
        let all = flows.map(named)
        let places = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var ordered: [Int] = []
        var begun: Set<Int> = []
        func take(_ place: Int) {
            guard begun.insert(place).inserted else { return }
            for name in all[place].words.filter({ places[$0] != nil }).sorted() {
                if let other = places[name] { take(other) }
            }
            ordered.append(place)
        }
        for place in all.indices { take(place) }
        return ordered.map { flows[$0] }
    }
}

extension Capture {
    fileprivate func stateOfFlow(_ id: String) -> JSON? {
        files[Kind.flows.path(of: id, in: .state)].flatMap { try? JSON($0) }
    }
}

extension Document {

    /// Since when what is published of a flow runs.
    fileprivate var published: Moment? {
        [config, state].lazy.compactMap { $0?["publishedVersion"]?["datePublished"]?.string }.first
            .flatMap(Moment.init(iso8601:))
    }
}

extension JSON {

    /// Why the export of a flow is not kept whole.
    fileprivate var partial: HandSteps.Reason {
        let text = (self["flow"]?.elements ?? JSON.empty.elements).compactMap(\.string).joined(separator: "\n")
        if text.contains("hmac-sha256:") {
            return (
                "a secret stands written out in it, of which only a mark is kept",
                "import the file it was exported to in Architect, or take the secret out of it and export it again"
            )
        }
        if text.contains("«not kept»") {
            return (
                "it puts calls through to somebody by name, which is not kept",
                "import the file it was exported to in Architect"
            )
        }
        return (
            "its export was kept as it is judged by, and not as it is imported",
            "run `linewarden import flows` again, and plan again from the capture that makes"
        )
    }

    /// Every key and every text in it.
    fileprivate var words: Set<String> {
        var words: Set<String> = []
        collectWords(into: &words)
        return words
    }

    private func collectWords(into words: inout Set<String>) {
        switch kind {
        case .string: words.insert(string ?? "")
        case .array: for element in elements { element.collectWords(into: &words) }
        case .object:
            for (key, value) in members {
                words.insert(key)
                value.collectWords(into: &words)
            }
        case .number, .boolean, .null: break
        }
    }
}
