import Capture
import ContactCenter

/// A job of the platform's that exports or imports a flow: registered, then started, then over.
struct FlowJob: Sendable {
    let work: Work

    /// How often somebody asked how it is getting on since it could go on.
    var asked = 0

    /// The flow an upload became, or why it became none; nil before the job is over.
    var outcome: Result<String, Problem>?

    enum Work: Sendable {

        /// What is exported, or why nothing is.
        case export(Result<[UInt8], Problem>)

        /// What was uploaded; nil before it was.
        case publish([UInt8]?)
    }

    /// Why a job fails, in a sentence.
    struct Problem: Error, Sendable {
        let text: String
    }

    /// One answer says that it was started, the next that it is over.
    var isOver: Bool { asked > 1 }
}

/// A flow as somebody uploads it: no more of it is read than what it is, how it is called and where it lies.
///
/// Source: exports that the vendor publishes (GenesysCloudBlueprints), looked up 2026-11-29: the first line is the kind of
/// flow, its name and its division stand two blanks in.
struct UploadedFlow: Sendable {
    let type: String
    let name: String
    let division: String?

    /// - Throws: ``FlowJob/Problem`` for what is no flow.
    init(_ bytes: [UInt8]) throws(FlowJob.Problem) {
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let first = lines.first(where: { !$0.hasPrefix("#") }), first.hasSuffix(":"), first.first != " ",
            let name = Self.value("name", in: lines)
        else { throw FlowJob.Problem(text: "The file is no flow: it does not begin with a kind of flow and a name.") }
        let word = String(first.dropLast())
        type = ["botFlow": "BOT", "digitalBotFlow": "DIGITALBOT"][word] ?? word.uppercased()
        self.name = name
        division = Self.value("division", in: lines)
    }

    private static func value(_ key: String, in lines: [Substring]) -> String? {
        let start = "  \(key):"
        guard let line = lines.first(where: { $0.hasPrefix(start) }) else { return nil }
        let value = line.dropFirst(start.count).drop { $0 == " " || $0 == "\"" || $0 == "'" }
        let end = value.lastIndex { ![" ", "\"", "'"].contains($0) }
        return end.map { String(value[...$0]) }
    }
}
