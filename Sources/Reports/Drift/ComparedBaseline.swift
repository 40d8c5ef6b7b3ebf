import Capture
import ContactCenter
public import Programme

/// The baseline something is compared with, and what there is to say of it.
public struct ComparedBaseline: Sendable {
    private let agreed: AgreedBaseline
    private let standing: AgreedBaseline.Standing
    private let tag: Tag

    /// What the archive says of it, beside the ledger, which is what counts.
    public enum Tag: Hashable, Sendable {

        /// By whoever agreed.
        case signed(as: String)
        case unsigned(as: String)
        case gone

        /// It says something else than the ledger: each a sentence.
        case another([String])
    }

    public init(_ agreed: AgreedBaseline, standing: AgreedBaseline.Standing, tag: Tag) {
        self.agreed = agreed
        self.standing = standing
        self.tag = tag
    }

    /// Where archive and ledger disagree.
    public var faults: [String] {
        switch tag {
        case .signed, .unsigned: []
        case .gone: ["no tag of the archive names \(agreed.id): it was taken away, or another put in its place"]
        case .another(let faults): faults
        }
    }

    var since: String { "the baseline \(agreed.id)" }

    /// A line each.
    var details: [String] {
        let first =
            "ticket \(agreed.baseline.ticket), approved by \(agreed.approved.approver) "
            + "on \(agreed.approved.approved.iso8601Day)"
        return [first] + (standing.words.map { ["not in force: " + $0] } ?? []) + (tagWords.map { [$0] } ?? [])
    }

    private var tagWords: String? {
        switch tag {
        case .signed(let name): "its tag \(name) bears the signature of \(agreed.approved.approver)"
        case .unsigned(let name): "its tag \(name) bears no signature"
        case .gone, .another: nil
        }
    }

    func write(_ json: inout JSONWriter) {
        json.field("id", agreed.id)
        json.field("ticket", agreed.baseline.ticket)
        json.field("requester", agreed.baseline.requester.rawValue)
        json.field("approver", agreed.approved.approver.rawValue)
        json.field("approved", agreed.approved.approved.iso8601)
        json.field("inForce", standing == .inForce)
        json.field("notInForce", ifPresent: standing.words)
        switch tag {
        case .signed(let name), .unsigned(let name): json.field("tag", name)
        case .gone, .another: break
        }
        if case .signed = tag { json.field("tagSigned", true) } else { json.field("tagSigned", false) }
        json.field("tagFaults", faults)
    }
}

extension AgreedBaseline.Standing {

    /// Why it counts no more; nil where it does.
    fileprivate var words: String? {
        switch self {
        case .inForce: nil
        case .ended(let end): "\(end.by) ended it on \(end.at.iso8601Day)"
        case .over(let end): "its year ended on \(end.iso8601Day)"
        case .replaced(let other): "\(other) was agreed to after it"
        }
    }
}
