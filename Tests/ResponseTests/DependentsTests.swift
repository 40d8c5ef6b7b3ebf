import ContactCenter
import Response
import Testing

@Suite("What would stop working with something")
struct DependentsTests {
    private static let main = Subject(.flow, "main")

    private static func flow(_ id: String, role: CallFlow.Role = .call, isPublished: Bool = true) -> Flow {
        Flow(
            id: Flow.ID(id), name: "Flow \(id)", type: "INBOUNDCALL", role: role,
            published: isPublished ? .init(publisher: .absent(.notAsked)) : nil)
    }

    private static func export(_ id: String, _ deeds: CallFlow.Deed...) -> CallFlow {
        CallFlow(
            id: Flow.ID(id), name: "Flow \(id)", role: .call, taken: .noon, blocks: [.init("Start", deeds)])
    }

    private static func snapshot(_ flows: [Flow], _ exports: Reading<[CallFlow]>) -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.flows] = .observed(flows)
        snapshot[.callFlows] = exports
        snapshot[.integrations] = .observed([])
        snapshot[.dataActions] = .observed([DataAction(id: "a", name: "Look up", integration: "crm")])
        return snapshot
    }

    private static func names(_ reading: Reading<[Subject]>?) -> [String]? { reading?.value?.map { $0.name ?? $0.id } }

    @Test func `with a flow are those that hand over to it, and what names it`() {
        let flows = [Self.flow("main"), Self.flow("a"), Self.flow("b"), Self.flow("draft", isPublished: false)]
        let exports = [
            Self.export("main"), Self.export("a", .leadsTo("Flow main")), Self.export("b", .visits("Flow a")),
        ]
        let number = Subject(.ivr, "n", name: "Main number")
        let found = Dependents(
            of: Self.snapshot(flows, .observed(exports)), mentions: [Self.main: .observed([number])]
        ).of([Self.main])[Self.main]
        #expect(Self.names(found) == ["Flow a", "Main number"])
        #expect(found?.isWhole == true)
    }

    @Test func `with a flow nobody can tell where not every published flow was exported`() {
        let flows = [Self.flow("main"), Self.flow("a")]
        let number = Subject(.ivr, "n", name: "Main number")
        for exports in [Reading<[CallFlow]>.observed([Self.export("main")]), .absent(.noFlowExports)] {
            let found = Dependents(
                of: Self.snapshot(flows, exports), mentions: [Self.main: .observed([number])]
            ).of([Self.main])[Self.main]
            #expect(Self.names(found) == ["Main number"])
            #expect(found?.isWhole == false)
        }
    }

    @Test func `with a flow nobody can tell where another does what nobody knows, or people write to it`() {
        let both = [Self.export("main"), Self.export("a", .unknown("strange"))]
        let strange = Dependents(of: Self.snapshot([Self.flow("main"), Self.flow("a")], .observed(both)))
        #expect(strange.of([Self.main])[Self.main]?.isWhole == false)
        let written = Dependents(
            of: Self.snapshot([Self.flow("main", role: .message)], .observed([Self.export("main")])))
        #expect(written.of([Self.main])[Self.main]?.isWhole == false)
        let called = Dependents(of: Self.snapshot([Self.flow("main")], .observed([Self.export("main")])))
        #expect(called.of([Self.main])[Self.main] == .observed([]))
    }

    @Test func `with an integration are its data actions, and the flows that call them`() {
        let crm = Subject(.integration, "crm")
        let exports = [Self.export("a", .callsOut("Look up")), Self.export("b", .callsOut("Other"))]
        let found = Dependents(
            of: Self.snapshot([Self.flow("a"), Self.flow("b")], .observed(exports))
        ).of([crm])[crm]
        #expect(Self.names(found) == ["Look up", "Flow a"])
        #expect(found?.isWhole == true)
        let other = Subject(.integration, "other")
        let none = Dependents(of: Self.snapshot([Self.flow("a")], .absent(.noFlowExports))).of([other])[other]
        #expect(none == .observed([]))
    }

    @Test(arguments: [(0, nil), (1, "1 request with"), (1204, "1204 requests with")])
    func `with a client nobody registered is whoever calls with it, as far as the platform counts`(
        count: Int, words: String?
    ) {
        var snapshot = TenantSnapshot()
        snapshot[.registeredPrograms] = .observed([])
        snapshot[.clientUsage] = .observed(
            ClientUsage(from: .noon.after(-86_400), until: .noon, requests: ["exporter": count]))
        let found = Dependents(of: snapshot).of([.exporter])[.exporter]
        #expect(found?.isWhole == false)
        #expect(Self.names(found)?.first?.contains(words ?? "") == (words == nil ? nil : true))
    }

    @Test func `with a messenger are the pages it may stand on`() {
        let (named, open) = (Subject(.deployment, "named"), Subject(.deployment, "open"))
        var snapshot = TenantSnapshot()
        snapshot[.webDeployments] = .observed([
            WebDeployment(id: "named", name: "Shop", domains: .observed(["shop.example"])),
            WebDeployment(id: "open", name: "Anywhere", domains: .observed(nil)),
        ])
        let found = Dependents(of: snapshot).of([named, open])
        #expect(Self.names(found[named]) == ["the messenger on shop.example"])
        #expect(found[open]?.value == nil)
    }

    @Test func `is told as far as it is known, and a person decides about the rest`() {
        let plan = Plan.example([Change(.publishVersion, Self.main, .version("3"))])
        let circumstances = Circumstances.calm {
            $0.dependents[Self.main] = .partial([Subject(.ivr, "n", name: "Main number")], [.noFlowExports])
        }
        let all = Guard(plan, in: circumstances).clearance(of: plan.changes[0]).verdicts
        let verdict = all.first { $0.gate == .blastRadius }
        #expect(verdict?.answer == .ask)
        #expect(verdict?.because.contains("Main number; nobody can tell what else depends on it") == true)
    }
}
