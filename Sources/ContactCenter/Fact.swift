/// Something that can be known about a tenant, together with the type of its answer.
///
/// Facts are open: a room that needs one names it. A control names the facts it reads, and what the catalogue names,
/// taken together, is what gets collected.
public struct Fact<Value: Sendable>: Sendable {
    public let kind: FactKind

    /// The facts it is known by: itself, or those a table is made of.
    public let sources: [FactKind]

    /// The number behind this fact when it is a threshold, nil when it is something read.
    public let parameter: Parameter?

    /// Whether a part of the answer is of no use: see ``init(whole:)``.
    public let isNeededWhole: Bool

    private let place: @Sendable (TenantSnapshot) -> Reading<Value>

    /// What a table lacks; nil for a fact that is read itself.
    private let lacking: (@Sendable (TenantSnapshot) -> [Lack])?

    /// What is missing of a fact, and of which.
    public typealias Lack = (fact: FactKind, absence: Absence)

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
        sources = [kind]
        self.parameter = parameter
        isNeededWhole = false
        lacking = nil
        place = { $0.reading(of: kind) ?? standIn }
    }

    /// What the snapshot holds for this fact.
    ///
    /// A threshold nobody set has its default, a register nobody gave is not supplied, and any other fact nobody set
    /// was not asked for.
    public func reading(in snapshot: TenantSnapshot) -> Reading<Value> { place(snapshot) }

    /// Everything that stands between this and a whole answer, by the fact it is missing of.
    public func lacks(in snapshot: TenantSnapshot) -> [Lack] {
        lacking?(snapshot) ?? reading(in: snapshot).absences.map { (kind, $0) }
    }
}

extension Fact {

    /// A table made of other facts: once a snapshot, for every control that asks.
    ///
    /// It is read from what it is made of. Where one of those is absent so is the table, where one is partial it is made
    /// of the part.
    ///
    /// - Parameters:
    ///   - name: Unlike that of any other fact.
    ///   - make: Gives the same table of the same facts.
    public init<each Source: Sendable>(
        _ name: String, madeOf facts: repeat Fact<each Source>,
        make: @escaping @Sendable (repeat each Source) -> Value
    ) {
        let kind = FactKind(name)
        self.kind = kind
        var sources: [FactKind] = []
        for fact in repeat each facts { sources += fact.sources }
        self.sources = sources
        parameter = nil
        isNeededWhole = false
        let lacking: @Sendable (TenantSnapshot) -> [Lack] = { snapshot in
            var lacks: [Lack] = []
            for fact in repeat each facts { lacks += fact.lacks(in: snapshot) }
            return lacks
        }
        self.lacking = lacking
        place = { snapshot in
            let absences = lacking(snapshot).map(\.absence)
            do throws(Unknown) {
                let parts = (repeat try (each facts).known(in: snapshot))
                let table = snapshot.table(kind) { make(repeat each parts) }
                return absences.isEmpty ? .observed(table) : .partial(table, absences)
            } catch {
                return .absent(error.because)
            }
        }
    }

    private func known(in snapshot: TenantSnapshot) throws(Unknown) -> Value {
        let reading = reading(in: snapshot)
        guard let value = reading.value else { throw Unknown(because: reading.absences.first ?? .notAsked) }
        return value
    }
}

private struct Unknown: Error {
    let because: Absence
}

extension Fact {

    /// `fact`, for a control that can say something without it.
    ///
    /// The judgement gets the ``Reading`` itself and stays responsible for the gap: a register the customer has not
    /// given must not keep a webhook over plain HTTP from being reported.
    public init<Known>(ifKnown fact: Fact<Known>) where Value == Reading<Known> {
        kind = fact.kind
        sources = fact.sources
        parameter = fact.parameter
        isNeededWhole = false
        lacking = nil
        place = { .observed(fact.reading(in: $0)) }
    }

    /// `fact`, for a control that concludes something from what is *not* in it.
    ///
    /// A share of a list cut short is no share, and a rule that hides card numbers may be among those not read: in
    /// part, the fact is as good as absent.
    public init(whole fact: Fact<Value>) {
        kind = fact.kind
        sources = fact.sources
        parameter = fact.parameter
        isNeededWhole = true
        lacking = fact.lacking
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
