public import ContactCenter

/// What a restore that was tried out came to: of a rehearsal in the simulator, or a drill in a sandbox.
public struct DrillRecord: Hashable, Sendable {

    /// Which members it is written with: 1 says nothing of plans, of hands and of what a scenario came to.
    public let form: Int

    /// The newest form.
    public static let newestForm = 2

    /// Who stands for it; nil where nobody signed.
    public let by: Signatory.ID?
    public let source: Source
    public let target: Target

    /// What was done to a copy of the tenant first; nil where everything was restored into an empty one.
    public let scenario: String?
    /// The plan that was carried out, in the log of where it was restored into; nil for a rehearsal.
    public let plan: String?
    public let began: Moment
    public let ended: Moment

    /// When what stands there was compared, where its record was missing and was made later, after the journal.
    public let compared: Moment?

    /// How many requests the run took that was recorded, signing in and reading back included.
    public let calls: Int

    /// How many objects of each kind were brought back, by kind.
    public let restored: [Count]

    /// What was tried and did not take.
    public let failed: [Remark]

    /// What was not tried, with the reason.
    public let left: [Remark]
    public let differences: [Mismatch]

    /// In the order in which they are to be brought back.
    public let services: [Service]

    /// What a scenario came to; nil where everything was restored.
    public let played: Played?
    public let log: String

    /// The capture that was restored.
    public struct Source: Hashable, Sendable {
        public let commit: String
        public let manifest: String

        /// When its collection began.
        public let captured: Moment

        public init(commit: String, manifest: String, captured: Moment) {
            self.commit = commit
            self.manifest = manifest
            self.captured = captured
        }
    }

    /// Where it was restored into.
    public enum Target: Hashable, Sendable {
        case simulator

        /// A tenant of the configuration.
        case sandbox(tenant: String, organization: String)
    }

    public struct Count: Hashable, Sendable {
        public let kind: String
        public let count: Int

        public init(_ kind: String, _ count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// A sentence about an object, or about a whole kind.
    public struct Remark: Hashable, Sendable {
        public let kind: String

        /// nil for the whole kind.
        public let name: String?
        public let because: String

        public init(_ kind: String, _ name: String?, because: String) {
            self.kind = kind
            self.name = name
            self.because = because
        }
    }

    /// An object that is not there as it was captured.
    public struct Mismatch: Hashable, Sendable {
        public let kind: String
        public let name: String

        /// What is another: the paths of its fields, or that it is missing or one too many.
        public let what: String

        /// Why that is as it should be; nil where nobody knows.
        public let because: String?

        /// Whether something of a scenario is lost by it; nil where it is not.
        public let loss: Loss?

        public enum Loss: String, Sendable {

            /// The file of the scenario says so.
            case expected
            case unexpected
        }

        public init(_ kind: String, _ name: String, what: String, because: String?, loss: Loss? = nil) {
            self.kind = kind
            self.name = name
            self.what = what
            self.because = because
            self.loss = loss
        }
    }

    /// What a scenario did, and what bringing back what came back cost.
    public struct Played: Hashable, Sendable {
        public let title: String

        /// How many documents the harm touched, and how many steps were planned to bring them back.
        public let touched: Int
        public let steps: Int

        /// What came back, by kind and name.
        public let back: [Object]

        /// The requests that brought it back, by what they are: `PUT /api/v2/authorization/roles/{roleId}`.
        public let requests: [Count]

        /// The least time the platform's limit allows for all requests, in seconds; 0 where they fit into one window of it.
        public let leastSeconds: Int

        /// What its file says no restore brings back, a sentence each.
        public let lost: [String]

        public struct Object: Hashable, Sendable {
            public let kind: String
            public let name: String

            public init(_ kind: String, _ name: String) {
                self.kind = kind
                self.name = name
            }
        }

        public init(
            title: String, touched: Int, steps: Int, back: [Object], requests: [Count], leastSeconds: Int,
            lost: [String]
        ) {
            self.title = title
            self.touched = touched
            self.steps = steps
            self.back = back
            self.requests = requests.sorted { $0.kind < $1.kind }
            self.leastSeconds = leastSeconds
            self.lost = lost
        }
    }

    /// A service as it was declared on that day, and when it stood again.
    public struct Service: Hashable, Sendable {
        public let name: String
        public let recoveryMinutes: Int?
        public let lossMinutes: Int?

        /// What of its needs does not stand there.
        public let missing: [String]

        /// What of its needs stood there before and was not made; `everything` of a service of which nobody said what it
        /// needs.
        public let untimed: [String]

        /// What a person has to do to what it needs before it works, a sentence each.
        public let waits: [String]

        /// From the beginning until the last of its needs was read back; nil in a rehearsal, which measures nothing, and
        /// where a need is missing, was not made, or waits for hands.
        public let seconds: Int?

        public init(
            name: String, recoveryMinutes: Int?, lossMinutes: Int?, missing: [String], untimed: [String] = [],
            waits: [String] = [], seconds: Int?
        ) {
            self.name = name
            self.recoveryMinutes = recoveryMinutes
            self.lossMinutes = lossMinutes
            self.missing = missing
            self.untimed = untimed
            self.waits = waits
            self.seconds = seconds
        }

        /// What counts for the control: nothing is made in no time, whatever a record of before says.
        fileprivate var returned: Drill.Return {
            let id = RecoveryService.ID(name)
            return seconds == 0
                ? Drill.Return(id, seconds: nil, untimed: ["everything"])
                : Drill.Return(
                    id, seconds: seconds, untimed: missing.isEmpty ? untimed : [], waits: missing.isEmpty ? waits : [])
        }

        /// Whether it took longer than it may.
        public var isLate: Bool {
            guard let seconds, let recoveryMinutes else { return false }
            return seconds > recoveryMinutes * 60
        }

        /// Whether more would have been lost than may be.
        public func loses(tooMuch loss: Duration) -> Bool { lossMinutes.map { loss > .seconds($0 * 60) } ?? false }
    }

    public init(
        form: Int = newestForm, by: Signatory.ID? = nil, of source: Source, into target: Target,
        scenario: String? = nil, plan: String? = nil, began: Moment, ended: Moment, compared: Moment? = nil,
        calls: Int, restored: [Count], failed: [Remark] = [], left: [Remark] = [], differences: [Mismatch] = [],
        services: [Service] = [], played: Played? = nil, log: String
    ) {
        self.form = form
        self.by = by
        self.source = source
        self.target = target
        self.scenario = scenario
        self.plan = plan
        self.began = began
        self.ended = ended
        self.compared = compared
        self.calls = calls
        self.restored = restored.sorted { $0.kind < $1.kind }
        self.failed = failed
        self.left = left
        self.differences = differences
        self.services = services
        self.played = played
        self.log = log
    }

    /// What people call it by: `DR-` and ten digits of its SHA-256.
    public var id: String { "DR-" + Statement.drill(self).sha256.prefix(10) }

    public var unexplained: [Mismatch] { differences.filter { $0.because == nil } }

    /// What of a scenario is lost though its file does not say so.
    public var unexpectedlyLost: [Mismatch] { differences.filter { $0.loss == .unexpected } }

    /// Whether something is not as it has to be: it did not take, nobody knows why it differs, it is lost and was not expected
    /// to be, or a service took longer, or would have lost more, than it may.
    public var falls: Bool {
        !failed.isEmpty || !unexplained.isEmpty || !unexpectedlyLost.isEmpty || services.contains(where: \.isLate)
            || loss.map { loss in services.contains { $0.loses(tooMuch: loss) } } == true
    }

    /// What would have been lost: everything changed since what was restored had been read; nil where nothing was measured.
    public var loss: Duration? { drill.map(\.loss) }

    /// The same record as somebody else's word, or as nobody's.
    public func signed(by signatory: Signatory.ID?) -> DrillRecord {
        DrillRecord(
            form: form, by: signatory, of: source, into: target, scenario: scenario, plan: plan, began: began,
            ended: ended, compared: compared, calls: calls, restored: restored, failed: failed, left: left,
            differences: differences, services: services, played: played, log: log)
    }

    /// What counts for the control; nil for a rehearsal, and for a scenario, which restores a part.
    public var drill: Drill? {
        guard case .sandbox(_, let organization) = target, scenario == nil else { return nil }
        return Drill(
            id: Drill.ID(id), captured: source.captured, began: began, ended: ended, sandbox: organization,
            restored: restored.map(\.count).reduce(0, +), failed: failed.count, unexplained: unexplained.count,
            services: services.map(\.returned), isSigned: by != nil)
    }

    func check() throws(Refusal) {
        guard (1...Self.newestForm).contains(form) else { throw .unreadable("it is of a form we do not know") }
        guard began <= ended else { throw .unreadable("it ended before it began") }
        if let compared, compared < ended { throw .unreadable("it was compared before it ended") }
        guard source.captured <= began else { throw .fromTheFuture(source.captured) }
        if target == .simulator, services.contains(where: { $0.seconds != nil }) {
            throw .unreadable("it is a rehearsal, and says how long a service took")
        }
        if services.contains(where: { $0.seconds != nil && !($0.missing + $0.untimed + $0.waits).isEmpty }) {
            throw .unreadable("it says how long a service took of which something was not made, or does not work yet")
        }
    }
}

/// A drill, and when the log took it in: from then on it counts.
public struct RecordedDrill: Hashable, Sendable {
    public let drill: Drill
    public let recorded: Moment

    public init(_ drill: Drill, recorded: Moment) {
        self.drill = drill
        self.recorded = recorded
    }
}

extension [RecordedDrill] {

    /// What is known of drills at a moment.
    public func reading(at moment: Moment) -> Reading<[Drill]> {
        let known = filter { $0.recorded <= moment }.map(\.drill)
        return known.isEmpty ? .absent(.notTried(verb: "drill")) : .observed(known)
    }
}
