public import Assurance
import Capture
public import ContactCenter

/// That somebody asks to live with what a control finds: where, why, whose it is, and until when.
public struct Exception: Hashable, Sendable {
    public let control: Control.ID
    public let scope: Scope
    public let reason: String

    /// Who answers for it while it lasts.
    public let owner: String
    public let requester: Signatory.ID

    /// When it was asked for.
    public let asked: Moment
    public let start: Moment
    public let end: Moment

    /// The control that makes up for it: once that is not met, the exception lapses.
    public let compensating: Control.ID?

    /// The origin of the log it is asked in.
    public let log: String

    public init(
        to control: Control.ID, in scope: Scope, because reason: String, owner: String, askedBy requester: Signatory.ID,
        at asked: Moment, from start: Moment, until end: Moment, compensating: Control.ID? = nil, log: String
    ) {
        self.control = control
        self.scope = scope
        self.reason = reason
        self.owner = owner
        self.requester = requester
        self.asked = asked
        self.start = start
        self.end = end
        self.compensating = compensating
        self.log = log
    }

    /// What can be said of it before anybody knows what it would hide.
    ///
    /// - Parameter unwaivable: The controls nobody may waive, with the reason.
    public func check(unwaivable: [Control.ID: String]) throws(Refusal) {
        if let reason = unwaivable[control] { throw .unwaivable(control, because: reason) }
        if reason.allSatisfy(\.isWhitespace) { throw .withoutWords("reason") }
        if owner.allSatisfy(\.isWhitespace) { throw .withoutWords("owner") }
        if compensating == control { throw .compensatesItself(control) }
        guard start >= asked.startOfDay else { throw .startsBeforeAsked(start) }
        guard end > start else { throw .endsBeforeStart }
        guard end <= start.aYearLater else { throw .tooLong(most: start.aYearLater) }
        guard end > asked else { throw .ended(end) }
    }
}

/// An exception that somebody else agreed to.
public struct ApprovedException: Hashable, Sendable, Identifiable {

    /// `EX-` and ten digits of the SHA-256 of what was asked.
    public let id: String
    public let exception: Exception
    public let approver: Signatory.ID

    /// When the approval was recorded.
    public let approved: Moment

    public init(id: String, _ exception: Exception, approver: Signatory.ID, approved: Moment) {
        self.id = id
        self.exception = exception
        self.approver = approver
        self.approved = approved
    }

    /// From when on it counts: never before somebody agreed.
    public var begins: Moment { max(exception.start, approved) }
}
