/// The closed list of what the reading client may send.
///
/// Anything else is refused before a socket opens, whatever asked for it: a reader that cannot write does not depend on
/// being used well.
enum ReadOnly {

    /// Reads that are made by POST because their question does not fit into an address.
    static let posts: Set<String> = ["/api/v2/usage/query", AuditQuery.route]

    /// Reads beside the listings: who we are, how a query is getting on, what it found, and texts behind links.
    static let gets: Set<String> = Set(
        [
            "/api/v2/tokens/me", "/api/v2/authorization/subjects/me", "/api/v2/usage/query/{executionId}/results",
            AuditQuery.stateRoute, AuditQuery.resultsRoute,
        ] + GenesysCloud.listings.flatMap(\.texts).map(\.route))

    static let listed: Set<String> = Set(GenesysCloud.listings.filter { $0.paging != .usage }.map(\.path))

    /// What else whoever imports flows from the platform may send: a job that writes a flow out, and how it is getting on.
    ///
    /// It changes nothing of the tenant, and needs a permission that is not one to view.
    static func allowsExport(_ method: String, _ route: String) -> Bool {
        method == "POST" && route == FlowExporting.route || method == "GET" && route == FlowExporting.stateRoute
    }

    static func allows(_ method: String, _ route: String) -> Bool {
        switch method {
        case "GET": listed.contains(route) || gets.contains(route)
        case "POST": posts.contains(route)
        default: false
        }
    }
}
