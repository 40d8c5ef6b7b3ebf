import Capture
import ContactCenter

extension Capture {

    /// Whether the platform finds out which roles and permissions nobody uses.
    ///
    /// Source: `GET /api/v2/authorization/settings`, checked 2026-11-22.
    func usageAnalysis() throws(CaptureError) -> Reading<UsageAnalysis> {
        try fact(.authorizationSettings) { document in
            .observed(
                UsageAnalysis(
                    isOn: document["analysisEnabled"].reading(of: "AuthorizationSettings.analysisEnabled", \.boolean),
                    days: document["analysisDays"]?.integer, calculated: document["dateLastCalculated"]?.time))
        }
    }
}
