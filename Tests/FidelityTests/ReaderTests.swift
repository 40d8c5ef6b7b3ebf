import Capture
import ContactCenter
import Foundation
import Platforms
import Redaction
import Testing

@testable import GenesysCloud

@Suite("What a reader may send")
struct ReaderTests {
    private let description: Description

    init() throws { description = try #require(Description.platform) }

    @Test func `posts nothing but questions: what it posts needs no more than permissions to view`() throws {
        #expect(!ReadOnly.posts.isEmpty)
        for path in ReadOnly.posts {
            let permission = try #require(description.operation("POST", path)?.permission)
            #expect(permission.names.allSatisfy { $0.hasSuffix(":view") }, "POST \(path)")
        }
    }

    @Test func `is the listings, who we are, and how a question is getting on, all in the description`() {
        for path in ReadOnly.gets.union(ReadOnly.listed) {
            #expect(description.operation("GET", path) != nil, "GET \(path)")
        }
    }

    @Test func `never changes anything: no other operation of the description is allowed`() {
        let allowed = description.operations.filter { ReadOnly.allows($0.method, $0.path) }
        #expect(allowed.count == ReadOnly.gets.union(ReadOnly.listed).count + ReadOnly.posts.count)
        #expect(allowed.allSatisfy { $0.method == "GET" || ReadOnly.posts.contains($0.path) })
    }

    @Test func `has flows exported only where somebody asked for it, and changes nothing then either`() async throws {
        let allowed = description.operations.filter { ReadOnly.allowsExport($0.method, $0.path) }
        let calls = Set(allowed.map { "\($0.method) \($0.path)" })
        #expect(calls == ["POST /api/v2/flows/export/jobs", "GET /api/v2/flows/export/jobs/{jobId}"])
        var needed: Set<String> = []
        for (method, path) in allowed {
            let permission = try #require(description.operation(method, path)?.permission)
            needed.formUnion(permission.names)
        }
        #expect(needed == Set(FlowExporting.permissions))
        try await withUnheardConnection { connection in
            let error = await #expect(throws: PlatformError.self) {
                _ = try await connection.send("POST", FlowExporting.route, path: FlowExporting.route)
            }
            #expect(error?.reason == "is not on the list of what a reader may send")
        }
    }

    @Test(arguments: ["http://files.example/flow", "file:///etc/passwd", "http://127.0.0.1:12/x"])
    func `fetches no file from, and puts none at, an address without encryption that is not the platform's own`(
        address: String
    ) async throws {
        try await withUnheardConnection { connection in
            let error = await #expect(throws: PlatformError.self) {
                _ = try await connection.fetch(address, atMost: 10, call: "fetching")
            }
            #expect(error?.reason == "was sent to an address without encryption")
            let put = await #expect(throws: PlatformError.self) {
                try await connection.put([1], at: address, with: [], call: "uploading")
            }
            #expect(put?.reason == "was sent to an address without encryption")
        }
    }

    @Test func `leaves our machine in no other case: refused methods open no socket`() async throws {
        try await withUnheardConnection { connection in
            for (method, path) in description.operations where !ReadOnly.allows(method, path) {
                let error = await #expect(throws: PlatformError.self) {
                    _ = try await connection.send(method, path, path: path)
                }
                #expect(error?.reason == "is not on the list of what a reader may send", "\(method) \(path)")
            }
            #expect(await connection.requests == 0)
        }
    }

    @Test func `would have been noticed there: an allowed call to the same place is tried`() async throws {
        try await withUnheardConnection { connection in
            let error = await #expect(throws: PlatformError.self) {
                _ = try await connection.send("GET", "/api/v2/users", path: "/api/v2/users")
            }
            #expect(error?.reason != "is not on the list of what a reader may send")
            #expect(await connection.requests > 0)
        }
    }

    /// A connection to a port of this machine on which nobody listens.
    private func withUnheardConnection(_ body: (Connection) async throws -> Void) async throws {
        let session = try Session()
        let nowhere = "http://127.0.0.1:1"
        let connection = Connection(
            to: Endpoints(api: nowhere, login: nowhere), as: .init(client: "nobody", secret: Secret("none")),
            over: session.transport, budget: RateBudget(),
            clock: WallClock(now: { Moment(milliseconds: 0) }, sleep: { _ in }), jitter: { 0 })
        do {
            try await body(connection)
            await session.close()
        } catch {
            await session.close()
            throw error
        }
    }
}

@Suite("The regions")
struct RegionTests {
    @Test func `are eighteen, each with a name and a domain of its own`() {
        #expect(Region.all.count == 18)
        #expect(Set(Region.all.map(\.name)).count == 18)
        #expect(Set(Region.all.map(\.domain)).count == 18)
    }

    @Test(arguments: Region.all)
    func `are found by name and by domain, and answer over TLS`(region: Region) {
        #expect(Region(named: region.name) == region)
        #expect(Region(named: region.domain) == region)
        #expect(region.endpoints.api == "https://api.\(region.domain)")
        #expect(region.endpoints.login == "https://login.\(region.domain)")
    }
}
