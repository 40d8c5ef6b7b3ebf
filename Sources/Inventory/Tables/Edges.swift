import ContactCenter

extension Table {
    static let edges = Table(
        "edges", "A machine that handles calls.", of: .edges,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_in_use", "whether it is paired and active") { $0.isInUse },
            .flag("is_online", "whether it was online", ifKnown: { $0.isOnline }),
        ])

    static let expiredEdges = Table(
        "expired_edges", "An edge whose software is too old for the platform.", of: .expiredEdges,
        [.text("edge", "the id of the edge") { $0.rawValue }])

    static let certificateAuthorities = Table(
        "certificate_authorities", "An authority that edges and phones trust.", of: .certificateAuthorities,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .moment("ends", "when the first of its certificates runs out", ifKnown: { $0.ends.map { $0 } }),
        ])

    static let sites = Table(
        "sites", "A place calls are carried from.", of: .sites,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag(
                "takes_nearest", "whether the platform takes whichever region is nearest", ifKnown: { $0.takesNearest }),
        ])

    static let siteRegions = Table(
        "site_regions", "A cloud region that voices of a site may pass through.", from: .sites,
        [
            Field<SiteRegion>.text("site", "the id of the site") { $0.site.rawValue },
            .text("region", "the region, such as `eu-central-1`") { $0.region },
        ]
    ) { sites, filling in
        for site in sites {
            try filling.add(each: site.regions.map { $0.map { SiteRegion(site: site.id, region: $0) } })
        }
    }
}

private struct SiteRegion {
    let site: Site.ID
    let region: String
}
