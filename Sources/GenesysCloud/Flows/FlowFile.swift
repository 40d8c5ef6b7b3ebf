import Capture
public import ContactCenter
public import Redaction
import Yams

/// One flow as the platform exports it: YAML, as Architect and Archy write it.
///
/// Every value is kept as the text it has in the file, secrets as marks and whom a call goes to left out.
///
/// Source: exports published by the vendor (GenesysCloudBlueprints: simple-ivr-deploy-with-cx-as-code-blueprint,
/// genesys-cloud-call-park, dr-fallback-ivr, web-messaging-triage-bot-blueprint), looked up 2026-11-29; the vendor's API
/// description says nothing of what is in them.
public struct FlowFile: Sendable {
    public let file: String
    public let sha256: String
    public let name: String

    /// The platform's word for what it is: `INBOUNDCALL`.
    public let type: String

    /// When it was exported.
    public let taken: Moment

    /// What is kept of it, as JSON, a line a value.
    let lines: [Substring]

    /// The whole of it as YAML, without comments, a line a value; nil where something of it is not kept.
    let script: [Substring]?

    /// The most that is read of one, in bytes: the largest the vendor publishes is a hundredth of it.
    public static let largest = 8 << 20

    /// - Parameters:
    ///   - file: As errors call it.
    ///   - moment: When it was exported.
    /// - Throws: ``FlowFileError`` for one that is no exported flow, or is larger than we read.
    public init(
        _ bytes: [UInt8], named file: String, taken moment: Moment, marks: SecretMarks
    ) throws(FlowFileError) {
        guard bytes.count <= Self.largest else { throw Self.tooLarge(file) }
        let root = try Self.root(bytes, file)
        guard let (key, flow) = root.mapping?.first, root.mapping?.count == 1, let word = key.string,
            let kind = FlowKind(word), let name = flow.mapping?["name"]?.string, !name.isEmpty
        else { throw FlowFileError(file, "is no exported flow: it does not begin with inboundCall: and a name") }
        try FlowSize.check(root, file)
        self.file = file
        self.name = name
        sha256 = bytes.sha256
        type = kind.type
        taken = moment
        let kept = FlowKeeping(marks: marks).kept(root)
        lines = String(decoding: kept, as: UTF8.self).split(separator: "\n")
        script = kept == FlowKeeping(marks: nil).kept(root) ? Self.script(of: root) : nil
    }

    /// What reads as the same flow again; nil where that cannot be written.
    private static func script(of root: Node) -> [Substring]? {
        guard let text = try? Yams.serialize(node: root, width: -1, allowUnicode: true), text.utf8.count <= largest,
            let again = try? Yams.compose(yaml: text), again == root
        else { return nil }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// That a file is larger than what is read.
    public static func tooLarge(_ file: String) -> FlowFileError {
        FlowFileError(file, "is larger than the \(largest >> 20) MiB that are read of one flow")
    }

    private static func root(_ bytes: [UInt8], _ file: String) throws(FlowFileError) -> Node {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw FlowFileError(file, "is not UTF-8") }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw FlowFileError(file, "does not read\((error as? YamlError)?.place ?? "")")
        }
        guard let root else { throw FlowFileError(file, "is empty") }
        return root
    }
}

extension YamlError {

    /// Where it is, and what: ` at 3:12: did not find expected key`.
    fileprivate var place: String {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            " at \(mark): \(problem)"
        case .duplicatedKeysInMapping(let duplicates, let context):
            " at \(context.mark): \(duplicates.first ?? "a key") stands twice"
        case .reader(let problem, _, _, _): ": \(problem)"
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: ""
        }
    }
}
