/// Something that can be known about a tenant, together with the type of its answer.
///
/// Facts are open: a room that needs one names it. A control names the facts it reads, and what the catalogue names,
/// taken together, is what gets collected.
public struct Fact<Value: Sendable>: Sendable {
    public let kind: FactKind

    /// The number behind this fact when it is a threshold, nil when it is something read.
    public let parameter: Parameter?

    /// Whether a part of the answer is of no use: see ``init(whole:)``.
    public let isNeededWhole: Bool

    private let place: @Sendable (TenantSnapshot) -> Reading<Value>

    /// Declares a fact.
    ///
    /// - Parameter name: As reports name it, in the plural where there are many: `OAuth clients`.
    public init(_ name: String) { self.init(FactKind(name), otherwise: .absent(.notAsked)) }

    /// Declares a fact that no platform is asked for.
    ///
    /// - Parameter absence: Why there is none where nobody said it.
    public init(_ name: String, unlessSaid absence: Absence) {
        self.init(FactKind(name), otherwise: .absent(absence))
    }

    private init(_ kind: FactKind, parameter: Parameter? = nil, otherwise standIn: Reading<Value>) {
        self.kind = kind
        self.parameter = parameter
        isNeededWhole = false
        place = { $0.reading(of: kind) ?? standIn }
    }

    /// What the snapshot holds for this fact.
    ///
    /// A threshold nobody set has its default, a register nobody gave is not supplied, and any other fact nobody set
    /// was not asked for.
    public func reading(in snapshot: TenantSnapshot) -> Reading<Value> { place(snapshot) }
}

extension Fact {

    /// `fact`, for a control that can say something without it.
    ///
    /// The judgement gets the ``Reading`` itself and stays responsible for the gap: a register the customer has not
    /// given must not keep a webhook over plain HTTP from being reported.
    public init<Known>(ifKnown fact: Fact<Known>) where Value == Reading<Known> {
        kind = fact.kind
        parameter = fact.parameter
        isNeededWhole = false
        place = { .observed(fact.reading(in: $0)) }
    }

    /// `fact`, for a control that concludes something from what is *not* in it.
    ///
    /// A share of a list cut short is no share, and a rule that hides card numbers may be among those not read: in
    /// part, the fact is as good as absent.
    public init(whole fact: Fact<Value>) {
        kind = fact.kind
        parameter = fact.parameter
        isNeededWhole = true
        place = fact.place
    }
}

extension Fact where Value == Int {

    /// A threshold a control judges by, as a fact it reads.
    public init(_ parameter: Parameter) {
        self.init(
            FactKind("threshold \(parameter.name)"), parameter: parameter, otherwise: .observed(parameter.default))
    }
}

extension Fact where Value == Register {

    /// A list only the customer can give, named as it stands under `registers:` in the configuration.
    public init(register name: String) {
        self.init(FactKind("register \(name)"), otherwise: .absent(.notSupplied(setting: "registers.\(name)")))
    }
}

/// The name of a fact, as reports print it and as the platform rooms look it up.
public struct FactKind: Hashable, Sendable, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }

    public var description: String { name }
}
