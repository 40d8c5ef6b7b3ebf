import Simulator
import Testing

@Suite("The simulator as a service")
struct ServiceTests {

    private func simulator(port: Int = 0) throws -> Simulator {
        var options = Options { TestClock.start }
        options.port = port
        return try Simulator(of: TestTenant().capture(), clients: [TestTenant.client], options: options)
    }

    @Test func `it answers while it is told where it is, and ends when it is cancelled`() async throws {
        let simulator = try simulator()
        let (told, tell) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await simulator.run { endpoint in
                    let reply = try? await Caller(endpoint: endpoint).signIn("reader", "correct horse")
                    tell.yield(reply?.status ?? 0)
                }
            }
            for await status in told {
                #expect(status == 200)
                break
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test func `a port that is taken is an error`() async throws {
        try await simulator().serving { endpoint in
            let second = try simulator(port: endpoint.port)
            await #expect(throws: (any Error).self) { try await second.run() }
        }
    }

    @Test func `tokens of a client can be ended from outside`() async throws {
        let simulator = try simulator()
        try await simulator.serving { endpoint in
            let caller = Caller(endpoint: endpoint)
            let token = try await caller.token()
            simulator.revokeTokens(of: "reader")
            let reply = try await caller.get("/api/v2/date", token: token)
            #expect(reply.status == 401)
        }
    }

    @Test func `an endpoint says where API and sign-in are`() {
        let endpoint = Endpoint(port: 8080)
        #expect(endpoint.api == "http://127.0.0.1:8080")
        #expect(endpoint.login == "http://127.0.0.1:8080/login")
    }
}
