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

    /// By which trunks calls get out.
    public var waysOut: Reading<[WayOut]>

    public init(
        now: Moment, rules: SafetyRules, stopped: String? = nil, past: Past = Past(), population: Population,
        dependents: [Subject: Reading<[Subject]>] = [:], live: [Subject: Live] = [:], approval: Approval = .none,
        waysOut: Reading<[WayOut]> = .absent(.notAsked)
    ) {
        self.now = now
        self.rules = rules
        self.stopped = stopped
        self.past = past
        self.population = population
        self.dependents = dependents
        self.live = live
        self.approval = approval
        self.waysOut = waysOut
    }
}

/// What was done before, from the journal.
public struct Past: Sendable {

    /// The keys of changes that were made, or were found made.
    public var settled: Set<String> = []

    /// In the order in which they were begun.
    public private(set) var made: [Made] = []
    private var places: [Action: [Int]] = [:]

    /// Whom we suspended at any time and did not let in again.
    private(set) var suspended: Set<Subject> = []

    /// The trunk settings we took out of service at any time and did not put back.
    private(set) var outOfService: Set<Subject> = []

    private struct Action: Hashable {
        let verb: Verb
        let target: Subject
    }

    /// Changes that were begun, and of which nobody knows how they ended, by their keys.
    var open: [String: [Begun]] = [:]

    /// What plans did to people, or may have done.
    var reached: [Reach: Set<String>] = [:]

    /// How many plans in a row were dry runs that every gate let pass: a playbook that does something else begins anew.
    public var cleanRuns: [Playbook.Version: Int] = [:]

    /// A change that was begun.
    public struct Made: Hashable, Sendable {
        public let verb: Verb
        public let target: Subject
        public let playbook: Playbook.ID?
        public fileprivate(set) var at: Moment
        public let plan: String
        public let dependents: [Subject]

        /// Whether it was part of a departure that was announced: those have a cap of their own.
        public let isAnnounced: Bool

        public init(
            _ verb: Verb, _ target: Subject, by playbook: Playbook.ID?, at: Moment, plan: String,
            dependents: [Subject] = [], isAnnounced: Bool = false
        ) {
            self.verb = verb
            self.target = target
            self.playbook = playbook
            self.at = at
            self.plan = plan
            self.dependents = dependents
            self.isAnnounced = isAnnounced
        }
    }

    public init() {}

    /// Takes in a change that was begun after every other.
    ///
    /// A clock that was put back does not make it older than the one before.
    public mutating func begin(_ one: Made) {
        var one = one
        one.at = max(one.at, made.last?.at ?? one.at)
        if one.verb == .suspend { suspended.insert(one.target) }
        if one.verb == .reinstate { suspended.remove(one.target) }
        if one.verb == .disableTrunk { outOfService.insert(one.target) }
        if one.verb == .enableTrunk { outOfService.remove(one.target) }
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
public struct Live: Sendable {

    /// Since when they are in an interaction; nil when they are in none.
    public var interacting: Reading<Moment?>

    /// The queues they are on, with how many people are on each; none when they are on no queue.
    public var queues: Reading<[Staffing]>

    public init(interacting: Reading<Moment?>, queues: Reading<[Staffing]>) {
        self.interacting = interacting
        self.queues = queues
    }

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
