import Capture

extension Listing {

    /// Source: `GET /api/v2/speechandtextanalytics/settings`, API description of July 2026.
    static let speechAnalytics = Listing(
        .speechAnalytics, "/api/v2/speechandtextanalytics/settings", paging: .document,
        needs: .all(["speechAndTextAnalytics:settings:view"]))

    /// Source: `GET /api/v2/settings/executiondata`, API description of July 2026.
    static let executionData = Listing(
        .executionData, "/api/v2/settings/executiondata", paging: .document,
        needs: .any(["settings:executiondata:view"]))

    /// An answer may name the person who asked and say where their data lies: the one is sealed, the other hashed.
    ///
    /// Source: `GET /api/v2/gdpr/requests`, API description of July 2026.
    static let privacyRequests = Listing(
        .privacyRequests, "/api/v2/gdpr/requests", paging: .pages(size: 100), needs: .any(["gdpr:request:view"]))
}
