import Capture
import ContactCenter
import Engine
import GenesysCloud
import Rehearsals
import Response
import Simulator
import Synchronization
import Testing

@Suite("Data actions that come back in another tenant")
struct ActionsElsewhereTests {
    private static let source = Rebuilt.kept
    private static let bare = Rebuilt.bare

    private static func action(_ name: String, in capture: Capture = source) throws -> Document {
        try #require(try capture.documents(of: .dataActions).first { $0["name"]?.string == name }, "\(name)")
    }

    private static func plan(_ source: Capture = source, onto standing: Capture = bare) throws -> Rebuilding {
        try Rebuilding(of: source, onto: standing, .init())
    }

    private static func made(_ plan: Rebuilding) -> [String] {
        plan.changes.filter { $0.documentKind == "data-actions" }.compactMap(\.target.name)
    }

    private static func left(_ plan: Rebuilding, _ name: String) -> [Rebuilding.Left] {
        plan.left.filter { $0.kind == "data-actions" && $0.name == name }
    }

    /// The same with one action otherwise, under another id.
    private static func with(id: String, _ member: String, _ value: String) throws -> Capture {
        let own = try action("Find customer")
        return try source.removing(.dataActions, own.id).adding(
            .dataActions, id: id, own.config.canonical().with(member, value).with("id", "\"\(id)\""))
    }

    private static let kinds: [Kind] = [.divisions, .integrations, .dataActions]

    private static func place() throws -> Rebuilt { try Rebuilt(source, onto: bare) { $0.kinds = kinds } }

    @Test func `are made as they were, contract and templates, for the integration of the same name`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            let applied = try await place.apply(changer)
            #expect(applied.filter { !$0.isSettled }.isEmpty)
            let now = try await changer.captured(Self.kinds, of: "sandbox")
            let names = Self.made(place.rebuilding)
            #expect(names.contains("Find customer") && names.contains("Get agent"))
            for name in names {
                let (was, new) = (try Self.action(name), try Self.action(name, in: now))
                for member in ["category", "contract", "secure"] {
                    #expect(new.config[key: member]?.canonical() == was.config[key: member]?.canonical(), "\(name)")
                }
                let request = (was["config"]?["request"], new["config"]?["request"])
                for member in ["requestUrlTemplate", "requestTemplate", "headers"] {
                    #expect(request.1?[key: member]?.canonical() == request.0?[key: member]?.canonical(), "\(name)")
                }
                let integration = try now.documents(of: .integrations).first { $0.id == new["integrationId"]?.string }
                #expect(integration?["name"]?.string == "Web Service Actions")
                #expect(integration?["intendedState"]?.string == "DISABLED")
            }
            #expect(try await place.proof(changer).unexplained.filter { $0.kind == "data-actions" } == [])
        }
    }

    @Test func `come after their integration and before flows`() throws {
        let kinds = try Self.plan().changes.filter { $0.verb == .make }.compactMap(\.documentKind)
        let (integration, action) = (kinds.lastIndex(of: "integrations"), kinds.firstIndex(of: "data-actions"))
        #expect(try #require(integration) < (try #require(action)))
        #expect(try #require(kinds.lastIndex(of: "data-actions")) < (try #require(kinds.firstIndex(of: "queues"))))
    }

    @Test func `are told by name where they still lead to a host of the old tenant`() throws {
        let plan = try Self.plan()
        let find = Self.left(plan, "Find customer")
        #expect(find.map(\.field) == ["config.request.requestUrlTemplate"])
        #expect(find.first?.because.contains("it leads to api.") == true && find.first?.byHand != nil)
        // A path of the platform's own API leads into whatever tenant it is called in.
        #expect(Self.left(plan, "Get agent") == [])
    }

    @Test func `are told by name where an id of the old tenant is written into them`() throws {
        let id = "3f2a1c44-0d3e-4a5b-9c6d-7e8f90a1b2c3"
        let source = try Self.with(
            id: "custom_-_x", "config", #"{"request":{"requestUrlTemplate":"/api/v2/flows/datatables/\#(id)/rows"}}"#)
        let left = Self.left(try Self.plan(source), "Find customer")
        #expect(left.count == 1 && left.first?.because.contains(id) == true)
    }

    @Test func `are not made with a secret in them, and told by name`() throws {
        let plan = try Self.plan()
        #expect(!Self.made(plan).contains("Check order"))
        let left = Self.left(plan, "Check order")
        #expect(left.count == 1 && left.first?.field == nil && left.first?.byHand != nil)
        #expect(left.first?.because.contains("only a mark is kept") == true, "\(left)")
    }

    @Test(arguments: [
        (id: "static_-_x", member: "secure", value: "false", because: "the vendor brings it", isByHand: false),
        (
            id: "customAuth_-_x", member: "secure", value: "false", because: "it comes with the credential",
            isByHand: true
        ),
        (
            id: "custom_-_x", member: "category", value: #""Function Data Actions""#, because: "comes as a package",
            isByHand: true
        ),
        (id: "custom_-_x", member: "contract", value: "null", because: "its contract is not", isByHand: true),
        (
            id: "custom_-_x", member: "config",
            value: """
            {"request":{"requestTemplateUri":"/api/v2/integrations/actions/custom_-_x/templates/requesttemplate.vm"}}
            """, because: "config.request.requestTemplate is not in the capture", isByHand: true
        ),
    ])
    func `are told and not made where nobody could make them`(
        id: String, member: String, value: String, because: String, isByHand: Bool
    ) throws {
        let plan = try Self.plan(try Self.with(id: id, member, value))
        #expect(!Self.made(plan).contains("Find customer"))
        let left = Self.left(plan, "Find customer")
        #expect(left.count == 1 && left.first?.because.contains(because) == true, "\(left)")
        #expect((left.first?.byHand != nil) == isByHand)
        // The others come.
        #expect(Self.made(plan).contains("Open ticket"))
    }

    @Test func `are left as they are where one of the name is there and differs, and not told where it is the same`()
        throws
    {
        let own = try Self.action("Find customer")
        let other = try Self.source.setting("category", to: #""Another""#, of: .dataActions, own.id)
        let left = Self.left(try Self.plan(onto: other), "Find customer")
        #expect(left.count == 1 && left.first?.because.contains("flows may call it") == true)
        #expect(Self.left(try Self.plan(onto: Self.source), "Find customer") == [])
    }

    @Test func `do not come without their integration`() throws {
        let plan = try Rebuilding(of: Self.source, onto: Self.bare, .init(kinds: [.dataActions]))
        #expect(Self.made(plan) == [])
        #expect(Self.left(plan, "Find customer").first?.because.contains("which does not come back") == true)
    }

    @Test(arguments: [1, 2, 3])
    func `are not made twice where an answer is lost and where we are killed`(every: Int) async throws {
        let place = try Self.place()
        defer { place.remove() }
        let lost = Faults([
            Faults.Rule(
                .failingAfterwards(status: 500), on: "/api/v2/integrations/actions", method: "POST",
                when: .every(every))
        ])
        try await place.serving({ $0.faults = lost }) { place, changer, simulator, _ in
            let ends = Mutex(0)
            _ = try? await place.apply(
                changer,
                crash: { record in
                    guard case .outcome = record.phase else { return }
                    if ends.withLock({
                        $0 += 1; return $0
                    }) == place.plan.changes.count - 2 {
                        throw Crash()
                    }
                })
            let applied = try await place.apply(changer)
            #expect(applied.allSatisfy { $0.isSettled })
            let now = try await changer.captured([.dataActions], of: "sandbox").documents(of: .dataActions)
            #expect(now.compactMap { $0["name"]?.string }.sorted() == Self.made(place.rebuilding).sorted())
            let sent = simulator.writes.values.reduce(0, +)
            _ = try await place.apply(changer)
            #expect(simulator.writes.values.reduce(0, +) == sent)
        }
    }

    @Test func `are taken back by deleting them`() async throws {
        let place = try Self.place()
        defer { place.remove() }
        try await place.serving { place, changer, _, _ in
            _ = try await place.apply(changer)
            let undo = try await place.here.journal().undo(of: place.plan)
            let actions = undo.changes.filter { $0.verb == .unmake && $0.documentKind == "data-actions" }
            #expect(actions.compactMap(\.target.name).sorted() == Self.made(place.rebuilding).sorted())
        }
    }
}

extension [UInt8] {

    /// A document with a member set to something; null takes it away.
    fileprivate func with(_ member: String, _ value: String) throws -> [UInt8] {
        let document = try JSON(self)
        var json = JSONWriter()
        json.object { json in
            for (key, own) in document.members where key != member {
                json.key(key)
                json.json(own)
            }
            guard value != "null" else { return }
            json.key(member)
            json.json(JSON(literal: value))
        }
        return json.bytes
    }
}

extension Capture {

    /// The same without a document.
    func removing(_ kind: Kind, _ id: String) -> Capture {
        var (files, manifest) = (files, manifest)
        for half in [Tree.config, .state] { files[kind.path(of: id, in: half)] = nil }
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }

    /// The same with one more document.
    func adding(_ kind: Kind, id: String, _ document: [UInt8]) throws -> Capture {
        var (files, manifest) = (files, manifest)
        files[kind.path(of: id, in: .config)] = try JSON(document).canonical(indented: true)
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }
}
