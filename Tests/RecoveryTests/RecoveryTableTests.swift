import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Testing

@testable import Simulator

@Suite("The table of services to recover")
struct RecoveryTableTests {

    private static func capture(_ documents: [(Kind, String)], absences: [Absence] = []) throws -> Capture {
        var builder = CaptureBuilder()
        for (index, (kind, text)) in documents.enumerated() {
            let named = kind.layout == .objects ? "{\"id\":\"id-\(index)\"," + text.dropFirst() : text
            builder.add(kind, id: "id-\(index)", try JSON(Array(named.utf8)), volatile: [])
        }
        let (counts, files) = (builder.counts, builder.files())
        let moment = Moment(milliseconds: 0)
        var manifest = Manifest(
            platform: "genesys-cloud", organization: "o", isSimulated: true, clients: [], began: moment, ended: moment,
            tool: "test")
        for kind in [Kind.roles, .sites, .idleTimeout] {
            manifest.kinds.append(
                .init(kind.name, documents: counts[kind.name] ?? 0, absences: kind == .sites ? absences : []))
        }
        manifest.files = files.mapValues(\.sha256)
        return Capture(manifest: manifest, files: files)
    }

    private static func table(
        _ services: [RecoveryService], _ documents: [(Kind, String)] = [], absences: [Absence] = [],
        shown: TenantSnapshot = TenantSnapshot(), drills: [Drill] = []
    ) throws -> RecoveryTable {
        try RecoveryTable(
            of: services, in: try capture(documents, absences: absences), kinds: [.roles, .sites, .idleTimeout],
            shown: shown, drills: drills)
    }

    private static func service(
        _ name: String = "Voice", order: Int = 1, needs: [RecoveryService.Need] = []
    ) -> RecoveryService {
        RecoveryService(id: RecoveryService.ID(name), owner: "ops", order: order, needs: needs)
    }

    private static func drill(_ day: Int, _ service: String, _ seconds: Int?) -> Drill {
        let began = Moment(milliseconds: Int64(day) * 86_400_000)
        return Drill(
            id: Drill.ID("DR-\(day)"), captured: began, began: began, ended: began, sandbox: "s", restored: 1,
            services: [.init(RecoveryService.ID(service), seconds: seconds)], isSigned: true)
    }

    @Test func `is in the order in which they come back, and by name within one`() throws {
        let table = try Self.table([Self.service("C", order: 2), Self.service("B"), Self.service("A")])
        #expect(table.rows.map(\.service.id.rawValue) == ["A", "B", "C"])
    }

    @Test func `finds what a service needs by name, and a setting by its kind`() throws {
        let needs: [RecoveryService.Need] = [
            .init("roles", "Agent"), .init("idle-timeout", nil), .init("roles", "Boss"),
        ]
        let table = try Self.table(
            [Self.service(needs: needs)], [(.roles, #"{"name":"Agent"}"#), (.idleTimeout, #"{"enable":true}"#)])
        #expect(table.rows[0].needs.map(\.holding) == [.found, .found, .missing])
        #expect(table.rows[0].missing.map(\.need.description) == ["roles/Boss"])
    }

    @Test func `does not guess which of two of one name is meant`() throws {
        let table = try Self.table(
            [Self.service(needs: [.init("roles", "Agent")])],
            [(.roles, #"{"name":"Agent"}"#), (.roles, #"{"name":"Agent"}"#)])
        #expect(table.rows[0].needs.map(\.holding) == [.ambiguous(2)])
    }

    @Test func `calls nothing missing of a kind that was not read to its end`() throws {
        let refused = Absence.notPermitted(permission: "telephony:plugin:all")
        let needs: [RecoveryService.Need] = [.init("sites", "Berlin"), .init("roles", "Agent")]
        let table = try Self.table([Self.service(needs: needs)], absences: [refused])
        #expect(table.rows[0].needs.map(\.holding) == [.unknown([refused]), .missing])
    }

    @Test func `has the time of the last drill a service was part of`() throws {
        let drills = [Self.drill(1, "Voice", 60), Self.drill(2, "Voice", nil), Self.drill(3, "Chat", 30)]
        let table = try Self.table([Self.service(), Self.service("Mail")], drills: drills)
        #expect(table.rows.first { $0.service.id == "Voice" }?.last?.drill.id == "DR-2")
        #expect(table.rows.first { $0.service.id == "Voice" }?.last?.time.seconds == nil)
        #expect(table.rows.first { $0.service.id == "Mail" }?.last == nil)
    }
}

@Suite("What a tenant has one of only")
struct SinglePointTests {

    private static func shown(
        sites: Reading<[Site]> = .observed([]), trunks: Reading<[Trunk]> = .observed([]),
        providers: Reading<[IdentityProvider]> = .observed([])
    ) -> [String] {
        var tenant = TenantSnapshot()
        tenant[.sites] = sites
        tenant[.trunks] = trunks
        tenant[.identityProviders] = providers
        return SinglePoint.shown(by: tenant).map { "\($0.kind.rawValue) \($0.name)" }
    }

    private static func site(_ name: String, _ regions: Reading<[String]>, nearest: Bool = false) -> Site {
        Site(id: .init(name), name: name, regions: regions, takesNearest: .observed(nearest))
    }

    @Test func `is shown where there is one, and not where there are none or two`() {
        let trunk = Trunk(id: "t", name: "Carrier A")
        #expect(Self.shown(trunks: .observed([trunk])) == ["trunk Carrier A"])
        #expect(Self.shown() == [])
        #expect(Self.shown(trunks: .observed([trunk, Trunk(id: "u", name: "Carrier B")])) == [])
    }

    @Test func `is a trunk to the outside, and an identity provider that is on`() {
        let phones = Trunk(id: "p", name: "Phones", kind: .phone)
        #expect(
            Self.shown(trunks: .observed([Trunk(id: "t", name: "Carrier A"), phones])) == ["trunk Carrier A"])
        let (on, off) = (
            IdentityProvider(id: "a", name: "Okta"),
            IdentityProvider(id: "b", name: "Old", isEnabled: .observed(false))
        )
        #expect(Self.shown(providers: .observed([on, off])) == ["identity-provider Okta"])
    }

    @Test func `is a region where every site names the same one`() {
        let berlin = Self.site("Berlin", .observed(["eu-central-1"]))
        #expect(Self.shown(sites: .observed([berlin])) == ["site Berlin", "region eu-central-1"])
        let paris = Self.site("Paris", .observed(["eu-central-1"]))
        #expect(Self.shown(sites: .observed([berlin, paris])) == ["region eu-central-1"])
        #expect(Self.shown(sites: .observed([berlin, Self.site("Paris", .observed(["eu-west-3"]))])) == [])
        #expect(Self.shown(sites: .observed([berlin, Self.site("P", .observed([]), nearest: true)])) == [])
    }

    @Test func `is not concluded from a part`() {
        let trunk = Trunk(id: "t", name: "Carrier A")
        #expect(Self.shown(trunks: .partial([trunk], [.cutShort(read: 1, of: 2)])) == [])
        let berlin = Self.site("Berlin", .absent(.leftOut(field: "mediaRegions")))
        #expect(Self.shown(sites: .observed([berlin])) == ["site Berlin"])
    }
}
