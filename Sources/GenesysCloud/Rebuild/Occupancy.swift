import Capture
public import Platforms
import Response

/// Which organisation a tenant is, and whether anybody works there right now.
public struct Occupancy: Sendable {
    public let name: String?
    public let domain: String?

    /// How many people are on queue, over all queues.
    public let onQueue: Int

    /// How many conversations go on.
    public let interacting: Int

    /// What our client does not hold in every division, and would have to, to see everybody who works there.
    ///
    /// The platform cuts the list of queues to the divisions of whoever asks, and nothing in it says so.
    public let lacking: [String]

    public init(name: String?, domain: String?, onQueue: Int, interacting: Int, lacking: [String] = []) {
        self.lacking = lacking
        self.name = name
        self.domain = domain
        self.onQueue = onQueue
        self.interacting = interacting
    }
}

extension Changer {

    /// Asks the tenant itself: a sandbox that is production in disguise shows by who works in it.
    ///
    /// Source: `oOnQueueUsers` and `oInteracting`, and what their query and the list of queues demand, of the API description
    /// of July 2026.
    public func occupancy() async throws(PlatformError) -> Occupancy {
        let route = "/api/v2/organizations/me"
        let organization = try await get(route, path: route).body
        let rights = try await connection.rights()
        let onQueue = try await staffing()
        let interacting = try await staffing("oInteracting")
        return Occupancy(
            name: organization["name"]?.string, domain: organization["domain"]?.string,
            onQueue: onQueue.reduce(0) { $0 + $1.onQueue }, interacting: interacting.reduce(0) { $0 + $1.onQueue },
            lacking: ["routing:queue:view", "analytics:queueObservation:view"].filter { !rights.holdsEverywhere($0) })
    }
}
