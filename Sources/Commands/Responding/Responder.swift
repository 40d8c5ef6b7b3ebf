import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Response

/// The client that changes a tenant, signed in and checked to be in the right organisation.
struct Responder {
    private let session: Session
    let changer: Changer

    /// - Throws: ``PlatformError`` where the client is refused, ``Failure`` where there is none or it is in another
    ///   organisation.
    private init(
        _ tenant: TenantConfiguration, named name: String, in data: DataDirectory, clock: WallClock, share: Int
    ) async throws {
        guard let responder = tenant.responder else {
            throw Failure(
                "nothing may be changed in \(name): it has no responder: in the configuration",
                hint: "docs/operating/response.md shows how to add one", code: .configuration)
        }
        let session = try Session(trust: tenant.trust)
        do {
            let connection = Connection(
                to: tenant.endpoints,
                as: .init(client: responder.client.id, secret: try responder.client.secret.resolved()),
                over: session.transport, budget: RateBudget(share: share), clock: clock, mayChange: true,
                jitter: { Double.random(in: 0..<1) })
            try await Self.check(connection, is: name, in: data)
            changer = Changer(connection)
            self.session = session
        } catch {
            await session.close()
            throw error
        }
    }

    /// Signs in, does something, and hangs up.
    ///
    /// - Parameter share: How much of the platform's limit is ours, in percent; the tenant's own share if nil.
    static func acting<Result: Sendable>(
        on name: String, _ tenant: TenantConfiguration, in data: DataDirectory, clock: WallClock, share: Int? = nil,
        _ act: (Changer) async throws -> Result
    ) async throws -> Result {
        let responder = try await Responder(tenant, named: name, in: data, clock: clock, share: share ?? tenant.share)
        do {
            let result = try await act(responder.changer)
            await responder.session.close()
            return result
        } catch {
            await responder.session.close()
            throw error
        }
    }

    private static func check(_ connection: Connection, is name: String, in data: DataDirectory) async throws {
        let identity = try await connection.identity()
        guard let bound = try TenantBinding.read(name, in: data) else {
            throw Failure("\(name) was never collected", hint: "run `linewarden assess \(name)` first", code: .notThere)
        }
        guard bound.organization == identity.organization else {
            throw Failure(
                "\(name) is organisation \(bound.organization), and the responder's client belongs to \(identity.organization)",
                hint: "nothing was changed; use a client of the same organisation", code: .configuration)
        }
    }
}

extension TenantHands {

    /// The hands of the responder's client.
    init(_ changer: Changer) {
        self.init(
            gather: { changes in await changer.gather(changes) },
            isMadeOn: { change in changer.isMadeOn(change) },
            switchOff: { change throws(PlatformError) in try await changer.switchOff(change) },
            comesAfter: { change in changer.comesAfter(change) },
            mayTake: { change in changer.mayTake(change) },
            look: { change throws(PlatformError) in try await changer.look(change) },
            make: { change, before throws(PlatformError) in try await changer.make(change, before) },
            live: { subject in await changer.live(subject) })
    }
}
