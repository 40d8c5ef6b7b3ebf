import Capture
import ContactCenter
import GenesysCloud
import Platforms
import Redaction
import Simulator

extension Simulator {

    /// Serves a tenant to the responder's client, and hands over what calls as that.
    ///
    /// - Parameter options: What differs from a platform that is in no hurry: its limit is never reached.
    static func servingResponder(
        of capture: Capture, _ options: Options, within budget: RateBudget, by clock: WallClock,
        _ body: @escaping @Sendable (Connection, Simulator) async throws -> Void
    ) async throws {
        let simulator = try Simulator(
            of: capture, clients: [ClientCredentials(id: "responder", secret: "secret")], options: options)
        try await simulator.serving { endpoint in
            let session = try Session()
            let connection = Connection(
                to: Endpoints(api: endpoint.api, login: endpoint.login),
                as: .init(client: "responder", secret: Secret("secret")), over: session.transport, budget: budget,
                clock: clock, mayChange: true, jitter: { 0 })
            do {
                try await body(connection, simulator)
            } catch {
                await session.close()
                throw error
            }
            await session.close()
        }
    }
}

extension Options {

    /// The same without a limit that any test comes near.
    static func unhurried(_ clock: @escaping @Sendable () -> Moment) -> Options {
        var options = Options(clock: clock)
        options.rateLimit = RateLimit(requests: 1_000_000, window: .seconds(60))
        return options
    }
}
