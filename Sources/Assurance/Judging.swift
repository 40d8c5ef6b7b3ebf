public import ContactCenter

/// What one control said in one assessment.
public struct Judgement: Sendable {
    public let control: Control
    public let verdict: Verdict

    /// The thresholds that were not the defaults.
    public let overrides: [Override]

    public init(_ control: Control, _ verdict: Verdict, overrides: [Override] = []) {
        self.control = control
        self.verdict = verdict
        self.overrides = overrides
    }

    /// Whether it is met only because a threshold was set looser than a cited framework allows.
    public var isMetAgainstOwnThreshold: Bool { verdict.isMet && overrides.contains { $0.isLoose } }
}

/// A threshold the customer set.
public struct Override: Hashable, Sendable {
    public let parameter: Parameter
    public let value: Int

    public init(_ parameter: Parameter, _ value: Int) {
        self.parameter = parameter
        self.value = value
    }

    public var isLoose: Bool { parameter.isLoose(value) }
}

extension [Control] {

    /// Judges one snapshot with every control, walking each list once.
    ///
    /// - Returns: A verdict for each control, in the order of the controls.
    public func judge(_ snapshot: TenantSnapshot) -> [(control: Control, verdict: Verdict)] {
        let people = Pass<Person>.over(.people, self, in: snapshot)
        return map { control in (control, people[control.id] ?? control(snapshot)) }
    }
}

extension Pass {

    /// The verdicts of all controls that ask about one list, by control.
    fileprivate static func over(
        _ list: Fact<[Element]>, _ controls: [Control], in snapshot: TenantSnapshot
    ) -> [Control.ID: Verdict] {
        guard let elements = list.reading(in: snapshot).value else { return [:] }
        var pass = Pass(of: list, controls: controls, in: snapshot)
        for element in elements { pass.take(element) }
        return Dictionary(
            pass.verdicts(listGaps: list.gaps(in: snapshot)).map { ($0.control, $0.verdict) }) { first, _ in first }
    }
}
