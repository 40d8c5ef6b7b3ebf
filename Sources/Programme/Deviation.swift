public import Assurance
public import ContactCenter

/// That the configuration sets less than a standard asks for: a threshold looser than it allows, or a control *not
/// applicable*.
///
/// It stands in the configuration, so nobody signs the asking; the approver it names signs the decision. Changed there by
/// a word, it is another one, and nobody has agreed to it.
public struct Deviation: Hashable, Sendable {
    public let subject: Subject
    public let reason: String
    public let owner: String

    /// The approver as the configuration names them: by id or name.
    public let approver: String
    public let end: Moment

    /// The origin of the log it is decided in.
    public let log: String

    public enum Subject: Hashable, Sendable {
        case threshold(String, value: Int)
        case notApplicable(Control.ID)
    }

    public init(
        _ subject: Subject, because reason: String, owner: String, approver: String, until end: Moment, log: String
    ) {
        self.subject = subject
        self.reason = reason
        self.owner = owner
        self.approver = approver
        self.end = end
        self.log = log
    }

    /// `threshold/idle-seconds`, `not-applicable/CHN-02`.
    public var id: String {
        switch subject {
        case .threshold(let name, _): "threshold/\(name)"
        case .notApplicable(let control): "not-applicable/\(control)"
        }
    }

    func check(unwaivable: [Control.ID: String]) throws(Refusal) {
        if reason.allSatisfy(\.isWhitespace) { throw .withoutWords("reason") }
        guard case .notApplicable(let control) = subject, let reason = unwaivable[control] else { return }
        throw .unwaivable(control, because: reason)
    }
}
