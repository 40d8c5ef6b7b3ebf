import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Synchronization

/// What looks for a canary in the platform's audit record, reading on where the last look ended.
final class CanaryAudit: Sendable {
    private let response: TenantResponse
    private let clock: WallClock
    private let services: [String]
    private let search: Mutex<CanarySearch>

    /// - Parameters:
    ///   - begun: When it was made, or planned where the platform alone knows.
    ///   - services: Those that tell of it.
    init(
        of response: TenantResponse, clock: WallClock, since begun: Moment, services: [String],
        tells: @escaping @Sendable (AuditEvent) -> Bool
    ) {
        self.response = response
        self.clock = clock
        self.services = services
        search = Mutex(
            CanarySearch(since: begun, reading: { try GenesysCloud.auditEvent($0) }, tells: tells))
    }

    func look() async throws -> CanaryWatch.Look {
        let collection = AuditCollection(
            name: response.name, tenant: response.configured, data: response.data, clock: clock,
            terminal: Terminal(isQuiet: true), services: services)
        let result = try await collection.run()
        let now = clock.now()
        if let sighting = try search.withLock({ try $0.look(in: response.folder, at: now) }) {
            return .seen(sighting)
        }
        return result.gaps.first?.gap.map { .unread(because: $0.reason) } ?? .notYet
    }
}
