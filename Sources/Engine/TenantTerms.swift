public import Assurance
public import ContactCenter
public import Programme

/// What the customer says about a tenant that no platform can: thresholds, registers, what does not apply, what is not
/// assessed, what is accepted, what somebody attested.
public struct TenantTerms: Sendable {
    public var thresholds: [String: Threshold]

    /// Approved suppliers, hosts and so on, by the register's name.
    public var registers: [String: [String]]

    /// Every program that may call the platform, and whose it is; nil where the customer gave no such register.
    public var programs: [RegisteredProgram]?

    /// What each kind of work is given; nil where the customer gave no such register.
    public var functions: [JobFunction]?

    /// Controls set *not applicable* by hand.
    public var notApplicable: [Control.ID: Waiver]

    /// Controls whose being undetermined does not count against an assessment.
    public var notAssessed: Set<Control.ID>

    /// What somebody else agreed to, whether it is in force or not.
    public var exceptions: [ApprovedException]

    /// Names of the customer's own for sets of things, by their paths: `client/3fa85f64-…`.
    public var tags: [String: [String]]
    public var attestations: [RecordedAttestation]

    /// Controls of the customer's own, with the SHA-256 of the file each stands in.
    public var ownControls: [Control.ID: String]

    /// Parts of the tenant that frameworks are judged on.
    public var scopes: [NamedScope]

    /// What has to come back after a loss, and in what time; nil where the customer gave no such table.
    public var services: [RecoveryService]?

    /// The restore drills on record.
    public var drills: [RecordedDrill] = []

    /// What is made to happen so that it must be seen; nil where the customer has no such thing.
    public var canaries: [Canary]?

    /// The canaries on record.
    public var canaryRuns: [RecordedCanary] = []

    /// What is on record of the time before the capture that is judged, and before the one it is compared with.
    public var pasts: [PastOnRecord] = []

    /// Everything the configuration was agreed to be, and that nobody ended.
    public var baselines: [ApprovedBaseline] = []

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
        programs: [RegisteredProgram]? = nil, functions: [JobFunction]? = nil,
        notApplicable: [Control.ID: Waiver] = [:],
        notAssessed: Set<Control.ID> = [],
        exceptions: [ApprovedException] = [], tags: [String: [String]] = [:], attestations: [RecordedAttestation] = [],
        ownControls: [Control.ID: String] = [:], scopes: [NamedScope] = []
    ) {
        self.thresholds = thresholds
        self.registers = registers
        self.programs = programs
        self.functions = functions
        self.notApplicable = notApplicable
        self.notAssessed = notAssessed
        self.exceptions = exceptions
        self.tags = tags
        self.attestations = attestations
        self.ownControls = ownControls
        self.scopes = scopes
    }
}

/// Why less than the standard is accepted, who wants it, who agreed, and until when.
public struct Waiver: Hashable, Sendable {
    public var reason: String
    public var owner: String

    /// Somebody other than the owner.
    public var approver: String
    public var ends: Moment
    public var approval: Approval

    /// What shows that the approver agreed.
    public enum Approval: Hashable, Sendable {

        /// Their name stands in a file. Nobody has keys to sign with.
        case named

        /// They could have signed, and have not.
        case awaited
        case signed(by: Signatory.ID, at: Moment)
    }

    public init(reason: String, owner: String, approver: String, ends: Moment, approval: Approval = .named) {
        self.reason = reason
        self.owner = owner
        self.approver = approver
        self.ends = ends
        self.approval = approval
    }

    public func holds(at moment: Moment) -> Bool {
        switch approval {
        case .named: moment < ends
        case .awaited: false
        case .signed(_, let approved): approved <= moment && moment < ends
        }
    }
}

extension TenantTerms {

    /// How large a share of what a control finds one exception may hide, in percent.
    public func exceptionShare(at moment: Moment) -> Int {
        value(of: .exceptionShare, at: moment) ?? Parameter.exceptionShare.default
    }

    /// How many days back the audit log is looked at for changes.
    public func changeDays(at moment: Moment) -> Int {
        value(of: .changeDays, at: moment) ?? Parameter.changeDays.default
    }

    /// How many minutes outside its window a change ticket still counts.
    public func changeSkew(at moment: Moment) -> Int {
        value(of: .changeSkew, at: moment) ?? Parameter.changeSkew.default
    }

    /// The value of a threshold where it is set and may be; nil where the default is in force.
    private func value(of parameter: Parameter, at moment: Moment) -> Int? {
        guard let threshold = thresholds[parameter.name], threshold.value != parameter.default else { return nil }
        if parameter.isLoose(threshold.value), threshold.waiver?.holds(at: moment) != true { return nil }
        return threshold.value
    }

    /// The thresholds in force at a moment: one whose waiver has lapsed is back at its default.
    func overrides(of control: Control, at moment: Moment) -> [Override] {
        control.parameters.compactMap { parameter in
            value(of: parameter, at: moment).map { Override(parameter, $0) }
        }
    }

    /// Puts thresholds and registers into a snapshot as the facts they are.
    ///
    /// - Parameter manifest: SHA-256 of the manifest of the capture that the snapshot is of.
    func applied(
        to snapshot: inout TenantSnapshot, of manifest: String, for controls: [Control], at moment: Moment
    ) {
        pasts.first { $0.manifest == manifest }?.applied(to: &snapshot)
        for override in Set(controls.flatMap { overrides(of: $0, at: moment) }) {
            snapshot[Fact<Int>(override.parameter)] = .observed(override.value)
        }
        for control in Set(attestations.flatMap(\.attestation.controls)) {
            snapshot[Fact(attestedFor: control)] = attestations.reading(for: control, at: moment)
        }
        for (name, entries) in registers { snapshot[Fact<Register>(register: name)] = .observed(Register(entries)) }
        if let programs { snapshot[.registeredPrograms] = .observed(programs) }
        if let functions { snapshot[.jobFunctions] = .observed(functions) }
        if let services { snapshot[.recoveryServices] = .observed(services) }
        if !drills.isEmpty { snapshot[.drills] = drills.reading(at: moment) }
        if let canaries { snapshot[.canaries] = .observed(canaries) }
        if !canaryRuns.isEmpty { snapshot[.canaryRuns] = canaryRuns.reading(at: moment) }
        snapshot[.asOf] = .observed(moment)
        let days = value(of: .providerExportDays, at: moment) ?? Parameter.providerExportDays.default
        snapshot.forgetProviderExport(olderThan: days, at: moment)
    }
}
