import NIOCore
import NIOPosix
import Simulator
import Testing

@Suite("Connections of the simulator")
struct ConnectionTests {

    /// Connects so often at once that most connections are still being taken when the first stands.
    private static func connections(to endpoint: Endpoint) async throws -> [EventLoopFuture<any Channel>] {
        let connecting = (0..<64).map { _ in
            ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: endpoint.port)
        }
        _ = try await connecting.first?.get()
        return connecting
    }

    /// The process ended here with "Deinited NIOAsyncWriter without calling finish()".
    @Test(.timeLimit(.minutes(1)))
    func `serving ends while callers connect, and leaves none of them waiting`() async throws {
        let options = Options { TestClock.start }
        let simulator = try Simulator(of: TestTenant().capture(), clients: [TestTenant.client], options: options)
        for _ in 0..<20 {
            let connecting = try await simulator.serving { try await Self.connections(to: $0) }
            for connection in connecting {
                guard let channel = try? await connection.get() else { continue }
                try await channel.closeFuture.get()
            }
        }
    }
}
