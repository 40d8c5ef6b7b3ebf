public import ContactCenter

/// A set of trunk settings by which calls get out, from the last capture: one with a trunk in service.
public struct WayOut: Hashable, Sendable {
    public let settings: Subject
    public let kind: Trunk.Kind

    /// Where its trunks end; nil where nobody can tell of all.
    public let sites: Set<Subject>?

    public init(_ settings: Subject, _ kind: Trunk.Kind, at sites: Set<Subject>?) {
        self.settings = settings
        self.kind = kind
        self.sites = sites
    }

    /// Those of a tenant, in the order of its settings.
    public static func all(of snapshot: TenantSnapshot) -> Reading<[WayOut]> {
        snapshot[.trunkSettings].flatMap { settings in
            snapshot[.trunks].flatMap { trunks in
                for trunk in trunks where trunk.settings == nil {
                    return .absent(.leftOut(field: "the settings of a trunk"))
                }
                for trunk in trunks { for absence in trunk.isInService.absences { return .absent(absence) } }
                let used = Dictionary(grouping: trunks.filter { $0.isInService.value == true }) { $0.settings }
                return .observed(
                    settings.compactMap { one in
                        used[one.id].map { WayOut(.trunkSettings(one), one.kind, at: Trunk.sites($0, in: snapshot)) }
                    })
            }
        }
    }
}

extension Trunk {

    /// Where some end; nil where nobody can tell of all.
    static func sites(_ trunks: [Trunk], in snapshot: TenantSnapshot) -> Set<Subject>? {
        guard let edges = snapshot[.edges].value, snapshot[.edges].isWhole else { return nil }
        let names = Dictionary(
            (snapshot[.sites].value ?? []).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let places = Dictionary(edges.map { ($0.id, $0.site) }, uniquingKeysWith: { first, _ in first })
        var sites: Set<Subject> = []
        for trunk in trunks {
            guard let edge = trunk.edge, let site = places[edge] ?? nil else { return nil }
            sites.insert(Subject(.site, site.rawValue, name: names[site]))
        }
        return sites
    }
}
