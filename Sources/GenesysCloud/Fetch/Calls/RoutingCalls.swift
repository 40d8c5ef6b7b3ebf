import Capture

// What conversations are routed by: no control reads it, whoever rebuilds a tenant does.

extension Listing {

    /// Each in full, as a call for one would give it.
    ///
    /// Source: `GET /api/v2/routing/queues`, API description of July 2026.
    static let queues = Listing(
        .queues, "/api/v2/routing/queues", paging: .pages(size: 100), needs: .any(["routing:queue:view"]),
        profile: .configuration)

    /// Source: `GET /api/v2/routing/skills`, API description of July 2026.
    static let skills = Listing(
        .skills, "/api/v2/routing/skills", paging: .pages(size: 100), needs: .any(["routing:skill:view"]),
        profile: .configuration)

    /// Source: `GET /api/v2/routing/languages`, API description of July 2026.
    static let languages = Listing(
        .languages, "/api/v2/routing/languages", paging: .pages(size: 100), needs: .none, profile: .configuration)

    /// Source: `GET /api/v2/routing/wrapupcodes`, API description of July 2026.
    static let wrapUpCodes = Listing(
        .wrapUpCodes, "/api/v2/routing/wrapupcodes", paging: .pages(size: 100),
        needs: .all(["routing:wrapupCode:view"]),
        profile: .configuration)

    /// Source: `GET /api/v2/architect/schedules`, API description of July 2026.
    static let schedules = Listing(
        .schedules, "/api/v2/architect/schedules", paging: .pages(size: 100), needs: .all(["routing:schedule:view"]),
        profile: .configuration)

    /// Source: `GET /api/v2/architect/schedulegroups`, API description of July 2026.
    static let scheduleGroups = Listing(
        .scheduleGroups, "/api/v2/architect/schedulegroups", paging: .pages(size: 100),
        needs: .all(["routing:scheduleGroup:view"]), profile: .configuration)

    /// The numbers people call, each with the flows that answer.
    ///
    /// Source: `GET /api/v2/architect/ivrs`, API description of July 2026.
    static let ivrs = Listing(
        .ivrs, "/api/v2/architect/ivrs", paging: .pages(size: 100), needs: .all(["routing:callRoute:view"]),
        profile: .configuration)

    /// What is said in each, without the address of the sound: that is signed anew for every reader.
    ///
    /// Source: `GET /api/v2/architect/prompts`, API description of July 2026.
    static let prompts = Listing(
        .prompts, "/api/v2/architect/prompts", query: [Parameter("includeMediaUris", "false")],
        paging: .pages(size: 100), needs: .all(["architect:userPrompt:view"]))

    /// Which fields each has; its rows are data and are not read.
    ///
    /// Source: `GET /api/v2/flows/datatables`, API description of July 2026.
    static let dataTables = Listing(
        .dataTables, "/api/v2/flows/datatables", query: [Parameter("expand", "schema")], paging: .pages(size: 100),
        needs: .any(["architect:datatable:view"]), profile: .configuration)

    /// Source: `GET /api/v2/locations`, API description of July 2026.
    static let locations = Listing(
        .locations, "/api/v2/locations", paging: .pages(size: 100), needs: .none, profile: .configuration)
}
