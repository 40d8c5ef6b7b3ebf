import Capture
import ContactCenter
import Recovery
import Testing

@Suite("A scenario")
struct ScenarioTests {
    private static let rules = Kind("rules", .objects)
    private static let timeout = Kind("timeout", .setting)

    private static func capture() throws -> Capture {
        var builder = CaptureBuilder()
        for (id, text) in [("a", #"{"id":"a","name":"A","on":true}"#), ("b", #"{"id":"b","name":"B","on":true}"#)] {
            builder.add(rules, id: id, try JSON(Array(text.utf8)), volatile: [])
        }
        builder.add(timeout, id: "", try JSON(Array(#"{"seconds":{"idle":60}}"#.utf8)), volatile: [])
        let files = builder.files()
        let moment = Moment(milliseconds: 0)
        var manifest = Manifest(
            platform: "p", organization: "o", isSimulated: true, clients: [], began: moment, ended: moment, tool: "t")
        manifest.kinds = [.init("rules", documents: 2), .init("timeout", documents: 1)]
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }

    private static func aftermath(_ harm: Scenario.Harm...) throws -> Scenario.Aftermath {
        try Scenario("s", title: "t", harm: harm, lost: []).aftermath(of: try capture())
    }

    private static func text(_ capture: Capture, _ kind: Kind, _ id: String = "") throws -> String? {
        try capture.config(of: kind, id: id).map { String(decoding: $0.canonical(), as: UTF8.self) }
    }

    @Test func `sets a member in every document of a kind, and leaves the rest of each`() throws {
        let after = try Self.aftermath(.init(to: Self.rules, .all, .set([(["on"], JSON(literal: "false"))])))
        #expect(after.touched == 2)
        #expect(try Self.text(after.capture, Self.rules, "a") == #"{"id":"a","name":"A","on":false}"#)
        #expect(try Self.text(after.capture, Self.rules, "b") == #"{"id":"b","name":"B","on":false}"#)
        #expect(after.capture.discrepancies().isEmpty)
    }

    @Test func `sets what lies deeper, and makes the way to it`() throws {
        let after = try Self.aftermath(
            .init(
                to: Self.timeout, .all,
                .set([(["seconds", "idle"], JSON(literal: "0")), (["new", "one"], JSON(literal: "1"))])))
        #expect(try Self.text(after.capture, Self.timeout) == #"{"new":{"one":1},"seconds":{"idle":0}}"#)
    }

    @Test func `touches the first, or the one of a name`() throws {
        let off = Scenario.Deed.set([(["on"], JSON(literal: "false"))])
        #expect(try Self.aftermath(.init(to: Self.rules, .first, off)).touched == 1)
        let named = try Self.aftermath(.init(to: Self.rules, .named("B"), off))
        #expect(try Self.text(named.capture, Self.rules, "a")?.contains("true") == true)
        #expect(try Self.text(named.capture, Self.rules, "b")?.contains("false") == true)
    }

    @Test func `deletes and adds, and the manifest counts what is there`() throws {
        let gone = try Self.aftermath(.init(to: Self.rules, .named("A"), .delete))
        #expect(gone.capture.manifest.record(of: "rules")?.documents == 1)
        #expect(gone.capture.discrepancies().isEmpty)
        let more = try Self.aftermath(.init(to: Self.rules, .all, .add(JSON(literal: #"{"id":"c","name":"C"}"#))))
        #expect(more.capture.manifest.record(of: "rules")?.documents == 3)
        #expect(try Self.text(more.capture, Self.rules, "c") == #"{"id":"c","name":"C"}"#)
    }

    @Test func `says of which kinds there was nothing to do harm to`() throws {
        let after = try Self.aftermath(
            .init(to: Kind("trunks", .objects), .all, .delete), .init(to: Self.rules, .first, .delete))
        #expect(after.untouched.map(\.name) == ["trunks"])
        #expect(after.kinds.map(\.name) == ["trunks", "rules"])
    }

    @Test func `that sets what is there already touches nothing`() throws {
        #expect(try Self.aftermath(.init(to: Self.rules, .all, .set([(["on"], JSON(literal: "true"))]))).touched == 0)
    }
}

@Suite("When services stood again")
struct ServiceReturnsTests {
    private static func service(_ name: String, order: Int = 1, _ needs: String...) -> RecoveryService {
        RecoveryService(
            id: RecoveryService.ID(name), owner: "ops", order: order, needs: needs.map { .init("roles", $0) })
    }

    private static func returns(
        _ services: RecoveryService..., stood: [String: Duration], before: Set<String> = [],
        whole: Duration? = .seconds(100)
    ) -> [String] {
        ServiceReturns(whole: whole) { need in
            before.contains(need.name ?? "") ? .before : stood[need.name ?? ""].map { .after($0) } ?? .missing
        }.returns(of: services).map { one in
            "\(one.service.id) \(one.seconds.map(String.init) ?? "-") \(one.missing.map(\.description))"
        }
    }

    @Test func `is not known where something they need stood there before`() {
        let service = Self.service("Voice", "A", "B")
        #expect(Self.returns(service, stood: ["A": .seconds(7)], before: ["B"]) == ["Voice - []"])
        #expect(Self.returns(service, stood: [:], before: ["A", "B"]) == ["Voice - []"])
        #expect(Self.returns(Self.service("Voice"), stood: [:], whole: nil) == ["Voice - []"])
    }

    @Test func `is not known where something they need waits for hands`() {
        let services = [Self.service("Voice", "A"), Self.service("Chat", "B"), Self.service("Mail")]
        let returns = ServiceReturns(whole: .seconds(9), waits: ["1 hand step"]) { need in
            need.name == "A" ? .waiting(["roles/A: switch it on"]) : .after(.seconds(1))
        }.returns(of: services)
        #expect(returns.map(\.service.id.rawValue) == ["Chat", "Mail", "Voice"])
        #expect(returns.map(\.seconds) == [1, nil, nil])
        #expect(returns.map(\.waits) == [[], ["1 hand step"], ["roles/A: switch it on"]])
    }

    @Test func `is when the last thing they need did, rounded up`() {
        #expect(
            Self.returns(Self.service("Voice", "A", "B"), stood: ["A": .seconds(7), "B": .milliseconds(9001)])
                == ["Voice 10 []"])
        #expect(Self.returns(Self.service("Voice", "A"), stood: ["A": .seconds(9)]) == ["Voice 9 []"])
    }

    @Test func `is never where something is missing`() {
        #expect(
            Self.returns(Self.service("Voice", "A", "B"), stood: ["A": .seconds(7)]) == [#"Voice - ["roles/B"]"#])
    }

    @Test func `is when everything did where nobody said what they need`() {
        #expect(Self.returns(Self.service("Voice"), stood: [:]) == ["Voice 100 []"])
    }

    @Test func `comes in their order`() {
        #expect(
            Self.returns(Self.service("B", order: 2), Self.service("A", order: 3), Self.service("C"), stood: [:])
                == ["C 100 []", "B 100 []", "A 100 []"])
    }
}
