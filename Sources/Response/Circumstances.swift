public import ContactCenter

/// Everything the gates are asked with: what is so now, as far as anybody knows.
public struct Circumstances: Sendable {
    public var now: Moment
    public var rules: SafetyRules

    /// Why nothing is to be done at all; nil where nobody said stop.
    public var stopped: String?
    public var past: Past
    public var population: Population

    /// By the target of a change.
    public var dependents: [Subject: Reading<[Subject]>]
    public var live: [Subject: Live]
    public var approval: Approval

    /// The address the trouble came from, where a plan has one.
    public var source: AddressBlock?

    public init(
        now: Moment, rules: SafetyRules, stopped: String? = nil, past: Past = Past(), population: Population,
        dependents: [Subject: Reading<[Subject]>] = [:], live: [Subject: Live] = [:], approval: Approval = .none,
        source: AddressBlock? = nil
    ) {
        self.now = now
        self.rules = rules
        self.stopped = stopped
        self.past = past
        self.population = population
        self.dependents = dependents
        self.live = live
        self.approval = approval
        self.source = source
    }
}

/// What was done before, from the journal.
public struct Past: Sendable {

    /// The keys of changes that were made, or were found made.
    public var settled: Set<String> = []

    /// In the order in which they were begun.
    public private(set) var made: [Made] = []
    private var places: [Action: [Int]] = [:]

    private struct Action: Hashable {
        let verb: Verb
        let target: Subject
    }

    /// How many dry runs in a row every gate let pass, by playbook.
    public var cleanRuns: [Playbook.ID: Int] = [:]

    /// A change that was begun.
    public struct Made: Hashable, Sendable {
        public let verb: Verb
        public let target: Subject
        public let playbook: Playbook.ID?
        public let at: Moment
        public let plan: String
        public let dependents: [Subject]

        public init(
            _ verb: Verb, _ target: Subject, by playbook: Playbook.ID?, at: Moment, plan: String,
            dependents: [Subject] = []
        ) {
            self.verb = verb
            self.target = target
            self.playbook = playbook
            self.at = at
            self.plan = plan
            self.dependents = dependents
        }
    }

    public init() {}

    /// Takes in a change that was begun after every other.
    public mutating func begin(_ one: Made) {
        places[Action(verb: one.verb, target: one.target), default: []].append(made.count)
        made.append(one)
    }

    /// The last time another plan did that to that.
    func last(_ verb: Verb, _ target: Subject, besides plan: String) -> Made? {
        (places[Action(verb: verb, target: target)] ?? []).reversed().lazy.map { made[$0] }.first { $0.plan != plan }
    }
}

/// Who there is, from the last capture.
public struct Population: Sendable {

    /// Active people.
    public var active: Int

    /// Active people who administer the tenant; absent where nobody can tell who does.
    public var administrators: Reading<Set<String>>

    public init(active: Int, administrators: Reading<Set<String>>) {
        self.active = active
        self.administrators = administrators
    }
}

/// What one person is doing right now.
public struct Live: Hashable, Sendable {

    /// Since when they are in an interaction; nil when they are in none.
    public var interacting: Reading<Moment?>

    /// The queues they are on, with how many people are on each; none when they are on no queue.
    public var queues: Reading<[Staffing]>

    public init(interacting: Reading<Moment?>, queues: Reading<[Staffing]>) {
        self.interacting = interacting
        self.queues = queues
    }

    public static func == (lhs: Live, rhs: Live) -> Bool {
        lhs.interacting == rhs.interacting && lhs.queues == rhs.queues
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(queues.value) }

    /// How many people are on a queue.
    public struct Staffing: Hashable, Sendable {
        public let queue: String
        public let onQueue: Int

        public init(_ queue: String, onQueue: Int) {
            self.queue = queue
            self.onQueue = onQueue
        }
    }
}

/// What others said to a plan.
public enum Approval: Hashable, Sendable {

    /// Nobody was asked.
    case none

    /// Asked, and not enough agreed yet.
    case waiting(agreed: Int)
    case refused(by: String)

    /// Enough agreed, and these people may be cut off in the middle of an interaction.
    case given(by: [String], interrupting: Set<String>)
}
