/// A restore into a sandbox that was carried out, measured and compared.
///
/// A rehearsal in the simulator is none: it proves our program, and nothing of the customer's recovery.
public struct Drill: Identifiable, Hashable, Sendable {

    /// The id of its record in the ledger: `DR-81c0d2a7f4`.
    public let id: Identifier<Drill>

    /// When what was restored had been read from the tenant.
    public let captured: Moment
    public let began: Moment

    /// When everything had been read back and compared.
    public let ended: Moment

    /// The organisation it was restored into.
    public let sandbox: String

    /// How many objects were brought back.
    public let restored: Int

    /// How many objects could not be brought back though that was tried.
    public let failed: Int

    /// How many objects are not as captured, for a reason nobody knows.
    public let unexplained: Int
    public let services: [Return]

    /// Whether somebody who is listed signed its record: whoever can write to the ledger can add one that nobody did.
    public let isSigned: Bool

    /// When one service stood again.
    public struct Return: Hashable, Sendable {
        public let service: RecoveryService.ID

        /// From the beginning of the drill until the last thing it needs was read back; nil where one is missing, and where
        /// one has no time, or waits for hands.
        public let seconds: Int?

        /// What it needs and the drill did not make: it stood there before, and nobody knows how long making it takes.
        public let untimed: [String]

        /// What a person has to do to what it needs before it works, a sentence each: nobody timed that.
        public let waits: [String]

        public init(_ service: RecoveryService.ID, seconds: Int?, untimed: [String] = [], waits: [String] = []) {
            self.service = service
            self.seconds = seconds
            self.untimed = untimed
            self.waits = waits
        }
    }

    public init(
        id: ID, captured: Moment, began: Moment, ended: Moment, sandbox: String, restored: Int, failed: Int = 0,
        unexplained: Int = 0, services: [Return] = [], isSigned: Bool
    ) {
        self.id = id
        self.captured = captured
        self.began = began
        self.ended = ended
        self.sandbox = sandbox
        self.restored = restored
        self.failed = failed
        self.unexplained = unexplained
        self.services = services
        self.isSigned = isSigned
    }

    /// What would have been lost: everything changed since what was restored had been read.
    public var loss: Duration { captured.duration(to: began) }

    public func time(of service: RecoveryService.ID) -> Return? { services.first { $0.service == service } }
}

extension Fact where Value == [Drill] {

    /// The restore drills on record, in their order; never none.
    public static var drills: Self { Fact("restore drills", unlessSaid: .notTried(verb: "drill")) }
}
