public import ContactCenter

/// A fact a control needed and did not get, or did not get whole.
public struct Gap: Hashable, Sendable {
    public let fact: FactKind
    public let absence: Absence

    public init(_ fact: FactKind, _ absence: Absence) {
        self.fact = fact
        self.absence = absence
    }

    /// The gap in one thing among many: a field the platform left out of it.
    public init<Value>(_ fact: Fact<Value>, _ absence: Absence) { self.init(fact.kind, absence) }
}

extension Gap: CustomStringConvertible {

    /// What is missing, why, and what to do about it where anything can be done.
    public var description: String { "\(fact): \(absence.because)" }
}

extension Absence {

    /// Why, and what to do about it, as the second half of a sentence.
    public var because: String {
        switch self {
        case .notAsked: "not asked for in this run"
        case .notOffered: "the platform has no way to tell"
        case .notPermitted(let permission): "our client may not read them; grant it \(permission)"
        case .notLicensed(let permission): "the organisation has no \(permission) to grant: the product is not licensed"
        case .outOfReach(let divisions): "our client does not reach \(divisions.spelledOut()); grant its role there too"
        case .failed(let call, let reason): "\(call) failed: \(reason)"
        case .cutShort(let read, let total): "the platform gave \(read) of \(total)"
        case .leftOut(let field): "the platform left out \(field)"
        case .notSupplied(let setting): "only you can say; list them under \(setting) in linewarden.yaml"
        case .unanswered(let reason): "it could not be answered: \(reason)"
        case .notImported(let verb, nil): "nobody imported it; `linewarden import \(verb)` does"
        case .notImported(let verb, let last?):
            "last imported \(last.iso8601Day), too long ago; `linewarden import \(verb)` brings it up to date"
        case .notAttested: "only a person can tell, and nobody has attested it"
        case .notTried(let verb): "nobody tried it yet; `linewarden \(verb)` does"
        case .attestationEnded(let moment): "attested until \(moment.iso8601Day) and not since"
        }
    }
}
