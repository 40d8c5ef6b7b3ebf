public import Assurance
public import ContactCenter

/// What the customer says about a tenant that no platform can: thresholds, registers, what does not apply, what is not
/// assessed.
public struct TenantTerms: Sendable {
    public var thresholds: [String: Threshold]

    /// Approved suppliers, hosts and so on, by the register's name.
    public var registers: [String: [String]]

    /// Controls set *not applicable* by hand.
    public var notApplicable: [Control.ID: Waiver]

    /// Controls whose being undetermined does not count against an assessment.
    public var notAssessed: Set<Control.ID>

    public struct Threshold: Hashable, Sendable {
        public var value: Int

        /// Needed where the value is looser than a cited framework allows.
        public var waiver: Waiver?

        public init(_ value: Int, waiver: Waiver? = nil) {
            self.value = value
            self.waiver = waiver
        }
    }

    public init(
        thresholds: [String: Threshold] = [:], registers: [String: [String]] = [:],
        notApplicable: [Control.ID: Waiver] = [:], notAssessed: Set<Control.ID> = []
    ) {
        self.thresholds = thresholds
        self.registers = registers
        self.notApplicable = notApplicable
        self.notAssessed = notAssessed
    }
}

/// Why less than the standard is accepted, who wants it, who agreed, and until when.
public struct Waiver: Hashable, Sendable {
    public var reason: String
    public var owner: String

    /// Somebody other than the owner.
    public var approver: String
    public var ends: Moment

    public init(reason: String, owner: String, approver: String, ends: Moment) {
        self.reason = reason
        self.owner = owner
        self.approver = approver
        self.ends = ends
    }

    public func holds(at moment: Moment) -> Bool { moment < ends }
}

extension TenantTerms {

    /// The thresholds in force at a moment: one whose waiver has lapsed is back at its default.
    func overrides(of control: Control, at moment: Moment) -> [Override] {
        control.parameters.compactMap { parameter in
            guard let threshold = thresholds[parameter.name], threshold.value != parameter.default else { return nil }
            if parameter.isLoose(threshold.value), threshold.waiver?.holds(at: moment) != true { return nil }
            return Override(parameter, threshold.value)
        }
    }

    /// Puts thresholds and registers into a snapshot as the facts they are.
    func applied(to snapshot: inout TenantSnapshot, for controls: [Control], at moment: Moment) {
        for override in Set(controls.flatMap { overrides(of: $0, at: moment) }) {
            snapshot[Fact<Int>(override.parameter)] = .observed(override.value)
        }
        for (name, entries) in registers { snapshot[Fact<Register>(register: name)] = .observed(Register(entries)) }
        snapshot[.asOf] = .observed(moment)
    }
}
