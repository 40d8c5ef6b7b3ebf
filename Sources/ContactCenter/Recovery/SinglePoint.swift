/// Something there is one of, so that everything stops when it does.
public struct SinglePoint: Hashable, Sendable {
    public let kind: Kind

    /// Which one: `eu-central-1`.
    public let name: String

    public enum Kind: String, Sendable, CaseIterable {
        case region, site, trunk, carrier
        case identityProvider = "identity-provider"
    }

    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

extension SinglePoint {

    /// What the tenant itself shows one of only; what was read in part shows nothing.
    ///
    /// Which carrier is behind a trunk no platform tells, nor in which region a tenant lies apart from where voices pass.
    public static func shown(by tenant: TenantSnapshot) -> [SinglePoint] {
        var points: [SinglePoint] = []
        if let sites = whole(tenant[.sites]) {
            if let only = sole(sites) { points.append(SinglePoint(.site, only.name)) }
            points += region(of: sites)
        }
        if let trunks = whole(tenant[.trunks])?.filter({ $0.kind == .external }), let only = sole(trunks) {
            points.append(SinglePoint(.trunk, only.name))
        }
        let providers = whole(tenant[.identityProviders])?.filter { $0.isEnabled != .observed(false) }
        if let providers, let only = sole(providers) { points.append(SinglePoint(.identityProvider, only.name)) }
        return points
    }

    /// The one region all voices pass through.
    private static func region(of sites: [Site]) -> [SinglePoint] {
        guard !sites.isEmpty else { return [] }
        var regions: Set<String> = []
        for site in sites {
            guard site.takesNearest == .observed(false), let passed = whole(site.regions) else { return [] }
            regions.formUnion(passed)
        }
        return sole(Array(regions)).map { [SinglePoint(.region, $0)] } ?? []
    }

    private static func whole<Value>(_ reading: Reading<Value>) -> Value? {
        if case .observed(let value) = reading { value } else { nil }
    }

    private static func sole<Element>(_ elements: [Element]) -> Element? { elements.count == 1 ? elements[0] : nil }
}
