import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

@Suite("Web deployments that come back in another tenant")
struct WebElsewhereTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare
    private static let kinds: [Kind] = [.divisions, .integrations, .webConfigurations, .webDeployments]
    private static let deployments = "/api/v2/webdeployments/deployments"
    private static let configurations = "/api/v2/webdeployments/configurations"

    private static func place() throws -> Rebuilt { try Rebuilt(source, onto: bare) { $0.kinds = kinds } }

    private static func names(_ kind: Kind, in capture: Capture = source) throws -> [String] {
        try capture.documents(of: kind).compactMap { $0["name"]?.string }.sorted()
    }

    /// Everything that changed a deployment, in its order.
    private final class Writes: Sendable {
        private let all = Mutex<[String]>([])
        var list: [String] { all.withLock(\.self) }

        func note(_ exchange: Exchange) {
            guard exchange.target.hasPrefix(WebElsewhereTests.deployments), exchange.method != "GET",
                (200...299).contains(exchange.status)
            else { return }
            all.withLock { $0.append(exchange.method) }
        }
    }

    /// What is there by now: none is on.
    private static func expectOff(_ changer: Changer, count: Int? = nil) async throws {
        let now = try await changer.captured(kinds, of: "sandbox")
        let there = try now.documents(of: .webDeployments)
        #expect(there.filter { $0["status"]?.string != "Inactive" }.map(\.id) == [])
        if let count { #expect(there.count == count) }
    }

    @Test func `are made with their configuration, published, and switched off by the very next request`() async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        let writes = Writes()
        try await place.serving({ $0.exchanges = { writes.note($0) } }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled && !$0.isLeftOn })
            let now = try await changer.captured(Self.kinds, of: "sandbox")
            #expect(try Self.names(.webConfigurations, in: now) == (try Self.names(.webConfigurations)))
            #expect(try Self.names(.webDeployments, in: now) == (try Self.names(.webDeployments)))
            let made = try #require(try now.documents(of: .webDeployments).first { $0["name"]?.string == "Website" })
            let was = try #require(
                try Self.source.documents(of: .webDeployments).first { $0["name"]?.string == "Website" })
            #expect(made.config["allowedDomains"]?.canonical() == was.config["allowedDomains"]?.canonical())
            let configuration = try now.documents(of: .webConfigurations).first {
                $0.id == made["configuration"]?["id"]?.string
            }
            #expect(configuration?["name"]?.string == "Website messenger")
            try await Self.expectOff(changer)
            #expect(try await place.proof(changer).unexplained.filter { $0.kind.hasPrefix("web-") } == [])
        }
        let list = writes.list
        #expect(list.contains("POST"))
        for (at, method) in list.enumerated() where method == "POST" {
            #expect(list.dropFirst(at + 1).first == "PUT")
        }
    }

    @Test func `are told with the pages that may show them, and that their id is a new one`() throws {
        let left = try Rebuilding(of: Self.source, onto: Self.bare, .init()).left.filter {
            $0.kind == "web-deployments" && $0.name == "Website"
        }
        #expect(Set(left.compactMap(\.field)) == ["allowedDomains", "id", "status"])
        #expect(left.first { $0.field == "allowedDomains" }?.because.contains("www.") == true)
        #expect(left.allSatisfy { $0.byHand != nil })
    }

    @Test func `lead messages to the flow of the same name`() throws {
        let flow = #"{"id":"here","name":"Web"}"#
        let website = try #require(
            try Self.source.documents(of: .webDeployments).first { $0["name"]?.string == "Website" })
        let source = try Self.source.adding(.flows, id: "there", Array(#"{"id":"there","name":"Web"}"#.utf8))
            .setting("flow", to: #"{"id":"there"}"#, of: .webDeployments, website.id)
        let with = try Rebuilding(of: source, onto: try Self.bare.adding(.flows, id: "here", Array(flow.utf8)), .init())
        #expect(!with.left.contains { $0.kind == "web-deployments" && $0.field == "flow" })
        let without = try Rebuilding(of: source, onto: Self.bare, .init())
        #expect(without.left.contains { $0.name == "Website" && $0.field == "flow" && $0.byHand != nil })
        #expect(without.changes.contains { $0.documentKind == "web-deployments" && $0.target.name == "Website" })
    }

    @Test func `do not come without their configuration, nor that without what says who a visitor is`() throws {
        let plan = try Rebuilding(
            of: Self.source, onto: Self.bare, .init(kinds: [.webConfigurations, .webDeployments]))
        #expect(plan.changes == [])
        let left = plan.left.filter { $0.name == "Website messenger" || $0.name == "Website" }
        #expect(left.count == 2 && left.allSatisfy { $0.field == nil && $0.byHand != nil })
    }

    @Test func `are left as they are where one of the name is there and differs`() throws {
        let website = try #require(
            try Self.source.documents(of: .webDeployments).first { $0["name"]?.string == "Website" })
        let other = try Self.source.setting(
            "allowedDomains", to: #"["other.example"]"#, of: .webDeployments, website.id)
        let plan = try Rebuilding(of: Self.source, onto: other, .init())
        #expect(plan.changes == [])
        let left = plan.left.first { $0.name == "Website" }
        #expect(left?.field == nil && left?.because.contains("pages may show it") == true)
    }

    @Test(arguments: [Fault.failing(status: 503), .failing(status: 400), .failingAfterwards(status: 500), .reset])
    func `are switched off where that fails at first`(fault: Fault) async throws {
        let place = try Self.place()
        defer { place.remove() }
        let rule = Faults.Rule(fault, on: Self.deployments + "/*", method: "PUT", when: .every(2))
        try await place.serving({ $0.faults = Faults([rule]) }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled && !$0.isLeftOn })
            try await Self.expectOff(changer, count: try Self.names(.webDeployments).count)
        }
    }

    @Test func `are told by name where they stay on, no other is made, and the next run switches them off`()
        async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        let rule = Faults.Rule(.failing(status: 403), on: Self.deployments + "/*", method: "PUT", when: .first(3))
        try await place.serving({ $0.faults = Faults([rule]) }) { place, changer, _, _ in
            let applied = try await place.apply(changer, { $0.caps.errors = 100 })
            #expect(applied.filter(\.isLeftOn).compactMap(\.change.target.name).count == 1)
            #expect(try await changer.captured([.webDeployments], of: "x").documents(of: .webDeployments).count == 1)
            let rest = try await place.apply(changer)
            #expect(rest.allSatisfy { $0.isSettled })
            try await Self.expectOff(changer, count: try Self.names(.webDeployments).count)
        }
    }

    @Test(arguments: ["", "/*/versions/draft/publish"])
    func `have a configuration that is published by the next run where this one broke off, and made once`(path: String)
        async throws
    {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults.Rule(
            path.isEmpty ? .failingAfterwards(status: 500) : .failing(status: 403), on: Self.configurations + path,
            method: "POST", when: .first(1))
        try await place.serving({ $0.faults = Faults([lost]) }) { place, changer, simulator, _ in
            _ = try? await place.apply(changer, { $0.caps.errors = 100 })
            let rest = try await place.apply(changer)
            #expect(rest.filter { !$0.isSettled }.isEmpty)
            let now = try await changer.captured(Self.kinds, of: "sandbox")
            #expect(try Self.names(.webConfigurations, in: now) == (try Self.names(.webConfigurations)))
            #expect(simulator.writes["POST \(Self.configurations)"] == (try Self.names(.webConfigurations).count))
            let sent = simulator.writes.values.reduce(0, +)
            _ = try await place.apply(changer)
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `are never left on where we are killed`(ends: Int) async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, simulator, _ in
            let seen = Mutex(0)
            _ = try? await place.apply(
                changer,
                crash: { record in
                    guard record.change.target.kind == .deployment else { return }
                    if seen.withLock({
                        $0 += 1; return $0
                    }) == ends {
                        throw Crash()
                    }
                })
            try await Self.expectOff(changer)
            let rest = try await place.apply(changer)
            #expect(rest.allSatisfy { $0.isSettled })
            try await Self.expectOff(changer, count: try Self.names(.webDeployments).count)
        }
    }

    @Test func `are taken back by deleting them`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            _ = try await place.apply(changer)
            let undo = try await place.here.journal().undo(of: place.plan)
            for kind in [Kind.webDeployments, .webConfigurations] {
                let gone = undo.changes.filter { $0.verb == .unmake && $0.documentKind == kind.name }
                #expect(gone.compactMap(\.target.name).sorted() == (try Self.names(kind)))
            }
        }
    }
}
