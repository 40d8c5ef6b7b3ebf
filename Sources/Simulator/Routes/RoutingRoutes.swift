/// What conversations are routed by: queues, skills, opening hours, numbers, prompts, tables, places.
extension RouteTable {
    static let routingRoutes = [
        Route(.get, "/api/v2/routing/queues", needs: .any("routing:queue:view"), serves: .pages(of: .queues)),
        Route(
            .get, "/api/v2/routing/queues/{queueId}", needs: .all("routing:queue:view"), serves: .one(of: .queues)),
        Route(.get, "/api/v2/routing/skills", needs: .any("routing:skill:view"), serves: .pages(of: .skills)),
        Route(.get, "/api/v2/routing/languages", serves: .pages(of: .languages)),
        Route(
            .get, "/api/v2/routing/wrapupcodes", needs: .all("routing:wrapupCode:view"),
            serves: .pages(of: .wrapUpCodes)),
        Route(
            .get, "/api/v2/architect/schedules", needs: .all("routing:schedule:view"),
            serves: .pages(of: .schedules, .telephony)),
        Route(
            .get, "/api/v2/architect/schedules/{scheduleId}", needs: .any("routing:schedule:view"),
            serves: .one(of: .schedules)),
        Route(
            .get, "/api/v2/architect/schedulegroups", needs: .all("routing:scheduleGroup:view"),
            serves: .pages(of: .scheduleGroups, .telephony)),
        Route(
            .get, "/api/v2/architect/schedulegroups/{scheduleGroupId}", needs: .all("routing:scheduleGroup:view"),
            serves: .one(of: .scheduleGroups)),
        Route(
            .get, "/api/v2/architect/ivrs", needs: .all("routing:callRoute:view"),
            serves: .pages(of: .ivrs, .telephony)),
        Route(
            .get, "/api/v2/architect/ivrs/{ivrId}", needs: .all("routing:callRoute:view"), serves: .one(of: .ivrs)),
        Route(
            .get, "/api/v2/architect/prompts", needs: .all("architect:userPrompt:view"), serves: .pages(of: .prompts)),
        Route(
            .get, "/api/v2/flows/datatables", needs: .any("architect:datatable:view"), serves: .pages(of: .dataTables)),
        Route(.get, "/api/v2/locations", serves: .pages(of: .locations)),
    ]
}
