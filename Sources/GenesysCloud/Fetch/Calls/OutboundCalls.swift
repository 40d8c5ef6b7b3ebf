import Capture

extension Listing {

    /// To look at the domains takes a permission that changes them too, so another client does.
    ///
    /// Source: `GET /api/v2/routing/email/outbound/domains`, API description of July 2026.
    static let mailDomains = Listing(
        .mailDomains, "/api/v2/routing/email/outbound/domains", paging: .pages(size: 100),
        needs: .all(["routing:email:manage"]), by: .mail)

    /// Source: `GET /api/v2/outbound/settings`, API description of July 2026.
    static let outboundSettings = Listing(
        .outboundSettings, "/api/v2/outbound/settings", paging: .document, needs: .any(["outbound:settings:view"]))

    /// How many stand in a list comes only when asked for.
    ///
    /// Source: `GET /api/v2/outbound/dnclists`, API description of July 2026.
    static let dncLists = Listing(
        .dncLists, "/api/v2/outbound/dnclists", query: [Parameter("includeSize", "true")], paging: .pages(size: 100),
        needs: .any(["outbound:dncList:view"]))

    /// Source: `GET /api/v2/outbound/campaigns`, API description of July 2026.
    static let campaigns = Listing(
        .campaigns, "/api/v2/outbound/campaigns", paging: .pages(size: 100), needs: .any(["outbound:campaign:view"]))

    /// How many stand in a list is not asked for, and who they are by no call of ours.
    ///
    /// Source: `GET /api/v2/outbound/contactlists`, vendor SDKs for JavaScript and the command line, read 2026-11-30.
    static let contactLists = Listing(
        .contactLists, "/api/v2/outbound/contactlists", paging: .pages(size: 100),
        needs: .any(["outbound:contactList:view"]), profile: .configuration)

    /// Source: `GET /api/v2/outbound/callabletimesets`, vendor SDKs for JavaScript and the command line, read 2026-11-30.
    static let callableTimeSets = Listing(
        .callableTimeSets, "/api/v2/outbound/callabletimesets", paging: .pages(size: 100),
        needs: .any(["outbound:callableTimeSet:view"]), profile: .configuration)

    /// Source: `GET /api/v2/outbound/callanalysisresponsesets`, vendor SDK for JavaScript, read 2026-11-30.
    static let callAnalysisSets = Listing(
        .callAnalysisSets, "/api/v2/outbound/callanalysisresponsesets", paging: .pages(size: 100),
        needs: .any(["outbound:responseSet:view"]), profile: .configuration)

    /// Of a script only what it is called is kept: its pages hold what agents say and see, and no call makes one.
    ///
    /// Source: `GET /api/v2/scripts`, vendor SDKs for Python and Swift, read 2026-11-30; pages of a hundred are what the
    /// vendor's own Terraform provider asks for.
    static let scripts = Listing(
        .scripts, "/api/v2/scripts", paging: .pages(size: 100), needs: .any(["scripter:script:view"]),
        profile: .configuration
    ) { script, _ in Entry(script.projected(to: ["id", "name", "division", "selfUri"])) }
}
