import NIOCore
import NIOEmbedded
import Testing

@testable import Webhooks

@Suite("Where and for how long a webhook listens")
struct ListeningTests {

    @Test(arguments: [
        ("127.0.0.1:8440", "127.0.0.1", 8440, true), ("127.8.9.1:0", "127.8.9.1", 0, true),
        ("[::1]:65535", "::1", 65_535, true), ("0.0.0.0:8440", "0.0.0.0", 8440, false),
        ("[::]:8440", "::", 8440, false), ("192.0.2.7:80", "192.0.2.7", 80, false),
        ("126.255.255.255:1", "126.255.255.255", 1, false), ("128.0.0.1:1", "128.0.0.1", 1, false),
    ])
    func `an address says whether others reach it`(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListeningAddress(text))
        #expect(address.host == host && address.port == port && address.isLoopback == isLoopback)
        #expect("\(address)" == text)
    }

    @Test(arguments: [
        "", "8440", ":8440", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "localhost:8440",
        "::1:8440", "[127.0.0.1]:8440", "127.0.0.0/8:8440", "[::1:8440",
    ])
    func `anything else is no address`(text: String) { #expect(ListeningAddress(text) == nil) }

    @Test func `a connection ends when it is old, whatever it does`() throws {
        let channel = EmbeddedChannel(handler: ConnectionAge(most: .seconds(60)))
        try channel.connect(to: .init(ipAddress: "127.0.0.1", port: 1)).wait()
        for _ in 1...59 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try channel.writeInbound(ByteBuffer(string: "x"))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }
}
