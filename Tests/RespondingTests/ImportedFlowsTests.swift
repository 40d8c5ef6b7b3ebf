import Capture
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Recovery
import Redaction
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

/// Flows of a tenant that was lost, imported into another from the exports that lie beside its capture.
@Suite("Flows are imported from their exports")
struct ImportedFlowsTests {
    private static let moment = Rebuilt.moment
    private static let tenant = Rebuilt.lost
    private static let kept = Rebuilt.kept
    private static let bare = Rebuilt.bare

    /// The tenant with its exports beside it.
    private static func source(
        _ exports: [SimulatedFlowExport] = tenant.flowExports, taken: Moment = moment
    ) throws -> Capture {
        try kept.with(exports, taken: taken)
    }

    private static func left(_ name: String, in rebuilding: Rebuilding) -> Rebuilding.Left? {
        rebuilding.left.first { $0.kind == "flows" && $0.name == name && $0.field == nil }
    }

    private static func names(_ changes: [Change]) -> [String] {
        changes.filter { $0.target.kind == .flow }.compactMap(\.target.name)
    }

    @Test func `behind what they name, and before what leads to them`() throws {
        let plan = try Rebuilding(of: Self.source(), onto: Self.bare, .init())
        let kinds = plan.changes.filter { $0.verb == .make }.compactMap(\.documentKind)
        let first = try #require(kinds.firstIndex(of: "flows"))
        #expect(try #require(kinds.lastIndex(of: "data-tables")) < first)
        #expect(try #require(kinds.lastIndex(of: "queues")) < first)
        #expect(try #require(kinds.lastIndex(of: "flows")) < (try #require(kinds.firstIndex(of: "ivrs"))))
        let flows = Set(Self.names(plan.changes))
        #expect(flows.isSuperset(of: ["Main Line", "Card Payment", "Store Finder"]))
    }

    @Test func `one that names another comes after it`() throws {
        let exports = Self.tenant.flowExports.naming("Store Finder", in: "Card Payment")
            .naming("Main Line", in: "Store Finder")
        let plan = try Rebuilding(of: Self.source(exports), onto: Self.bare, .init())
        let names = Self.names(plan.changes)
        let places = try ["Main Line", "Store Finder", "Card Payment"].map { try #require(names.firstIndex(of: $0)) }
        #expect(places == places.sorted())
    }

    @Test func `two that name each other come one after the other all the same`() throws {
        let exports = Self.tenant.flowExports.naming("Store Finder", in: "Main Line")
            .naming("Main Line", in: "Store Finder")
        let names = Self.names(try Rebuilding(of: Self.source(exports), onto: Self.bare, .init()).changes)
        #expect(names.contains("Main Line") && names.contains("Store Finder"))
    }

    @Test func `without an export, published never, or with a secret written out, are left by name with what to do`()
        throws
    {
        let none = try Rebuilding(of: Self.tenant.capture, onto: Self.bare, .init())
        #expect(Self.names(none.changes) == [])
        let line = try #require(Self.left("Main Line", in: none))
        #expect(line.because.hasPrefix("no export of it"))
        #expect(line.byHand?.contains("import flows --from-platform") == true)
        #expect(Self.left("Draft Menu", in: none)?.because.hasPrefix("it is not published") == true)

        let secret = Self.tenant.flowExports.map { export in
            export.name == "Main Line.yaml"
                ? export.saying("password:\n    lit: hunter-2-is-no-secret\n  defaultLanguage", for: "defaultLanguage")
                : export
        }
        let plan = try Rebuilding(of: Self.source(secret), onto: Self.bare, .init())
        #expect(Self.left("Main Line", in: plan)?.because.hasPrefix("a secret stands written out") == true)
        #expect(Self.left("Card Payment", in: plan) == nil)
        let kept = try Self.source(secret).files.values
        #expect(!kept.isEmpty)
        #expect(kept.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("hunter-2") })
    }

    @Test func `of another version than the one that ran are left`() throws {
        let published = try #require(
            try Self.tenant.capture.documents(of: .flows).lazy.compactMap { flow in
                flow.state?["publishedVersion"]?["datePublished"]?.string.flatMap(Moment.init(iso8601:))
            }.first)
        let same = try Rebuilding(of: Self.source(taken: published), onto: Self.bare, .init())
        #expect(Self.names(same.changes).contains("Main Line"))
        let before = published.advanced(by: .milliseconds(-1))
        let older = try Rebuilding(of: Self.source(taken: before), onto: Self.bare, .init())
        #expect(!Self.names(older.changes).contains("Main Line"))
        #expect(Self.left("Main Line", in: older)?.because.contains("older") == true)
    }

    @Test func `taken after the flows were listed are left, since another version may be in them`() throws {
        let began = Self.kept.manifest.began
        let same = try Rebuilding(of: Self.source(taken: began), onto: Self.bare, .init())
        #expect(Self.names(same.changes).contains("Main Line"))
        let late = try Rebuilding(
            of: Self.source(taken: began.advanced(by: .milliseconds(1))), onto: Self.bare, .init())
        #expect(Self.names(late.changes) == [])
        #expect(Self.left("Main Line", in: late)?.because.contains("after the capture") == true)
    }

    @Test func `of a flow that is called otherwise by now are left: the platform goes by the name in the file`() throws
    {
        let source = try Self.source()
        let line = try #require(try source.documents(of: .flows).first { $0["name"]?.string == "Main Line" })
        let renamed = try source.setting("name", to: #""Main Line old""#, of: .flows, line.id)
        let plan = try Rebuilding(of: renamed, onto: Self.bare, .init())
        #expect(!Self.names(plan.changes).contains("Main Line old"))
        #expect(Self.left("Main Line old", in: plan)?.because.contains("another name") == true)
    }

    @Test func `never over one that somebody made since, which does not count as restored either`() async throws {
        var place = try Rebuilt(try Self.source(), onto: Self.bare) { $0.kinds = [.flows] }
        let replacement = Array(
            #"{"id":"other","name":"main line","type":"INBOUNDCALL","publishedVersion":{"id":"9.0"}}"#.utf8)
        place.served = Self.bare.with(replacement, of: .flows, "other")
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            let line = try #require(applied.first { $0.change.target.name == "Main Line" })
            #expect(!line.isSettled && "\(line.result)".contains("came since"), "\(line.result)")
            let flows = try await changer.captured([.flows], of: "sandbox").documents(of: .flows)
            #expect(flows.first { $0.id == "other" }?["publishedVersion"]?["id"]?.string == "9.0")
        }
    }

    @Test func `of another type than the one of that name that is there are left, with both types`() throws {
        let own = Array(#"{"id":"other","name":"Main Line","type":"INBOUNDCHAT","publishedVersion":{"id":"1.0"}}"#.utf8)
        let plan = try Rebuilding(of: Self.source(), onto: Self.bare.with(own, of: .flows, "other"), .init())
        #expect(!Self.names(plan.changes).contains("Main Line"))
        let because = try #require(Self.left("Main Line", in: plan)?.because)
        #expect(because.contains("INBOUNDCHAT, and not INBOUNDCALL"), "\(because)")
    }

    @Test func `that name one that does not come back are left, by its name, unless it is there`() throws {
        let exports = Self.tenant.flowExports.naming("Draft Menu", in: "Main Line")
        let none = try Rebuilding(of: Self.source(exports), onto: Self.bare, .init())
        #expect(!Self.names(none.changes).contains("Main Line"))
        #expect(Self.left("Main Line", in: none)?.because.contains("names the flow Draft Menu") == true)
        #expect(Self.names(none.changes).contains("Card Payment"))
        let own = Array(#"{"id":"own","name":"Draft Menu","type":"INBOUNDCALL"}"#.utf8)
        let there = try Rebuilding(of: Self.source(exports), onto: Self.bare.with(own, of: .flows, "own"), .init())
        #expect(Self.names(there.changes).contains("Main Line"))
    }

    @Test func `of a division that is not there are left`() throws {
        let attic = Self.tenant.flowExports.map { $0.saying("division: Attic", for: "division: Home") }
        let plan = try Rebuilding(of: Self.source(attic), onto: Self.bare, .init())
        #expect(Self.left("Main Line", in: plan)?.because.contains("division Attic") == true)
    }

    @Test func `of a name that is there are left, unless they are known to be the same`() throws {
        let there = try Rebuilding(of: Self.source(), onto: Self.tenant.capture, .init())
        #expect(Self.names(there.changes) == [])
        #expect(Self.left("Main Line", in: there)?.because.hasPrefix("one of that name is there") == true)
        let same = try Rebuilding(of: Self.source(), onto: Self.source(), .init())
        #expect(Self.left("Main Line", in: same) == nil && Self.names(same.changes) == [])
    }

    @Test func `and are published there, with what leads to them leading to them`() async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare)
        defer { place.remove() }
        try await place.serving { place, changer, simulator, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map { "\($0.change.action): \($0.result)" } == [])
            let proof = try await place.proof(changer)
            #expect(proof.unexplained == [])
            let now = try await changer.captured([.flows, .ivrs], of: "sandbox")
            let flows = try now.documents(of: .flows)
            let there = Set(flows.compactMap { $0["name"]?.string })
            #expect(there.isSuperset(of: Self.names(place.plan.changes)))
            let line = try #require(flows.first { $0["name"]?.string == "Main Line" })
            let routes = try now.documents(of: .ivrs).compactMap { $0["openHoursFlow"]?["id"]?.string }
            #expect(routes.contains(line.id))
            let sent = simulator.writes.values.reduce(0, +)
            let again = try await place.apply(changer)
            #expect(again.count == place.plan.changes.count && again.allSatisfy(\.isSettled))
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test func `with answers that are lost, and none is there twice`() async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(.failingAfterwards(status: 500), on: "/api/v2/flows/jobs", method: "POST", when: .every(2))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.count == place.plan.changes.count && applied.filter { !$0.isSettled }.isEmpty)
            try await Self.expectEachOnce(changer)
        }
    }

    @Test func `after a break from where it broke off, and none is imported again`() async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            await #expect(throws: Crash.self) {
                try await place.apply(
                    changer,
                    crash: { record in
                        if case .outcome = record.phase, record.change.target.kind == .flow { throw Crash() }
                    })
            }
            let applied = try await place.apply(changer)
            #expect(!applied.isEmpty && applied.allSatisfy(\.isSettled))
            try await Self.expectEachOnce(changer)
        }
    }

    /// Every flow is there once, in its first version.
    private static func expectEachOnce(_ changer: Changer) async throws {
        let flows = try await changer.captured([.flows], of: "sandbox").documents(of: .flows)
        let names = flows.compactMap { $0["name"]?.string }
        #expect(!names.isEmpty && Set(names).count == names.count)
        #expect(flows.allSatisfy { $0["publishedVersion"]?["id"]?.string == "1.0" })
    }

    @Test func `or not where the platform fails to, and then what names them waits for another day`() async throws {
        let exports = Self.tenant.flowExports.naming("Store Finder", in: "Main Line").map { export in
            export.name == "Store Finder.yaml" ? export.saying("division: Attic", for: "division: Home") : export
        }
        var place = try Rebuilt(try Self.source(exports), onto: Self.withAttic) { $0.kinds = [.flows] }
        place.served = Self.bare
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            let results = Dictionary(applied.map { ($0.change.target.name ?? "", "\($0.result)") }) { first, _ in first
            }
            #expect(results["Store Finder"]?.contains("There is no division Attic.") == true, "\(results)")
            let line = try #require(results["Main Line"])
            #expect(line.hasPrefix("left") && line.contains("names the flow Store Finder"), "\(results)")
            #expect(applied.first { $0.change.target.name == "Card Payment" }?.isSettled == true, "\(results)")
        }
    }

    /// The other tenant with a division more.
    private static let withAttic = bare.with(
        Array(#"{"id":"attic","name":"Attic"}"#.utf8), of: .divisions, "attic")

    @Test func `or fail one after the other, and everything else is made`() async throws {
        let exports = Self.tenant.flowExports.map { $0.saying("division: Attic", for: "division: Home") }
        var place = try Rebuilt(try Self.source(exports), onto: Self.withAttic)
        place.served = Self.bare
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer) { $0.caps.errors = 100 }
            let flows = applied.filter { $0.change.documentKind == "flows" }
            #expect(flows.count >= 4 && flows.allSatisfy { !$0.isSettled })
            #expect(flows.filter { "\($0.result)".contains("There is no division Attic.") }.count == 3)
            #expect(flows.filter { "\($0.result)".contains("times to make flows failed") }.count == flows.count - 3)
            let routes = applied.filter { $0.change.documentKind == "ivrs" }
            #expect(!routes.isEmpty && routes.allSatisfy { "\($0.result)".hasPrefix("left") && !$0.wasTried })
            let rest = applied.filter { !["flows", "ivrs"].contains($0.change.documentKind) }
            let open = rest.filter { !$0.isSettled }.map { "\($0.change.action): \($0.result)" }
            #expect(open.filter { !$0.contains("leads to something that is not here") } == [])
            let after = try #require(applied.firstIndex { $0.change.documentKind == "ivrs" })
            #expect(applied[after...].contains { $0.isSettled })
        }
    }

    /// The jobs that were registered.
    private final class Jobs: Sendable {
        let count = Mutex(0)
    }

    /// What says stop between a job and its file.
    enum Stop: CaseIterable { case flag, end }

    @Test(arguments: Stop.allCases)
    func `unless somebody says stop, or the plan ends, before the file is put`(stop: Stop) async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        let (time, ends, jobs) = (place.here.tenant.time, place.plan.ends, Jobs())
        try await place.serving({ options in
            options.exchanges = { exchange in
                guard exchange.method == "POST", exchange.target.hasPrefix("/api/v2/flows/jobs") else { return }
                jobs.count.withLock { $0 += 1 }
                if stop == .end { time.advance(time.now.duration(to: ends)) }
            }
        }) { place, changer, _, _ in
            let applied = try await place.apply(
                changer, stopped: { stop == .flag && jobs.count.withLock { $0 == 1 } ? "storm" : nil })
            let first = try #require(applied.first { $0.change.documentKind == "flows" })
            #expect("\(first.result)".contains("before its file was put") && !first.wasTried, "\(first.result)")
            #expect(jobs.count.withLock(\.self) == 1)
            #expect(try await changer.captured([.flows], of: "sandbox").documents(of: .flows).isEmpty)
            guard stop == .flag else { return }
            jobs.count.withLock { $0 = 2 }
            let again = try await place.apply(changer)
            #expect(again.filter { !$0.isSettled }.map { "\($0.change.action): \($0.result)" } == [])
            try await Self.expectEachOnce(changer)
        }
    }

    private static let storage = "/simulated-storage/flows/*"
    private static let jobs = "POST /api/v2/flows/jobs"

    @Test(arguments: [
        Faults.Rule(.failing(status: 503), on: storage, method: "PUT", when: .every(2)),
        Faults.Rule(.failingAfterwards(status: 500), on: storage, method: "PUT", when: .every(2)),
        Faults.Rule(.failing(status: 503), on: "/api/v2/flows/jobs/*", method: "GET", when: .first(4)),
    ])
    func `by one job each, though an answer on the way is lost`(lost: Faults.Rule) async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        try await place.serving({ $0.faults = Faults([lost]) }) { place, changer, simulator, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.map { "\($0.change.action): \($0.result)" } == [])
            #expect(simulator.writes[Self.jobs] == Self.names(place.plan.changes).count)
            try await Self.expectEachOnce(changer)
        }
    }

    @Test(arguments: [
        Faults.Rule(.failing(status: 503), on: storage, method: "PUT", when: .first(3)),
        Faults.Rule(.failing(status: 503), on: "/api/v2/flows/jobs/*", method: "GET", when: .first(12)),
    ])
    func `and by no second job before the first can be under way no more`(lost: Faults.Rule) async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        let count = Self.names(place.plan.changes).count
        try await place.serving({ $0.faults = Faults([lost]) }) { place, changer, simulator, connection in
            let applied = try await place.apply(changer) { $0.caps.errors = 100 }
            let open = applied.filter { !$0.isSettled }
            #expect(open.count == 1 && "\(open)".contains("unknown"), "\(open.map(\.result))")
            #expect(simulator.writes[Self.jobs] == count)

            let number = try #require(open.first?.number)
            let time = place.here.tenant.time
            let noted = try #require(try await place.here.journal().last(number, of: place.plan))
            let over = noted.at.advanced(by: .seconds(1200))
            time.advance(time.now.duration(to: over.advanced(by: .milliseconds(-1))))
            let early = try await place.apply(Changer(connection)).filter { !$0.isSettled }
            #expect(early.map(\.number) == [number] && "\(early)".contains("may be under way until"))
            #expect(simulator.writes[Self.jobs] == count)

            time.advance(time.now.duration(to: over))
            let late = try await place.apply(Changer(connection))
            #expect(late.count == place.plan.changes.count && late.allSatisfy(\.isSettled), "\(late.map(\.result))")
            #expect(simulator.writes[Self.jobs] == count + 1)
            try await Self.expectEachOnce(changer)
        }
    }

    @Test func `and what the store of files turns down has failed, and is no lost answer`() async throws {
        let place = try Rebuilt(Self.source(), onto: Self.bare) { $0.kinds = [.divisions, .flows] }
        defer { place.remove() }
        let full = Faults([Faults.Rule(.failing(status: 413), on: Self.storage, method: "PUT", when: .nth([1]))])
        try await place.serving({ $0.faults = full }) { place, changer, simulator, connection in
            let applied = try await place.apply(changer) { $0.caps.errors = 100 }
            let open = applied.filter { !$0.isSettled }
            #expect(open.count == 1 && "\(open)".contains("answered 413") && "\(open)".contains("failed"))
            let again = try await place.apply(Changer(connection))
            #expect(again.count == place.plan.changes.count && again.allSatisfy(\.isSettled))
            #expect(simulator.writes[Self.jobs] == Self.names(place.plan.changes).count + 1)
        }
    }

    @Test func `which nothing takes back, as the page of the responder says`() throws {
        let rows = GenesysCloud.responderPermissions
        let row = try #require(rows.first { $0.call == Self.jobs })
        #expect(row.verb == .make && row.undo == nil)
        let role = try #require(rows.first { $0.call == "POST /api/v2/authorization/roles" })
        #expect(role.undo == .unmake)
    }
}

/// Flows put back in the tenant they are of.
@Suite("Flows come back in their own tenant")
struct RestoredFlowsTests {
    private static let moment = Rebuilt.moment
    private static let tenant = Rebuilt.lost

    private static func restoration(from wanted: Capture, over standing: Capture) throws -> Restoration {
        let difference = try Difference(from: wanted, to: standing, kinds: [.flows], by: GenesysCloud.compared)
        return try Restoration(of: difference, from: wanted, over: standing, allowlist: false)
    }

    private static func flow(_ name: String) throws -> Document {
        try #require(try tenant.capture.documents(of: .flows).first { $0["name"]?.string == name })
    }

    @Test func `by the version that ran, published again`() throws {
        let flow = try Self.flow("Main Line")
        let other = try Self.tenant.capture.setting(
            "publishedVersion", to: #"{"id":"5.0","name":"5.0","type":"PUBLISH"}"#, of: .flows, flow.id)
        let plan = try Self.restoration(from: Self.tenant.capture, over: other)
        #expect(plan.changes == [Change(.publishVersion, Subject(.flow, flow.id), .version("4.0"))])
        #expect(plan.left.isEmpty)
        let back = try Self.restoration(
            from: try other.setting("publishedVersion", to: nil, of: .flows, flow.id), over: other)
        #expect(back.changes.isEmpty && back.left.map(\.field) == ["publishedVersion"])
    }

    @Test func `and not where they are gone and no export lies beside them, which is told`() throws {
        let flow = try Self.flow("Main Line")
        let plan = try Self.restoration(
            from: Self.tenant.capture, over: Self.tenant.capture.without(flow.id, of: .flows))
        #expect(plan.changes.isEmpty)
        #expect(plan.left.count == 1 && plan.left[0].because.contains("no export of it lies beside"))
    }
}

extension Capture {

    /// The same with exports of flows beside it.
    fileprivate func with(_ exports: [SimulatedFlowExport], taken moment: Moment) throws -> Capture {
        let marks = SecretMarks(key: Array(repeating: 7, count: 32))
        let read = try exports.map { try FlowFile($0.bytes, named: $0.name, taken: moment, marks: marks) }
        let flows = try FlowDocuments(read, beside: self)
        var (files, manifest) = (files, manifest)
        for flow in flows.documents {
            let path = flow.kind.path(of: flow.id, in: .config)
            files[path] = flow.config
            manifest.files[path] = flow.config.sha256
        }
        manifest.kinds += flows.records
        return Capture(manifest: manifest, files: files)
    }

    /// The same with one document more.
    fileprivate func with(_ document: [UInt8], of kind: Kind, _ id: String) -> Capture {
        var (files, manifest) = (files, manifest)
        let path = kind.path(of: id, in: .config)
        files[path] = document
        manifest.files[path] = document.sha256
        return Capture(manifest: manifest, files: files)
    }

    /// The same with one object gone.
    fileprivate func without(_ id: String, of kind: Kind) -> Capture {
        var (files, manifest) = (files, manifest)
        for tree in [Tree.config, .state] {
            files[kind.path(of: id, in: tree)] = nil
            manifest.files[kind.path(of: id, in: tree)] = nil
        }
        return Capture(manifest: manifest, files: files)
    }
}

extension SimulatedFlowExport {
    fileprivate func saying(_ text: String, for old: String) -> SimulatedFlowExport {
        let yaml = String(decoding: bytes, as: UTF8.self).replacing(old, with: text)
        return SimulatedFlowExport(name: name, bytes: Array(yaml.utf8))
    }
}

extension [SimulatedFlowExport] {

    /// The same with one that names another flow.
    fileprivate func naming(_ other: String, in name: String) -> [SimulatedFlowExport] {
        map { $0.name == "\(name).yaml" ? $0.saying("name: \(other)", for: "name: Start") : $0 }
    }
}
