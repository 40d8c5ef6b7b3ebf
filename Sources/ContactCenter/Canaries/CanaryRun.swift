/// What became of a canary that was planted once.
public struct CanaryRun: Identifiable, Hashable, Sendable {

    /// The id of its record in the ledger: `CA-81c0d2a7f4`.
    public let id: Identifier<CanaryRun>
    public let trace: CanaryTrace

    /// Whether somebody who is listed signed its record: whoever can write to the ledger can add one that nobody did.
    public let isSigned: Bool

    public init(id: ID, _ trace: CanaryTrace, isSigned: Bool) {
        self.id = id
        self.trace = trace
        self.isSigned = isSigned
    }
}

/// The times of one canary, each a moment or the reason why there is none.
public struct CanaryTrace: Hashable, Sendable {
    public let canary: Canary.ID

    /// The object that was changed; nil of an account.
    public let object: ConfiguredObject?
    public let planned: Moment

    /// The bound it was planted under.
    public let withinMinutes: Int

    /// When the change was made; of a failed sign-in the platform alone says when.
    public var made: Reading<Moment>
    public var seen: Reading<Sighting>
    public var takenBack: Reading<Moment>

    /// When somebody was told, and when that reached them.
    public var alerted: Reading<Moment>
    public var delivered: Reading<Moment>

    /// An entry of the audit log that tells of it.
    public struct Sighting: Hashable, Sendable {
        public let event: AuditEvent.ID

        /// When it happened, as the platform says.
        public let at: Moment

        /// When we had it.
        public let found: Moment

        public init(_ event: AuditEvent.ID, at: Moment, found: Moment) {
            self.event = event
            self.at = at
            self.found = found
        }
    }

    public init(
        of canary: Canary.ID, on object: ConfiguredObject? = nil, planned: Moment, withinMinutes: Int,
        made: Reading<Moment>, seen: Reading<Sighting>, takenBack: Reading<Moment>,
        alerted: Reading<Moment> = .absent(.noAlerts), delivered: Reading<Moment> = .absent(.noAlerts)
    ) {
        self.canary = canary
        self.object = object
        self.planned = planned
        self.withinMinutes = withinMinutes
        self.made = made
        self.seen = seen
        self.takenBack = takenBack
        self.alerted = alerted
        self.delivered = delivered
    }

    /// Until when it had to be found.
    public var due: Moment { (made.value ?? planned).advanced(by: .seconds(withinMinutes * 60)) }

    /// Whether it was found in time.
    public var isSeen: Bool { seen.value.map { $0.found <= due } ?? false }
}

extension Absence {

    /// Linewarden tells nobody of what it sees yet.
    public static let noAlerts = Absence.unanswered(because: "Linewarden raises no alerts yet")
}

extension Fact where Value == [CanaryRun] {

    /// The canaries that were planted, in the order of their records; never none.
    public static var canaryRuns: Self { Fact("canaries that were planted", unlessSaid: .notTried(verb: "canary")) }
}
