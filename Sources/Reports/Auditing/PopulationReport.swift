import Assurance
public import Capture
import ContactCenter
public import Engine

/// Everything a control was judged over, for a terminal or a machine.
public struct PopulationReport: Sendable {
    private let population: Population
    private let manifest: Manifest
    private let commit: String

    public init(_ population: Population, of manifest: Manifest, commit: String) {
        self.population = population
        self.manifest = manifest
        self.commit = commit
    }

    public var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("control", population.control.label)
            json.field("commit", commit)
            json.field("manifestSHA256", manifest.json().sha256)
            json.field("captureBegan", manifest.began.iso8601)
            json.field("simulated", manifest.isSimulated)
            json.array("lists") { json in for list in population.lists { json.object(list.write) } }
        }
        json.endLine()
        return json.bytes
    }

    public var text: String {
        let heading = ["\(population.control.label)  \(population.control.title)", manifest.sourceLine(commit)]
        return (heading + population.lists.flatMap(\.lines)).map { $0.printable + "\n" }.joined()
    }
}

extension Manifest {

    /// Where documents come from, in one line.
    func sourceLine(_ commit: String) -> String {
        let mark = isSimulated ? ", SIMULATED" : ""
        return "\(platform) \(organization), read \(began.inWords), capture \(commit.prefix(10))\(mark)"
    }
}

extension Population.List {

    /// `people: 300 documents; as many entries read as the platform says there are`.
    var heading: String {
        let verdict =
            switch isReconciled {
            case true?: "as many entries read as the platform says there are"
            case false?: "NOT as many entries read as the platform says there are"
            case nil: "the platform gives no total"
            }
        return "\(kind.name): \(items.count.of("document")); \(verdict)"
    }

    fileprivate var lines: [String] {
        ["", heading] + absences.map { "  missing: \($0)" }
            + calls.map { call in
                let total = call.total.map { " of \($0)" } ?? ""
                return "  \(call.route): \(call.read)\(total) in \(call.requests.of("request"))"
            } + items.map { "  \($0.id)  \($0.file)" }
    }

    func write(_ json: inout JSONWriter) {
        json.field("kind", kind.name)
        if let isReconciled { json.field("reconciled", isReconciled) }
        json.field("missing", absences)
        json.array("calls") { json in
            for call in calls {
                json.object { json in
                    json.field("call", call.route)
                    json.field("requests", call.requests)
                    json.field("read", call.read)
                    if let total = call.total { json.field("total", total) }
                }
            }
        }
        json.array("items") { json in for item in items { json.object(item.write) } }
    }
}

extension Population.Item {
    func write(_ json: inout JSONWriter) {
        json.field("id", id)
        json.field("file", file)
        json.field("sha256", sha256)
    }
}
