public import ContactCenter

/// When each service stood again after a restore: as soon as the last thing it needs did.
public struct ServiceReturns: Sendable {

    private let stood: @Sendable (RecoveryService.Need) -> Stood

    /// How long the whole took: for services of which nobody said what they need; nil where not the whole was made.
    private let whole: Duration?

    /// Whether a thing stands there as captured, and since when.
    public enum Stood: Hashable, Sendable {

        /// From the beginning on.
        case after(Duration)

        /// It does, and was not made this time: how long that takes nobody knows.
        case before
        case missing
    }

    public init(whole: Duration?, stood: @escaping @Sendable (RecoveryService.Need) -> Stood) {
        self.whole = whole
        self.stood = stood
    }

    public struct Return: Hashable, Sendable {
        public let service: RecoveryService
        public let missing: [RecoveryService.Need]

        /// What stood there before; nil of a service of which nobody said what it needs, where not the whole was made.
        public let untimed: [RecoveryService.Need]?

        /// Rounded up; nil where something is missing or has no time.
        public let seconds: Int?
    }

    /// In the order in which they are to be brought back.
    public func returns(of services: [RecoveryService]) -> [Return] {
        services.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map { service in
            guard !service.needs.isEmpty else {
                return Return(
                    service: service, missing: [], untimed: whole == nil ? nil : [], seconds: whole?.secondsRoundedUp)
            }
            return returned(service, service.needs.map { ($0, stood($0)) })
        }
    }

    private func returned(_ service: RecoveryService, _ needs: [(RecoveryService.Need, Stood)]) -> Return {
        let missing = needs.filter { $0.1 == .missing }.map(\.0)
        let untimed = needs.filter { $0.1 == .before }.map(\.0)
        let last = needs.compactMap { if case .after(let time) = $0.1 { time } else { nil } }.max()
        return Return(
            service: service, missing: missing, untimed: untimed,
            seconds: missing.isEmpty && untimed.isEmpty ? last?.secondsRoundedUp : nil)
    }
}

extension Duration {
    fileprivate var secondsRoundedUp: Int {
        let (seconds, rest) = components
        return Int(seconds) + (rest > 0 ? 1 : 0)
    }
}
