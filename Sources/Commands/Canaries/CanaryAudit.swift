import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
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
    ///   - others: Entries that told of other canaries: one that was seen before is not seen again.
    init(
        of response: TenantResponse, clock: WallClock, since begun: Moment, services: [String],
        besides others: Set<AuditEvent.ID>, tells: @escaping @Sendable (AuditEvent) -> Bool
    ) {
        self.response = response
        self.clock = clock
        self.services = services
        search = Mutex(
            CanarySearch(
                since: begun, of: services, reading: { try GenesysCloud.auditEvent($0) },
                tells: { !others.contains($0.id) && tells($0) }))
    }

    func look() async throws -> CanaryWatch.Look {
        let collection = AuditCollection(
            name: response.name, tenant: response.configured, data: response.data, clock: clock,
            terminal: Terminal(isQuiet: true), services: services)
        let result = try await collection.run()
        let now = clock.now()
        let (sighting, unread) = try search.withLock { search in
            (try search.look(in: response.folder, at: now), search.unread)
        }
        if let sighting { return .seen(sighting) }
        return (result.gaps.first?.gap?.reason ?? unread).map { .unread(because: $0) } ?? .notYet
    }
}

extension TenantResponse {

    /// The entries of the audit log that were found to tell of any other canary.
    func entriesOfOthers(than canary: Canary.ID, planned: Moment) throws -> Set<AuditEvent.ID> {
        let traces = try programme.read().docket.canaries.map(\.run.trace)
        return Set(traces.filter { $0.canary != canary || $0.planned != planned }.compactMap(\.seen.value?.event))
    }
}
