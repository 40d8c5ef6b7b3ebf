import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

/// The platform makes no OAuth client but an active one, and a restore leaves none active.
@Suite("A client that is made is switched off at once")
struct MadeOnTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare
    private static let clients = "/api/v2/oauth/clients"

    private static func place() throws -> Rebuilt {
        try Rebuilt(source, onto: bare) { $0.kinds = [.divisions, .roles, .oauthClients] }
    }

    /// What was sent and taken that changes clients, in its order: `POST`, and `PUT` with the id.
    private final class Writes: Sendable {
        private let all = Mutex<[String]>([])
        var list: [String] { all.withLock(\.self) }
        var made: Int { list.count { $0 == "POST" } }

        func note(_ exchange: Exchange) {
            guard exchange.target.hasPrefix(MadeOnTests.clients), exchange.method != "GET" else { return }
            guard (200...299).contains(exchange.status) else { return }
            let id = exchange.target.dropFirst(MadeOnTests.clients.count + 1)
            all.withLock { $0.append(exchange.method + (id.isEmpty ? "" : " \(id)")) }
        }
    }

    /// The names of clients the plan made that are on, and how many it made.
    private static func made(
        _ place: Rebuilt, _ changer: Changer
    ) async throws -> (count: Int, active: [String]) {
        let names = Set(
            place.plan.changes.filter { $0.verb == .make && $0.target.kind == .client }.compactMap(\.target.name))
        let now = try await changer.captured([.oauthClients], of: "sandbox")
        let found = try now.documents(of: .oauthClients).filter { names.contains($0["name"]?.string ?? "") }
        let active = found.filter { $0["state"]?.string != "disabled" }
        return (found.count, active.compactMap { $0["name"]?.string })
    }

    /// What breaks into the making of clients.
    enum Break: CaseIterable, CustomTestStringConvertible {
        case stop, end, cap, breaker, journal

        var testDescription: String { "\(self)" }

        fileprivate var faults: Faults {
            switch self {
            case .stop, .end, .journal: .none
            case .cap: Faults([.init(.failing(status: 403), on: MadeOnTests.clients, method: "POST", when: .nth([3]))])
            case .breaker:
                Faults([.init(.failing(status: 403), on: MadeOnTests.clients, method: "POST", when: .nth([3, 4, 5]))])
            }
        }
    }

    @Test(arguments: Break.allCases)
    func `whatever breaks in between, and the rest is made later`(what: Break) async throws {
        let place = try Self.place()
        defer { place.remove() }
        let writes = Writes()
        let time = place.here.tenant.time
        let wide = place.plan.ends
        try await place.serving({
            $0.faults = what.faults
            $0.exchanges = { exchange in
                writes.note(exchange)
                if what == .end, exchange.method == "POST", writes.made == 3, time.now < wide {
                    time.advance(time.now.duration(to: wide))
                }
            }
        }) { place, changer, _, _ in
            let first = try? await place.apply(
                changer, { rules in rules.caps.errors = what == .cap ? 5 : 100 },
                crash: { record in
                    guard what == .journal, writes.made >= 3, case .outcome = record.phase else { return }
                    throw Crash()
                }, stopped: { what == .stop && writes.made >= 3 ? "storm" : nil })
            #expect((first == nil) == (what == .journal))
            let broken = try await Self.made(place, changer)
            #expect(broken.count >= 2 && broken.active == [])
            let all = place.plan.changes.count { $0.verb == .make && $0.target.kind == .client }
            #expect(broken.count < all)
            Self.expectPairs(writes)
            guard what != .end else { return }

            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.isEmpty)
            let rest = try await Self.made(place, changer)
            #expect(rest.count == all && rest.active == [])
            Self.expectPairs(writes)
        }
    }

    /// Each that was made is followed by the request that switches it off.
    private static func expectPairs(_ writes: Writes) {
        let list = writes.list
        for (place, one) in list.enumerated() where one == "POST" {
            let next = place + 1 < list.count ? list[place + 1] : "nothing"
            #expect(next.hasPrefix("PUT "), "after making one came \(next)")
        }
    }

    @Test(arguments: [Fault.failing(status: 503), .failingAfterwards(status: 500), .reset])
    func `where the answer to switching it off is lost`(fault: Fault) async throws {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults([Faults.Rule(fault, on: Self.clients + "/*", method: "PUT", when: .every(2))])
        try await place.serving({ $0.faults = lost }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled && !$0.isLeftOn })
            #expect(try await Self.made(place, changer).active == [])
        }
    }

    @Test func `where the answer to making it is lost`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: Self.clients, method: "POST", when: .every(3))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, simulator, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled && !$0.isLeftOn })
            let made = try await Self.made(place, changer)
            #expect(made.active == [])
            #expect(made.count == place.plan.changes.count { $0.verb == .make && $0.target.kind == .client })
        }
    }

    @Test func `and where it cannot be, that is told by name, no other is made, and the next run does it first`()
        async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        // Once at once, and once more after it was read back.
        let refused = Faults([
            Faults.Rule(.failing(status: 403), on: Self.clients + "/*", method: "PUT", when: .first(2))
        ])
        let writes = Writes()
        try await place.serving({
            $0.faults = refused
            $0.exchanges = { writes.note($0) }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            let made = try await Self.made(place, changer)
            let left = applied.filter(\.isLeftOn)
            #expect(made.count == 1 && left.compactMap(\.change.target.name) == made.active)
            guard case .outcome(.unknown, let because)? = left.first?.result else {
                Issue.record("\(left)")
                return
            }
            #expect(because.contains("could not be switched off"))

            // Somebody says stop, and it is switched off all the same.
            let stopped = try await place.apply(changer, stopped: { "storm" })
            #expect(stopped.allSatisfy { !$0.isLeftOn })
            #expect(try await Self.made(place, changer).active == [])
            #expect(writes.made == 1)

            let rest = try await place.apply(changer)
            #expect(rest.filter { !$0.isSettled }.isEmpty)
            #expect(try await Self.made(place, changer).active == [])
        }
    }

    @Test func `and in a dry run nothing is sent, not even that`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        let refused = Faults([
            Faults.Rule(.failing(status: 403), on: Self.clients + "/*", method: "PUT", when: .first(2))
        ])
        try await place.serving({ $0.faults = refused }) { place, changer, simulator, _ in
            _ = try await place.apply(changer, { $0.caps.errors = 100 })
            let sent = simulator.writes.values.reduce(0, +)
            _ = try await place.apply(changer, { $0.mode = .dryRun })
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test func `beyond our share of the limit, since a minute is long`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        let writes = Mutex<[(method: String, at: Moment)]>([])
        try await place.serving({
            $0.rateLimit = RateLimit(requests: 20, window: .seconds(60))
            $0.exchanges = { exchange in
                guard exchange.target.hasPrefix(Self.clients), exchange.method != "GET", exchange.status < 300 else {
                    return
                }
                writes.withLock { $0.append((exchange.method, exchange.at)) }
            }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled })
            let all = writes.withLock(\.self)
            #expect(all.count > 8)
            for (made, off) in zip(all, all.dropFirst()) where made.method == "POST" {
                #expect(off.method == "PUT" && off.at == made.at)
            }
        }
    }

    @Test func `and looked for beyond our share where the answer to making it was lost`() async throws {
        var urgent = 0
        // In one window or another a client is made by the last request of our share.
        for limit in 21...26 { urgent += try await Self.urgentReads(limit) }
        #expect(urgent > 0)
    }

    /// How often a list of clients was read by a request beyond our share.
    private static func urgentReads(_ limit: Int) async throws -> Int {
        let place = try place()
        defer { place.remove() }
        let all = Mutex<[(method: String, at: Moment, count: Int)]>([])
        let lost = Faults([Faults.Rule(.failingAfterwards(status: 500), on: clients, method: "POST", when: .every(2))])
        try await place.serving({
            $0.rateLimit = RateLimit(requests: limit, window: .seconds(60))
            $0.faults = lost
            $0.exchanges = { exchange in
                guard exchange.target.hasPrefix(clients) else { return }
                let count = exchange.headers.first { $0.name == "inin-ratelimit-count" }.flatMap { Int($0.value) }
                all.withLock { $0.append((exchange.method, exchange.at, count ?? 0)) }
            }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            #expect(applied.allSatisfy { $0.isSettled })
        }
        let writes = all.withLock(\.self).filter { $0.method != "GET" }
        for (made, off) in zip(writes, writes.dropFirst()) where made.method == "POST" {
            #expect(off.method == "PUT" && off.at == made.at)
        }
        return all.withLock(\.self).count { $0.method == "GET" && $0.count > limit * 95 / 100 }
    }
}
