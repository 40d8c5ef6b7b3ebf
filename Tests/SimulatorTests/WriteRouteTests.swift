import Capture
import NIOHTTP1
import Testing

@testable import Simulator

@Suite("Every route that changes the simulated tenant")
struct WriteRouteTests {
    private static let writes = RouteTable.routes.filter(\.serves.changes)

    private static func path(_ route: Route) -> String {
        route.template.replacing(/\{[^}]*\}/) { _ in "nothing" }
    }

    @Test func `is there`() {
        #expect(Self.writes.count > 50)
        #expect(
            RouteTable.routes.filter { $0.method != "GET" && !$0.serves.changes }.map(\.template).sorted() == [
                "/api/v2/analytics/queues/observations/query", "/api/v2/analytics/users/observations/query",
                "/api/v2/audits/query", "/api/v2/flows/export/jobs", "/api/v2/recordings/deletionprotection",
                "/api/v2/tokens/me", "/api/v2/usage/query",
            ])
    }

    @Test func `is refused to who holds no permission, before anything else`() async throws {
        var tenant = TestTenant.writable()
        tenant.addReader(TestTenant.policy("oauth:client:view"))
        try await serveSimulator(tenant) {
            $0.rateLimit.requests = 1000
        } _: { caller, simulator in
            let token = try await caller.token()
            for route in Self.writes {
                if case .nothing = route.needs { continue }
                let reply = try await caller.write(
                    HTTPMethod(rawValue: route.method), Self.path(route), token: token, "{}")
                #expect(reply.status == 403, "\(route.method) \(route.template)")
                #expect(reply.code?.hasPrefix("missing.") == true, "\(route.method) \(route.template)")
            }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `wants JSON where it wants a body, and an object at that`() async throws {
        try await serveSimulator(.writable()) {
            $0.rateLimit.requests = 1000
        } _: { caller, simulator in
            let token = try await caller.token()
            for route in Self.writes where route.takesBody {
                let (method, path) = (HTTPMethod(rawValue: route.method), Self.path(route))
                let bare = try await caller.send(method, path, token: token)
                #expect(bare.status == 415, "\(route.method) \(route.template)")
                let list = try await caller.write(method, path, token: token, "[]")
                #expect(list.status == 400, "\(route.method) \(route.template)")
            }
            #expect(simulator.writes.isEmpty)
        }
    }

    @Test func `finds nothing where nothing is`() async throws {
        try await serveSimulator(.writable()) {
            $0.rateLimit.requests = 1000
        } _: { caller, simulator in
            let token = try await caller.token()
            for route in Self.writes where route.method == "DELETE" && route.template.hasSuffix("}") {
                let reply = try await caller.write(.DELETE, Self.path(route), token: token)
                #expect(reply.status == 404, "\(route.template)")
            }
            #expect(simulator.writes.isEmpty)
        }
    }
}

@Suite("A long list that is seldom changed")
struct AmendedListTests {

    @Test func `is what a plain list would be, whatever is taken out and put in`() {
        var draw = Draw(7, for: "amended")
        for size in [0, 1, 2, 50] {
            var list = AmendedList(Array(0..<size))
            var plain = Array(0..<size)
            for step in 0..<80 {
                if draw.isTrue(percent: 60), size > 0 {
                    let place = draw.number(0..<size)
                    list.remove(original: place)
                    plain.removeAll { $0 == place }
                    #expect(list.original(at: place) == nil)
                } else {
                    list.add(1000 + step)
                    plain.append(1000 + step)
                }
                #expect((0..<list.count).map { list[$0] } == plain)
            }
            list.removeAdded { $0 >= 1000 }
            #expect((0..<list.count).map { list[$0] } == plain.filter { $0 < 1000 })
        }
    }
}
