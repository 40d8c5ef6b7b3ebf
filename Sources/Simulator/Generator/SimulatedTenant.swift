public import Capture
public import ContactCenter

/// One flow of an invented tenant, as the platform exports it.
public struct SimulatedFlowExport: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// An invented tenant: what a collection would have kept of it, and what is wrong with it.
///
/// Everybody and everything in it is made up. Names, addresses and secrets stand in the capture as the platform would
/// return them, so that sealing and redacting can be seen to work; the manifest says `simulated`.
public struct SimulatedTenant: Sendable {
    public var capture: Capture

    /// Every weakness there is, by control and subject: exactly what the controls must find.
    public var truth: [PlantedWeakness]

    /// What the customer would list, by the name of the register: `suppliers`, `hosts`, `partners`.
    public var registers: [String: [String]]

    /// What the customer would declare of each program; nil where they would declare nothing.
    public var programs: [RegisteredProgram]?

    /// What the customer would declare of each kind of work; nil where they would declare nothing.
    public var functions: [JobFunction]?

    /// What the customer would have to bring back after a loss; nil where they would declare nothing.
    public var services: [RecoveryService]? = nil

    /// The restore drills they made.
    public var drills: [Drill] = []

    /// What they make happen so that it must be seen, and what became of it; nil where they have no such thing.
    public var canaries: [Canary]? = nil
    public var canaryRuns: [CanaryRun] = []

    /// The OAuth clients made for Linewarden, the one with the core role first.
    ///
    /// The manifest names all of them, and no weakness is planted on them: a client that is to read the rules of
    /// signing in must hold a permission that also writes.
    public var readers: [ReaderClient]

    /// The accounts at its identity provider; none where it is a capture somebody else made.
    let accounts: [SimulatedAccount]

    /// Whether the provider's policy is enforced; nil where nothing is known of it.
    let demandsSecondFactor: Bool?

    /// How many days ago the scanner reported last; nil where there is none.
    let lastScanDaysAgo: Int?

    /// Its published flows as the platform exports them; none where it is a capture somebody else made.
    public var flowExports: [SimulatedFlowExport]

    /// What was changed in it lately; nil where it is a capture somebody else made.
    let change: RecentChange?

    /// Who changed a role lately; nil where nobody did.
    let doer: String?

    init(
        capture: Capture, truth: [PlantedWeakness], registers: [String: [String]],
        programs: [RegisteredProgram]? = nil, functions: [JobFunction]? = nil, readers: [ReaderClient],
        accounts: [SimulatedAccount], demandsSecondFactor: Bool?, lastScanDaysAgo: Int?,
        flowExports: [SimulatedFlowExport], change: RecentChange? = nil,
        doer: String? = nil
    ) {
        self.capture = capture
        self.truth = truth
        self.registers = registers
        self.programs = programs
        self.functions = functions
        self.readers = readers
        self.accounts = accounts
        self.demandsSecondFactor = demandsSecondFactor
        self.lastScanDaysAgo = lastScanDaysAgo
        self.flowExports = flowExports
        self.change = change
        self.doer = doer
    }

    public init(
        capture: Capture, truth: [PlantedWeakness], registers: [String: [String]],
        programs: [RegisteredProgram]? = nil, readers: [ReaderClient]
    ) {
        self.init(
            capture: capture, truth: truth, registers: registers, programs: programs, readers: readers, accounts: [],
            demandsSecondFactor: nil, lastScanDaysAgo: nil, flowExports: [])
    }

    /// Makes one up: the same arguments give the same bytes, on every machine.
    ///
    /// - Parameters:
    ///   - people: How many people it has in all states; at least 40, fewer are taken for 40.
    ///   - moment: When it is as it is: every date in it is before, but for dates that end something.
    public static func generate(
        people: Int, seed: UInt64, posture: Posture, at moment: Moment
    ) -> SimulatedTenant {
        var draft = TenantDraft(people: max(40, people), seed: seed, posture: posture, moment: moment)
        draft.addOrganization()
        draft.addPeople()
        draft.addPartners()
        draft.addClients()
        draft.declareFunctions()
        draft.addAccess()
        draft.addSignIn()
        draft.plantOutside()
        draft.addIntegrations()
        draft.addAutomation()
        draft.addTelephony()
        draft.addRecordings()
        draft.addPrivacy()
        draft.addDataLife()
        draft.addChannels()
        draft.addAssistance()
        draft.addPlatform()
        draft.addRouting()
        draft.addOutbound()
        draft.declareRecovery()
        draft.plantCanaries()
        return draft.finished()
    }
}
