import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms

/// Our OAuth clients on one tenant, signed in and checked to be in the same organisation.
struct Readers {
    let session: Session
    let connections: [Reader: Connection]
    let identity: Identity
    let isSimulated: Bool

    /// Signs in with every client the configuration names.
    ///
    /// - Parameter mayExport: Whether the core client may have flows exported.
    /// - Throws: ``PlatformError`` for a client that is refused, ``Failure`` where two are in different organisations.
    init(_ tenant: TenantConfiguration, clock: WallClock, mayExport: Bool = false) async throws {
        let session = try Self.session(trusting: tenant.trust)
        do {
            var connections: [Reader: Connection] = [:]
            for reader in Reader.allCases {
                guard let client = tenant.clients[reader] else { continue }
                connections[reader] = Connection(
                    to: tenant.endpoints, as: .init(client: client.id, secret: try client.secret.resolved()),
                    over: session.transport, budget: RateBudget(share: tenant.share), clock: clock,
                    mayExport: mayExport && reader == .core, jitter: { Double.random(in: 0..<1) })
            }
            identity = try await Self.identity(of: connections)
            isSimulated = session.sawSimulator
            self.session = session
            self.connections = connections
        } catch {
            await session.close()
            throw error
        }
    }

    /// Signs in, asks something of the tenant, and hangs up.
    static func reading<Result: Sendable>(
        _ tenant: TenantConfiguration, clock: WallClock, mayExport: Bool = false,
        _ ask: (Readers) async throws -> Result
    ) async throws -> Result {
        let readers = try await Readers(tenant, clock: clock, mayExport: mayExport)
        do {
            let result = try await ask(readers)
            await readers.session.close()
            return result
        } catch {
            await readers.session.close()
            throw error
        }
    }

    /// The folder of the tenant they belong to, bound to its name.
    ///
    /// - Throws: ``Failure`` where the configuration or an earlier run says that the name is another organisation's.
    func folder(of name: String, _ tenant: TenantConfiguration, in data: DataDirectory) throws -> TenantFolder {
        if let wanted = tenant.organization, wanted != identity.organization {
            throw Failure(
                "\(name) must be organisation \(wanted), and this client belongs to \(identity.organization)",
                hint: "is it the right client, in the right region?", code: .configuration)
        }
        let binding = TenantBinding(platform: TenantCollection.platform, organization: identity.organization)
        try binding.bind(name, in: data)
        return try binding.folder(in: data)
    }

    private static func session(trusting authorities: String?) throws -> Session {
        do {
            return try Session(trust: authorities)
        } catch {
            throw Failure(
                "can't read the authorities in \(authorities ?? "")",
                hint: "gateway.trust names a file of PEM certificates",
                code: .configuration)
        }
    }

    private static func identity(of connections: [Reader: Connection]) async throws -> Identity {
        guard let core = connections[.core] else { throw Failure("no core client is configured", code: .configuration) }
        let identity = try await core.identity()
        for (reader, connection) in connections where reader != .core {
            let other = try await connection.identity()
            guard other.organization == identity.organization else {
                throw Failure(
                    "the \(reader.rawValue) client is in organisation \(other.organization), the core client in \(identity.organization)",
                    hint: "use clients of one organisation", code: .configuration)
            }
        }
        return identity
    }

    /// The ids of the clients, the core one first.
    var clients: [String] {
        Reader.allCases.compactMap { connections[$0]?.client }
    }

    func requests() async -> Int {
        var sum = 0
        for connection in connections.values { sum += await connection.requests }
        return sum
    }
}
