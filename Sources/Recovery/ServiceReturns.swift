public import ContactCenter

/// When each service stood again after a restore: as soon as the last thing it needs did.
public struct ServiceReturns: Sendable {

    /// When a thing stood there as captured, from the beginning; nil where it does not.
    private let stood: @Sendable (RecoveryService.Need) -> Duration?

    /// How long the whole took: for services of which nobody said what they need.
    private let whole: Duration

    public init(whole: Duration, stood: @escaping @Sendable (RecoveryService.Need) -> Duration?) {
        self.whole = whole
        self.stood = stood
    }

    public struct Return: Hashable, Sendable {
        public let service: RecoveryService
        public let missing: [RecoveryService.Need]

        /// Rounded up; nil where something is missing.
        public let seconds: Int?
    }

    /// In the order in which they are to be brought back.
    public func returns(of services: [RecoveryService]) -> [Return] {
        services.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map { service in
            let times = service.needs.map { (need: $0, time: stood($0)) }
            let missing = times.filter { $0.time == nil }.map(\.need)
            let last = service.needs.isEmpty ? whole : times.compactMap(\.time).max()
            return Return(
                service: service, missing: missing, seconds: missing.isEmpty ? last?.secondsRoundedUp : nil)
        }
    }
}

extension Duration {
    fileprivate var secondsRoundedUp: Int {
        let (seconds, rest) = components
        return Int(seconds) + (rest > 0 ? 1 : 0)
    }
}
