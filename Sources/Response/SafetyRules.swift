public import ContactCenter

/// What a customer allows to be done to their tenant: careful where they said nothing.
public struct SafetyRules: Hashable, Sendable {

    /// How far each playbook goes by itself.
    public var modes: [Playbook.ID: Mode] = [:]

    /// How far everything else goes: plans put together by hand among it. The configuration takes no automatic one: what acts
    /// by itself is named.
    public var mode = Mode.approve

    /// How many dry runs in which every gate let every change pass come before a playbook acts by itself.
    public var cleanRuns = 5
    public var caps = Caps()

    /// How long the same is not done again to the same thing.
    public var cooldown = Duration.seconds(3600)
    public var protected: [Protection] = []

    /// When nothing is done without somebody agreeing, as intervals around now.
    public var windows: [Window] = []

    /// How many people on queue a queue keeps.
    public var floor = 2

    /// How long a person in an interaction is waited for.
    public var patience = Duration.seconds(900)

    /// How many others must agree, and to what nothing can take back.
    public var approvals = 1
    public var lastingApprovals = 2

    /// How long before it begins the departure of many is announced.
    public var notice = Duration.seconds(86_400)

    /// People whose accounts exist to be tested with: never waited for, and never counted.
    public var testAccounts: Set<String> = []

    /// Networks nothing acts by itself against: an alert from there is looked at by a person first.
    public var trustedSources: [AddressBlock] = []

    public init() {}

    /// How far a plan goes.
    public func mode(of playbook: Playbook.ID?) -> Mode { playbook.flatMap { modes[$0] } ?? mode }
}

/// How much may be cut off within an hour, whoever asks for it.
public struct Caps: Hashable, Sendable {

    /// Distinct things, over all playbooks.
    public var targets = 5

    /// Of all active people, in percent.
    public var percent = 2

    /// Of all active people, in percent, in departures that were announced, within a day.
    public var departures = 25

    /// Administrators.
    public var administrators = 1

    /// Things that stop working with what is cut off.
    public var dependents = 10

    /// How many changes may fail before a plan stops, in percent of those tried.
    public var errors = 20

    /// How many targets a plan takes on before it looks at how that went: then twice as many, and so on.
    public var ramp = 1

    public init() {}
}

/// Something that is left alone whatever a playbook says.
public struct Protection: Hashable, Sendable {
    public let subject: Subject
    public let because: String
    public let owner: String

    /// nil for what we protect by ourselves.
    public let ends: Moment?

    public init(_ subject: Subject, because: String, owner: String, until ends: Moment?) {
        self.subject = subject
        self.because = because
        self.owner = owner
        self.ends = ends
    }
}

/// A stretch of time in which nothing is done without somebody agreeing.
public struct Window: Hashable, Sendable {
    public let name: String
    public let begins: Moment
    public let ends: Moment

    public init(_ name: String, from begins: Moment, until ends: Moment) {
        self.name = name
        self.begins = begins
        self.ends = ends
    }

    func contains(_ moment: Moment) -> Bool { begins <= moment && moment < ends }
}
