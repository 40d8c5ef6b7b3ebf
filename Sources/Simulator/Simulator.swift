public import Capture
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import ServiceLifecycle

/// One tenant behind HTTP: the platform's API over a capture, on this machine only.
///
/// The API is under `/api/v2`, the token endpoint under `/login/oauth/token` of the same port. What callers change stays
/// changed as long as it runs; the capture it was made of does not.
public struct Simulator: Service, Sendable {
    private let reception: Reception

    /// Stands in the head of every answer: what was read here can never be taken for a tenant's own word.
    static let mark = Exchange.Field("Linewarden-Simulator", "1")

    /// Reads a capture, once.
    ///
    /// - Parameter clients: Who may sign in, besides the clients whose secret the capture has: an invented tenant's. A
    ///   client the capture lists as an OAuth client has the rights of its roles; one it does not list is trusted with
    ///   everything, short of ``Options/permissions``.
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    public init(of capture: Capture, clients: [ClientCredentials], options: Options) throws(CaptureError) {
        var tenant = try Tenant(capture)
        if capture.manifest.record(of: Stock.queues.kind.name) == nil { tenant.inventQueues(seed: options.seed) }
        let audits = try AuditTrail(of: tenant, capture, options)
        reception = Reception(tenant: tenant, clients: clients, options: options, audits: audits)
    }

    /// Serves until it is cancelled or asked to shut down.
    ///
    /// - Parameter onReady: Called once, when requests are answered.
    /// - Throws: If the port is taken.
    public func run(onReady: @escaping @Sendable (Endpoint) async -> Void) async throws {
        let (ready, announcement) = AsyncStream.makeStream(of: Endpoint.self)
        let server = try server { announcement.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { announcement.finish() }
                try await server.run()
            }
            for await endpoint in ready { await onReady(endpoint) }
            try await group.waitForAll()
        }
    }

    public func run() async throws { try await run { _ in } }

    /// Serves while `body` runs, and no longer.
    public func serving<Result: Sendable>(
        _ body: @escaping @Sendable (Endpoint) async throws -> Result
    ) async throws -> Result {
        let (ready, announcement) = AsyncStream.makeStream(of: Endpoint.self)
        let server = try server { announcement.yield($0) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { announcement.finish() }
                try await server.run()
            }
            defer { group.cancelAll() }
            for await endpoint in ready { return try await body(endpoint) }
            try await group.waitForAll()
            throw CancellationError()
        }
    }

    /// Ends every token of a client at once, as switching the client off does.
    public func revokeTokens(of client: String) { reception.revokeTokens(of: client) }

    /// A document as the tenant has it now, with everything in it: `document("people", id)`.
    ///
    /// - Parameter id: Nil for a setting.
    public func document(_ kind: String, _ id: String? = nil) -> JSON? {
        guard let id else { return reception.tenant.document(.setting(kind)) }
        return Stock.all.first { $0.kind.name == kind }.flatMap { reception.tenant.document(.one($0, id: id)) }
    }

    /// What a subject holds now, as `role` in `division`.
    public func grants(of subject: String) -> [(role: String, division: String)] {
        reception.tenant.grants.held(by: subject).map { ($0.role, $0.division) }
    }

    /// Has somebody do something, whatever the seed says of them: `INTERACTING` for who is on a call.
    ///
    /// - Parameter status: A word of `RoutingStatus.status`; any other changes nothing.
    public func setRoutingStatus(_ status: String, of person: String) { reception.setRoutingStatus(status, of: person) }

    /// From now on somebody is in so many calls that came by no queue.
    public func setOwnCalls(_ count: Int, of person: String) { reception.setOwnCalls(count, of: person) }

    /// The conversations whose recordings nobody may delete.
    public var protectedConversations: Set<String> { reception.tenant.deeds.protectedConversations }

    /// How often each route changed the tenant, by method and template: `PATCH /api/v2/users/{userId}`.
    public var writes: [String: Int] { reception.writeCounts }

    private func server(onReady: @escaping @Sendable (Endpoint) -> Void) throws -> any Service {
        let reception = reception
        return try HTTPServerBuilder.closingConnections.buildServer(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: reception.options.port)),
            eventLoopGroup: EventLoopGroupProvider.singleton.eventLoopGroup,
            logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }
        ) { request, writer, channel in
            try await Conversation(reception: reception, channel: channel).answer(request, with: writer)
        } onServerRunning: { channel in
            onReady(Endpoint(port: channel.localAddress?.port ?? 0))
        }
    }
}
