public import Assurance
public import ContactCenter

/// Why a statement has no effect: what was asked, decided or attested is not as the rules want it.
public enum Refusal: Error, Hashable, Sendable {

    // Whose word it is.
    case unknownPerson(Signatory.ID)
    case unsigned
    case malformed(SSHSignature.Malformed)
    case notSigned(Signatory.ID)
    case otherKey(Signatory.ID)
    case keyRevoked(Signatory.ID, Moment)
    case withoutRole(Signatory.ID, Signatory.Role)
    case ownRequest(Signatory.ID)
    case agreedBefore(Signatory.ID)
    case otherApprover(named: String, Signatory.ID)

    // What it is about.
    case unreadable(String)
    case otherLog(String)
    case noRequest(String)
    case otherRequest(String)
    case replayed(String)
    case settled(String, as: String)

    // When.
    case fromTheFuture(Moment)
    case olderThanRequest(Moment)
    case startsBeforeAsked(Moment)
    case endsBeforeStart
    case tooLong(most: Moment)
    case ended(Moment)

    // What it would do.
    case withoutWords(String)
    case compensatesItself(Control.ID)
    case unwaivable(Control.ID, because: String)
    case hidesNothing(Control.ID, Scope)
    case hidesTooMuch(hidden: [String], of: Int, percent: Int)
}

extension Refusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownPerson(let id): "there is nobody \(id) under people:"
        case .unsigned: "it is not signed"
        case .malformed(let error): "the signature \(error)"
        case .notSigned(let id): "the signature is of something else, or was not made by \(id)"
        case .otherKey(let id): "the signature was made with a key that is not \(id)'s"
        case .keyRevoked(let id, let moment): "that key of \(id)'s stands for nothing recorded after \(moment.iso8601)"
        case .withoutRole(let id, let role): "\(id) is no \(role.rawValue)"
        case .ownRequest(let id): "\(id) asked for it, and nobody approves what they asked for"
        case .agreedBefore(let id): "\(id) agreed before, and counts once"
        case .otherApprover(let name, let id): "\(name) is named as the approver, not \(id)"
        case .unreadable(let why): "it does not read: \(why)"
        case .otherLog(let log): "it was made for another log, \(log)"
        case .noRequest(let id): "nobody asked for \(id)"
        case .otherRequest(let id): "\(id) asks for something else by now: its hash is another"
        case .replayed(let id): "the same was recorded before about \(id)"
        case .settled(let id, let state): "\(id) is \(state)"
        default: about
        }
    }

    private var about: String {
        switch self {
        case .fromTheFuture(let moment): "it says it was made at \(moment.iso8601), which is yet to come"
        case .olderThanRequest(let moment): "it was decided at \(moment.iso8601), before it was asked for"
        case .startsBeforeAsked(let moment): "it starts at \(moment.iso8601), before the day it was asked for"
        case .endsBeforeStart: "it ends before it starts"
        case .tooLong(let most): "it must end by \(most.iso8601): nothing is accepted for more than a year"
        case .ended(let moment): "it ended at \(moment.iso8601)"
        case .withoutWords(let field): "it says nothing under \(field)"
        case .compensatesItself(let control): "\(control) cannot make up for itself"
        case .unwaivable(let control, let reason): "nobody may waive \(control): \(reason)"
        case .hidesNothing(let control, let scope): "\(control) finds nothing in \(scope)"
        case .hidesTooMuch(let hidden, let all, let percent):
            "it would hide \(hidden.count) of \(all) findings, and \(percent) % is the most:\n"
                + hidden.map { "  \($0)" }.joined(separator: "\n")
        default: ""
        }
    }
}

extension Refusal {

    /// What somebody who gets it has to do with it.
    public enum Kind: Sendable {

        /// Whoever it is may not do this.
        case mayNot

        /// What was handed over is not sound, or breaks a rule.
        case unsound

        /// What it is about is not there.
        case notThere
    }

    public var kind: Kind {
        switch self {
        case .withoutRole, .ownRequest, .agreedBefore, .otherApprover, .otherKey, .keyRevoked, .unknownPerson: .mayNot
        case .noRequest: .notThere
        default: .unsound
        }
    }
}
