public import ContactCenter

/// When each service stood again after a restore: as soon as the last thing it needs did.
public struct ServiceReturns: Sendable {

    private let stood: @Sendable (RecoveryService.Need) -> Stood

    /// How long the whole took: for services of which nobody said what they need; nil where not the whole was made.
    private let whole: Duration?

    /// What a person has to do before the whole works.
    private let waits: [String]

    /// Whether a thing stands there as captured, and since when.
    public enum Stood: Hashable, Sendable {

        /// From the beginning on.
        case after(Duration)

        /// It does, and was not made this time: how long that takes nobody knows.
        case before

        /// It does, and does not work until a person did this, a sentence each.
        case waiting([String])
        case missing
    }

    public init(
        whole: Duration?, waits: [String] = [], stood: @escaping @Sendable (RecoveryService.Need) -> Stood
    ) {
        self.whole = whole
        self.waits = waits
        self.stood = stood
    }

    public struct Return: Hashable, Sendable {
        public let service: RecoveryService
        public let missing: [RecoveryService.Need]

        /// What stood there before; nil of a service of which nobody said what it needs, where not the whole was made.
        public let untimed: [RecoveryService.Need]?

        /// What a person has to do before it works.
        public let waits: [String]

        /// Rounded up; nil where something is missing, has no time, or does not work yet.
        public let seconds: Int?
    }

    /// In the order in which they are to be brought back.
    public func returns(of services: [RecoveryService]) -> [Return] {
        services.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map { service in
            guard !service.needs.isEmpty else {
                return Return(
                    service: service, missing: [], untimed: whole == nil ? nil : [], waits: waits,
                    seconds: waits.isEmpty ? whole?.secondsRoundedUp : nil)
            }
            return returned(service, service.needs.map { ($0, stood($0)) })
        }
    }

    private func returned(_ service: RecoveryService, _ needs: [(RecoveryService.Need, Stood)]) -> Return {
        let missing = needs.filter { $0.1 == .missing }.map(\.0)
        let untimed = needs.filter { $0.1 == .before }.map(\.0)
        let waits = needs.flatMap { $0.1.steps }
        let last = needs.compactMap { if case .after(let time) = $0.1 { time } else { nil } }.max()
        return Return(
            service: service, missing: missing, untimed: untimed, waits: waits,
            seconds: missing.isEmpty && untimed.isEmpty && waits.isEmpty ? last?.secondsRoundedUp : nil)
    }
}

extension ServiceReturns.Stood {
    fileprivate var steps: [String] { if case .waiting(let steps) = self { steps } else { [] } }
}

extension Duration {
    fileprivate var secondsRoundedUp: Int {
        let (seconds, rest) = components
        return Int(seconds) + (rest > 0 ? 1 : 0)
    }
}
