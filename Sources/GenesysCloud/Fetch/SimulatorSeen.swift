import Synchronization

/// Whether a simulator answered, once and for all: what it had a hand in can never be recorded as a tenant's.
final class SimulatorSeen: Sendable {
    static let header = "Linewarden-Simulator"

    private let seen = Atomic(false)

    func see() { seen.store(true, ordering: .relaxed) }

    var isSeen: Bool { seen.load(ordering: .relaxed) }
}
