public import ContactCenter

/// What one control said in one assessment.
public struct Judgement: Sendable {
    public let control: Control
    public let verdict: Verdict

    /// The thresholds that were not the defaults.
    public let overrides: [Override]

    /// The settings it rests on that a person supplied because our client may not read them.
    public let suppliedByHand: [String]

    public init(
        _ control: Control, _ verdict: Verdict, overrides: [Override] = [], suppliedByHand: [String] = []
    ) {
        self.control = control
        self.verdict = verdict
        self.overrides = overrides
        self.suppliedByHand = suppliedByHand
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

    /// Judges one snapshot with every control, walking each list once for all that ask about its items.
    ///
    /// - Returns: A verdict for each control, in the order of the controls.
    public func judge(_ snapshot: TenantSnapshot) -> [(control: Control, verdict: Verdict)] {
        var verdicts: [Control.ID: Verdict] = [:]
        var walked: Set<FactKind> = []
        for control in self {
            guard case .perItem(let list, _, let walk) = control.form, walked.insert(list).inserted else { continue }
            verdicts.merge(walk(self, snapshot)) { first, _ in first }
        }
        for case (let control, .together(let judge)) in map({ ($0, $0.form) }) where verdicts[control.id] == nil {
            verdicts.merge(judge(judgedTogether, snapshot)) { first, _ in first }
        }
        return map { control in (control, verdicts[control.id] ?? control(snapshot)) }
    }

    /// The ids of those that are judged with others.
    private var judgedTogether: [Control.ID] {
        compactMap { control in if case .together = control.form { control.id } else { nil } }
    }
}
