import ContactCenter
import Response
import Testing

@Suite("Whoever calls for help gets through")
struct EmergencyTests {
    private static let north = Subject(.trunkSettings, "north", name: "Carrier North")
    private static let south = Subject(.trunkSettings, "south", name: "Carrier South")
    private static let main = Subject(.site, "main", name: "Main Site")
    private static let depot = Subject(.site, "depot", name: "Depot")
    private static let off = Change(.disableTrunk, north)

    private static func way(
        _ settings: Subject, _ kind: Trunk.Kind = .external, at sites: Set<Subject>? = [main]
    ) -> WayOut { WayOut(settings, kind, at: sites) }

    private static func verdict(
        _ ways: Reading<[WayOut]>, planned: [Change] = [], earlier: [Verb] = [], isKnown: Bool = true
    ) -> Gate.Verdict? {
        let plan = Plan.example([off] + planned)
        let around = Circumstances.calm { around in
            around.waysOut = ways
            if isKnown { around.dependents[north] = .observed([]) }
            for verb in earlier {
                around.past.begin(.init(verb, south, by: nil, at: Moment.noon.after(-90_000), plan: "PL-0"))
            }
        }
        return Guard(plan, in: around).clearance(of: off).verdicts.first { $0.gate == .emergency }
    }

    @Test func `where another external trunk is in service at the same site it passes, and names it`() {
        let verdict = Self.verdict(.observed([Self.way(Self.north), Self.way(Self.south)]))
        #expect(verdict?.answer == .pass)
        #expect(verdict?.because.contains("Carrier South") == true)
        #expect(verdict?.because.contains("no capture holds") == true)
    }

    @Test(arguments: [
        Reading<[WayOut]>.observed([way(north)]),
        .observed([way(north), way(south, .phone)]),
        .observed([way(north), way(south, .edge)]),
        .observed([way(north, at: [main, depot]), way(south)]),
        .observed([way(north, at: nil), way(south)]),
        .observed([way(north), way(south, at: nil)]),
        .observed([way(north, .phone), way(south)]),
        .absent(.notAsked),
    ])
    func `the last one, the last at a site, or where nobody can tell is a person's decision, in plain words`(
        ways: Reading<[WayOut]>
    ) {
        let verdict = Self.verdict(ways)
        #expect(verdict?.answer == .ask)
        #expect(verdict?.because.contains("emergency calls may not go out") == true)
    }

    @Test func `one that goes with the same plan, or that we took out before, is no other way`() {
        let both = Reading.observed([Self.way(Self.north), Self.way(Self.south)])
        #expect(Self.verdict(both, planned: [Change(.disableTrunk, Self.south)])?.answer == .ask)
        #expect(Self.verdict(both, planned: [Change(.enableTrunk, Self.south)])?.answer == .pass)
        #expect(Self.verdict(both, earlier: [.disableTrunk])?.answer == .ask)
        #expect(Self.verdict(both, earlier: [.disableTrunk, .enableTrunk])?.answer == .pass)
    }

    @Test func `what is not in service takes nobody's way, and nothing else is asked about`() {
        #expect(Self.verdict(.observed([Self.way(Self.south)]))?.answer == .pass)
        // What no capture holds may well be in service.
        #expect(Self.verdict(.observed([Self.way(Self.south)]), isKnown: false)?.answer == .ask)
        #expect(clearance().verdicts.first { $0.gate == .emergency }?.answer == .pass)
        #expect(clearance(of: Change(.enableTrunk, Self.north)).answer(of: .emergency) == .pass)
    }

    @Test func `settings written whole may not come up again: the last ones are a person's decision too`() {
        let detail = Change.Detail.document(kind: "trunk-settings", sha256: String(repeating: "a", count: 64))
        let written = Change(.write, Self.north, detail)
        func answer(_ ways: [WayOut], beside others: [Change] = []) -> (Gate.Answer?, [String]) {
            let plan = Plan.example([written] + others)
            let around = Circumstances.calm { around in
                around.waysOut = .observed(ways)
                around.dependents[Self.north] = .observed([])
            }
            let guarding = Guard(plan, in: around)
            return (guarding.clearance(of: written).answer(of: .emergency), guarding.warnings)
        }
        let both = [Self.way(Self.north), Self.way(Self.south)]
        #expect(answer(both).0 == .pass && answer(both).1.isEmpty)
        #expect(answer(both, beside: [Change(.write, Self.south, detail)]).0 == .ask)
        let (last, warnings) = answer([Self.way(Self.north)])
        #expect(last == .ask)
        #expect(
            warnings.first?.hasPrefix("EMERGENCY CALLS MAY NOT GO OUT any more where the trunks of Carrier North")
                == true)
        #expect(answer([Self.way(Self.south)]).0 == .pass)
        let protecting = clearance(of: written) { around in
            around.dependents[Self.north] = .observed([])
            around.rules.protected = [
                Protection(Self.north, because: "the emergency line", owner: "vera", until: Moment.noon.after(1))
            ]
        }
        #expect(protecting.answer(of: .protection) == .refuse)
    }

    @Test func `whoever agrees is told before, and only where there is something to know`() {
        func warnings(_ ways: Reading<[WayOut]>) -> [String] {
            Guard(.example([Self.off, .suspendAnna]), in: .calm { $0.waysOut = ways }).warnings
        }
        let told = warnings(.observed([Self.way(Self.north)]))
        #expect(told.count == 1)
        #expect(told.first?.contains("EMERGENCY CALLS MAY NOT GO OUT") == true)
        #expect(told.first?.contains("Carrier North") == true)
        #expect(warnings(.observed([Self.way(Self.north), Self.way(Self.south)])) == [])
    }

    @Test func `a trunk on the protected list protects its settings, and where nobody can tell all of them`() {
        let trunk = Subject(.trunk, "t-1")
        func answer(_ hanging: Reading<[Subject]>?, protecting subject: Subject) -> Gate.Answer? {
            clearance(of: Self.off) { around in
                around.dependents[Self.north] = hanging
                around.rules.protected = [
                    Protection(subject, because: "the emergency line", owner: "vera", until: Moment.noon.after(1))
                ]
            }.answer(of: .protection)
        }
        #expect(answer(.observed([trunk]), protecting: trunk) == .refuse)
        #expect(answer(.observed([Subject(.trunk, "t-2")]), protecting: trunk) == .pass)
        #expect(answer(.absent(.notAsked), protecting: trunk) == .refuse)
        #expect(answer(nil, protecting: trunk) == .refuse)
        #expect(answer(.absent(.notAsked), protecting: .anna) == .pass)
        #expect(answer(.observed([]), protecting: Self.north) == .refuse)
    }
}

@Suite("What goes through a trunk")
struct TrunkDependentsTests {
    private static let north = Subject(.trunkSettings, "north")

    private static func trunk(
        _ id: String, _ settings: TrunkSettings.ID? = "north", isInService: Reading<Bool> = .observed(true),
        edge: Edge.ID? = "e-1", group: EdgeGroup? = nil
    ) -> Trunk {
        Trunk(
            id: Trunk.ID(id), name: "Trunk \(id)", isInService: isInService, settings: settings, edge: edge,
            group: group)
    }

    private static func snapshot(_ trunks: [Trunk]) -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.trunks] = .observed(trunks)
        snapshot[.trunkSettings] = .observed([
            TrunkSettings(id: "north", name: "Carrier North"), TrunkSettings(id: "south", name: "Carrier South"),
        ])
        snapshot[.edges] = .observed([
            Edge(id: "e-1", name: "Edge 1", site: "main"), Edge(id: "e-2", name: "Edge 2", site: "depot"),
            Edge(id: "e-3", name: "Edge 3"),
        ])
        snapshot[.sites] = .observed([
            Site(id: "main", name: "Main Site", regions: .observed([])),
            Site(id: "depot", name: "Depot", regions: .observed([])),
        ])
        return snapshot
    }

    private static func names(_ trunks: [Trunk]) -> [String]? {
        Dependents(of: snapshot(trunks)).of([north])[north]?.value?.map { $0.name ?? $0.id }
    }

    @Test func `is told by name: trunks, edges, groups of edges and sites, each once`() {
        let group = EdgeGroup(id: "g", name: "All Edges")
        let all = [
            Self.trunk("a", group: group), Self.trunk("b", isInService: .absent(.notAsked), group: group),
            Self.trunk("c", edge: "e-2"), Self.trunk("d", "south"),
            Self.trunk("e", isInService: .observed(false), edge: "e-3"),
        ]
        #expect(
            Self.names(all) == [
                "Trunk a", "Trunk b", "Trunk c", "Edge 1", "Edge 2", "All Edges", "Depot", "Main Site",
            ])
        #expect(Self.names([Self.trunk("d", "south")]) == [])
    }

    @Test func `is not known where a trunk does not say whose it is or where it ends`() {
        #expect(Self.names([Self.trunk("a"), Self.trunk("b", nil)]) == nil)
        #expect(Self.names([Self.trunk("a", edge: nil)]) == nil)
        #expect(Self.names([Self.trunk("a", edge: "e-3")]) == nil)
        #expect(Self.names([Self.trunk("a", edge: "strange")]) == nil)
        let stranger = Subject(.trunkSettings, "east")
        #expect(Dependents(of: Self.snapshot([Self.trunk("a")])).of([stranger])[stranger]?.value == nil)
    }

    @Test func `as ways out are the settings with a trunk in service, with where it ends`() {
        let all = [
            Self.trunk("a"), Self.trunk("c", edge: "e-2"), Self.trunk("d", "south", isInService: .observed(false)),
        ]
        let ways = WayOut.all(of: Self.snapshot(all)).value
        #expect(ways == [WayOut(Self.north, .external, at: [Subject(.site, "main"), Subject(.site, "depot")])])
        #expect(WayOut.all(of: Self.snapshot([Self.trunk("a", edge: nil)])).value?.first?.sites == .some(nil))
        #expect(WayOut.all(of: Self.snapshot([Self.trunk("a", nil)])).value == nil)
        #expect(WayOut.all(of: Self.snapshot([Self.trunk("a", isInService: .absent(.notAsked))])).value == nil)
        #expect(WayOut.all(of: TenantSnapshot()).value == nil)
    }
}
