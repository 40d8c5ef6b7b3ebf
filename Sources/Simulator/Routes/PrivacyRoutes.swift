/// What is made of conversations, what flows keep, and what people ask of the data kept on them.
extension RouteTable {
    static let privacyRoutes = [
        Route(
            .get, "/api/v2/speechandtextanalytics/settings", needs: .all("speechAndTextAnalytics:settings:view"),
            serves: .setting("speech-analytics")),
        Route(
            .get, "/api/v2/settings/executiondata", needs: .any("settings:executiondata:view"),
            serves: .setting("execution-data")),
        Route(.get, "/api/v2/gdpr/requests", needs: .any("gdpr:request:view"), serves: .pages(of: .privacyRequests)),
    ]
}
