import Capture
import ContactCenter
import GenesysCloud
import Redaction

/// Flows in the shape of exports that the vendor publishes (GenesysCloudBlueprints), looked up 2026-11-29.
enum Exports {
    static let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))

    /// A call flow of one task.
    static func call(_ actions: String, head: String = "", tail: String = "") -> String {
        """
        inboundCall:
          name: Main Line
          startUpRef: "/inboundCall/tasks/task[Main_10]"
          defaultLanguage: en-us
        \(head)  tasks:
            - task:
                name: Main
                refId: Main_10
                actions:
        \(indented(actions, by: 10))
        \(tail)
        """
    }

    static func indented(_ text: String, by blanks: Int) -> String {
        text.split(separator: "\n").map { String(repeating: " ", count: blanks) + $0 }.joined(separator: "\n")
    }

    static func file(_ yaml: String, named name: String = "main.yaml") throws(FlowFileError) -> FlowFile {
        try FlowFile(Array(yaml.utf8), named: name, taken: Answers.began, marks: marks)
    }

    /// What is kept of them, beside a capture that lists these flows.
    static func documents(_ files: [FlowFile], listed: String...) throws -> FlowDocuments {
        var answers = Answers()
        for flow in listed { answers = answers.with(.flows, flow) }
        return try FlowDocuments(files, beside: answers.capture)
    }

    /// The flow as it is drawn.
    static func drawn(_ yaml: String) throws -> CallFlow {
        let documents = try documents([file(yaml)])
        let text = String(decoding: documents.documents[0].config, as: UTF8.self)
        let read = try Answers().with(.flowExports, text).translated()[.callFlows]
        guard case .observed(let flows) = read, let flow = flows.first else {
            throw FlowIsNotDrawn()
        }
        return flow
    }

    struct FlowIsNotDrawn: Error {}
}

extension CallFlow {

    /// Its blocks and ways, a line each: `Main > Queue [puts through] -> 3 4?`, a failure with `-`, success with `+`.
    var lines: [String] {
        blocks.enumerated().map { number, block in
            let ways = block.ways.map { way in
                "\(way.to)" + (way.worked.map { $0 ? "+" : "-" } ?? "") + (way.isCertain ? "" : "?")
            }
            let detour = block.detour.map { " via \($0)" } ?? ""
            return "\(number) \(block.name) \(block.deeds.map(\.word))\(detour) -> \(ways.joined(separator: " "))"
        }
    }

    func block(_ name: String) -> Block? { blocks.first { $0.name == name } }
}

extension CallFlow.Deed {
    var word: String {
        switch self {
        case .says(let speech): "says \((speech.prompts + [speech.text]).filter { !$0.isEmpty }.joined(separator: "|"))"
        case .asks: "asks"
        case .putsThrough: "puts through"
        case .beginsRecording: "records"
        case .callsOut(let name): "calls \(name)"
        case .leadsTo(let name): "leads to \(name)"
        case .visits(let name): "visits \(name)"
        case .unknown(let word): "unknown \(word)"
        }
    }
}
