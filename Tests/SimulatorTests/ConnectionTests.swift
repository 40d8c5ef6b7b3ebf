import NIOCore
import NIOPosix
import Simulator
import Testing

@Suite("Connections of the simulator")
struct ConnectionTests {

    /// Connects so often at once that most connections are still being taken when the first stands.
    ///
    /// - Returns: What succeeds when every connection is closed.
    private static func connections(to endpoint: Endpoint) async throws -> EventLoopFuture<Void> {
        let connecting = (0..<64).map { _ in
            ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: endpoint.port)
        }
        _ = try await connecting.first?.get()
        return EventLoopFuture.andAllComplete(
            connecting.map { $0.flatMap(\.closeFuture) }, on: MultiThreadedEventLoopGroup.singleton.any())
    }

    /// The process ended here with "Deinited NIOAsyncWriter without calling finish()".
    @Test func `serving ends while callers connect, and leaves none of them waiting`() async throws {
        let options = Options { TestClock.start }
        let simulator = try Simulator(of: TestTenant().capture(), clients: [TestTenant.client], options: options)
        for _ in 0..<10 {
            let closed = try await simulator.serving { try await Self.connections(to: $0) }
            try await closed.get()
        }
    }
}
