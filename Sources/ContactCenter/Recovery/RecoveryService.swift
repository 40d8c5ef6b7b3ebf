/// Something the customer offers that has to come back after a loss, as they declared it.
public struct RecoveryService: Identifiable, Hashable, Sendable {

    /// What they call it: `Inbound voice`.
    public let id: Identifier<RecoveryService>

    /// Who answers for it.
    public var owner: String

    /// In how many minutes it is to stand again, from when the restore begins; nil where nobody said.
    public var recoveryMinutes: Int?

    /// How many minutes of changes may be lost at most; nil where nobody said.
    public var lossMinutes: Int?

    /// Its place among those that are brought back: 1 comes first.
    public var order: Int

    /// The configuration it cannot do without.
    public var needs: [Need]

    /// What the customer says there is one of only.
    public var singlePoints: [SinglePoint]

    /// An object of the tenant, by the name of its kind and its own: `queues/Sales`.
    ///
    /// A setting of the whole tenant has no name of its own: `idle-timeout`.
    public struct Need: Hashable, Sendable {
        public let kind: String
        public let name: String?

        public init(_ kind: String, _ name: String?) {
            self.kind = kind
            self.name = name
        }
    }

    public init(
        id: ID, owner: String, recoveryMinutes: Int? = nil, lossMinutes: Int? = nil, order: Int, needs: [Need] = [],
        singlePoints: [SinglePoint] = []
    ) {
        self.id = id
        self.owner = owner
        self.recoveryMinutes = recoveryMinutes
        self.lossMinutes = lossMinutes
        self.order = order
        self.needs = needs
        self.singlePoints = singlePoints
    }
}

extension RecoveryService {

    /// Whether it stood again later than it may; false where nobody said in what time it has to.
    public func isLate(after seconds: Int) -> Bool { recoveryMinutes.map { seconds > $0 * 60 } ?? false }

    /// Whether more would be lost than may be; false where nobody said how much that is.
    public func loses(tooMuch loss: Duration) -> Bool { lossMinutes.map { loss > .seconds($0 * 60) } ?? false }
}

extension RecoveryService.Need: CustomStringConvertible {
    public var description: String { name.map { "\(kind)/\($0)" } ?? kind }

    /// Reads `queues/Sales` or `idle-timeout`; nil where there is no kind in it.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let kind = parts.first, !kind.isEmpty, parts.last?.isEmpty == false else { return nil }
        self.init(kind, parts.count == 2 ? parts[1] : nil)
    }
}

extension Fact where Value == [RecoveryService] {

    /// What has to come back after a loss, and in what time.
    public static var recoveryServices: Self {
        Fact("services to recover", unlessSaid: .notSupplied(setting: "recovery.services"))
    }
}
