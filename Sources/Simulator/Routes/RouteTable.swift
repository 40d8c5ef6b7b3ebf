/// Every operation that is simulated.
///
/// Source: paths, permissions and envelopes of the public API description, 2026-11-22.
struct RouteTable: Sendable {
    private let bySegments: [Int: [Route]]

    init(_ routes: [Route]) {
        let ordered = routes.enumerated().sorted {
            ($0.element.parameterCount, $0.offset) < ($1.element.parameterCount, $1.offset)
        }
        bySegments = Dictionary(grouping: ordered.map(\.element)) { $0.template.split(separator: "/").count }
    }

    static let routes =
        accessRoutes + subjectGrantRoutes + peopleRoutes + organizationRoutes + integrationRoutes + telephonyRoutes
        + recordingRoutes + channelRoutes + privacyRoutes + outboundRoutes + automationRoutes + usageRoutes
        + auditRoutes + peopleWrites + grantWrites + clientWrites + switchWrites + assistanceWrites + flowWrites
        + settingWrites
        + configurationWrites + connectionWrites + placeWrites + figureRoutes + routingRoutes + routingWrites
        + hoursWrites + flowJobRoutes + webWrites + outboundWrites

    static let platform = RouteTable(routes)

    enum Match: Sendable {
        case route(Route, parameters: [String])

        /// The path is known, the method is not: these are.
        case otherMethods([String])
        case nothing
    }

    func match(_ method: String, _ segments: [String]) -> Match {
        var others: [String] = []
        for route in bySegments[segments.count] ?? [] {
            guard let parameters = route.parameters(in: segments) else { continue }
            if route.method == method { return .route(route, parameters: parameters) }
            others.append(route.method)
        }
        return others.isEmpty ? .nothing : .otherMethods(others)
    }
}
