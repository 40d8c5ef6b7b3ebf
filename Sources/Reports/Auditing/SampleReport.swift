import Assurance
public import Capture
public import Engine

/// A sample of what a control was judged over, with the documents themselves.
public struct SampleReport: Sendable {
    private let sample: Sample
    private let population: Population
    private let manifest: Manifest
    private let commit: String
    private let drawn: [(list: Population.List, items: [(item: Population.Item, document: Document)])]

    /// - Throws: ``CaptureError`` if a file does not read.
    public init(_ sample: Sample, of population: Population, in capture: Capture, commit: String) throws {
        self.sample = sample
        self.population = population
        self.commit = commit
        manifest = capture.manifest
        drawn = try population.lists.map { list in
            let items = sample.drawn(from: list.items, id: \.id)
            var documents: [String: Document] = [:]
            let wanted = Set(items.map(\.id))
            try capture.each(list.kind) { if wanted.contains($0.id) { documents[$0.id] = $0 } }
            return (list, items.compactMap { item in documents[item.id].map { (item, $0) } })
        }
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("control", population.control.label)
            json.field("commit", commit)
            json.field("manifestSHA256", manifest.json().sha256)
            json.field("simulated", manifest.isSimulated)
            json.field("seed", sample.seed)
            json.field("size", sample.size)
            json.array("lists") { json in
                for (list, items) in drawn { json.object { write(list, items, &$0) } }
            }
        }
        json.endLine()
        return json.bytes
    }

    private func write(
        _ list: Population.List, _ items: [(item: Population.Item, document: Document)], _ json: inout JSONWriter
    ) {
        json.field("kind", list.kind.name)
        json.field("population", list.items.count)
        json.array("items") { json in
            for (item, document) in items {
                json.object { json in
                    item.write(&json)
                    json.key("document")
                    json.json(document.config)
                }
            }
        }
    }

    public var text: String {
        var lines = [
            "\(population.control.label)  \(population.control.title)", manifest.sourceLine(commit),
            "seed \(sample.seed), \(sample.size) of each list",
        ]
        for (list, items) in drawn {
            lines += ["", list.heading]
            for (item, document) in items {
                lines += ["  \(item.id)  \(item.file)  sha256 \(item.sha256)"]
                lines += ["    " + String(decoding: document.config.canonical(), as: UTF8.self)]
            }
        }
        return lines.map { $0.printable + "\n" }.joined()
    }
}
