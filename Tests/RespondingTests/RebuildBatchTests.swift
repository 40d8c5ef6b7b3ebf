import Capture
import ContactCenter
import Engine
import GenesysCloud
import Response
import Simulator
import Synchronization
import Testing

/// Many of a kind are sent together, and whoever comes next asks how it went before.
@Suite("A batch of things that are made together")
struct RebuildBatchTests {
    private static let bare = Rebuilt.bare
    private static let skills = "/api/v2/routing/skills"

    private static func place(_ count: Int) throws -> Rebuilt {
        try Rebuilt(try bare.adding(count), onto: bare) { $0.kinds = [.skills] }
    }

    /// How often something was asked of the skills.
    private final class Requests: Sendable {
        private let all = Mutex<[String]>([])
        var list: [String] { all.withLock(\.self) }

        func note(_ exchange: Exchange) {
            guard exchange.target.hasPrefix(RebuildBatchTests.skills) else { return }
            all.withLock { $0.append(exchange.method) }
        }
    }

    private static func refusing(_ when: Faults.When) -> Faults {
        Faults([Faults.Rule(.failing(status: 403), on: skills, method: "POST", when: when)])
    }

    /// - Parameter most: Eight are under way at a time and answered in any order: a late yes begins the count of three anew.
    @Test(arguments: [(first: 40, most: 39 + 24), (first: 100, most: 99 + 24)])
    func `ends after three refusals in a row, in the middle of it`(first: Int, most: Int) async throws {
        let place = try Self.place(300)
        defer { place.remove() }
        let requests = Requests()
        try await place.serving({
            $0.faults = Self.refusing(.nth(Set(first...300)))
            $0.exchanges = { requests.note($0) }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            let sent = requests.list.count { $0 == "POST" }
            #expect((first + 2...most).contains(sent), "\(sent)")
            #expect(applied.count == 300 && applied.count { $0.isSettled } == first - 1)
            let why = applied.compactMap { one in if case .left(let because) = one.result { because } else { nil } }
            #expect(why.count == 300 - sent && Set(why).count == 1, "\(Set(why))")
        }
    }

    /// Every fourth is refused, since of eight that are answered in any order three in a row would end it too.
    @Test(arguments: [(errors: 10, isWhole: false), (errors: 60, isWhole: true)])
    func `ends where more failed than may, in the middle of it`(errors: Int, isWhole: Bool) async throws {
        let place = try Self.place(300)
        defer { place.remove() }
        let requests = Requests()
        try await place.serving({
            $0.faults = Self.refusing(.nth(Set(stride(from: 64, through: 300, by: 4))))
            $0.exchanges = { requests.note($0) }
        }) { place, changer, _, _ in
            _ = try await place.apply(changer, { $0.caps.errors = errors })
            let sent = requests.list.count { $0 == "POST" }
            // 63 taken, then every fourth refused: with eleven of 107 more than ten of a hundred are.
            #expect(isWhole ? sent == 300 : (95...130).contains(sent), "\(sent)")
        }
    }

    @Test func `goes on after answers that were lost in a row, where the things turn out to be there`() async throws {
        let place = try Self.place(100)
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: Self.skills, method: "POST", when: .nth(Set(40...44)))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, simulator, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled })
            #expect(simulator.writes.values.reduce(0, +) == 100)
        }
    }

    @Test func `that cannot be read back is asked after once, and found by name the next time`() async throws {
        let place = try Self.place(60)
        defer { place.remove() }
        let requests = Requests()
        // Asked four times each: the list that was read before the first, and those after 1, 2 and 4.
        let away = Faults([
            Faults.Rule(.failing(status: 503), on: Self.skills, method: "GET", when: .nth(Set(5...8)))
        ])
        try await place.serving({
            $0.faults = away
            $0.exchanges = { requests.note($0) }
        }) { place, changer, simulator, _ in
            let applied = try await place.apply(changer)
            #expect(applied.outcomes.prefix(7).allSatisfy { $0 == .done })
            #expect(applied.outcomes.dropFirst(7).prefix(8).allSatisfy { $0 == .unknown })
            #expect(requests.list.count { $0 == "GET" } == 8)
            #expect(requests.list.count { $0 == "POST" } == 15)

            let rest = try await place.apply(changer)
            #expect(rest.allSatisfy { $0.isSettled })
            #expect(simulator.writes.values.reduce(0, +) == 60)
        }
    }

    @Test func `whose list cannot be read is not begun, and what was begun before stays open`() async throws {
        let place = try Self.place(10)
        defer { place.remove() }
        let requests = Requests()
        let away = Faults([Faults.Rule(.failing(status: 503), on: Self.skills, method: "GET", when: .first(4))])
        try await place.serving({
            $0.faults = away
            $0.exchanges = { requests.note($0) }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.outcomes == [.failed] + Array(repeating: nil, count: 9))
            #expect(requests.list == Array(repeating: "GET", count: 4))
            let rest = try await place.apply(changer)
            #expect(rest.allSatisfy { $0.isSettled })
        }
    }

    @Test func `whose list cannot be read three times in a row ends there, however many failures may be`() async throws
    {
        let place = try Self.place(40)
        defer { place.remove() }
        let requests = Requests()
        let away = Faults([Faults.Rule(.failing(status: 503), on: Self.skills, method: "GET", when: .always)])
        try await place.serving({
            $0.faults = away
            $0.exchanges = { requests.note($0) }
        }) { place, changer, _, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            // Three lists, asked for four times each, for batches of one.
            #expect(requests.list == Array(repeating: "GET", count: 12))
            #expect(applied.outcomes.count { $0 == .failed } == 3)
        }
    }

    @Test func `is one again for each kind, and twice as many while it goes well`() async throws {
        let place = try Rebuilt(Rebuilt.kept, onto: Self.bare) { $0.kinds = [.divisions, .roles, .skills] }
        defer { place.remove() }
        let all = Mutex<[(method: String, path: String)]>([])
        try await place.serving({
            $0.exchanges = { exchange in
                let path = exchange.target.prefix { $0 != "?" }
                all.withLock { $0.append((exchange.method, String(path))) }
            }
        }) { place, changer, _, _ in
            let rest = try await place.apply(changer)
            #expect(rest.allSatisfy { $0.isSettled })
            for path in ["/api/v2/authorization/divisions", "/api/v2/authorization/roles", Self.skills] {
                let own = all.withLock { $0.filter { $0.path == path }.map(\.method) }
                let batches = own.split(separator: "GET").map(\.count)
                #expect(batches.count > 1, "\(path)")
                for (place, size) in batches.dropLast().enumerated() { #expect(size == 1 << place, "\(path)") }
            }
        }
    }
}
