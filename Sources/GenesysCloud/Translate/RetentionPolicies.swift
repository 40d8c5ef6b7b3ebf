import Capture
import ContactCenter

extension Capture {

    /// Rules for how long recordings are kept and where they go.
    ///
    /// A rule has actions of its own, actions per medium, or both; the longest it keeps anything counts, and `never`
    /// is longer than any number of days.
    ///
    /// Source: `GET /api/v2/recording/mediaretentionpolicies`, checked 2026-11-22.
    func retentionPolicies() throws(CaptureError) -> Reading<[RetentionPolicy]> {
        try list(.retentionPolicies) { document, flaws in
            let actions = document.actions
            return RetentionPolicy(
                id: RetentionPolicy.ID(document.id), name: document.name,
                isEnabled: document.isOn("enabled", "Policy.enabled", &flaws),
                order: document["order"]?.integer,
                deletion: actions.map(RetentionPolicy.Deletion.init).max().map { .observed($0) }
                    ?? .absent(.leftOut(field: "Policy.actions")),
                exportsTo: actions.exportsTo,
                hasErrors: document.at("policyErrors", "policyErrorMessages")?.elements.first { _ in true } != nil)
        }
    }

    /// How many days data about interactions is kept; nil if nobody set it.
    ///
    /// An answer without a number is one nobody set: the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/analytics/dataretention/settings`, checked 2026-11-22.
    func interactionRetention() throws(CaptureError) -> Reading<Int?> {
        try fact(.interactionRetention) { document in
            document["retentionDays"].ifAny(of: "AnalyticsDataRetentionResponse.retentionDays", \.integer)
        }
    }
}

extension Document {

    /// The actions of a rule, its own first, then those per medium.
    fileprivate var actions: [JSON] {
        let media: [StaticString] = ["callPolicy", "chatPolicy", "emailPolicy", "messagePolicy"]
        let perMedium = media.compactMap { self["mediaPolicies"]?[$0]?["actions"] }
        return ([self["actions"]].compactMap(\.self) + perMedium).filter { $0.kind == .object }
    }
}

extension RetentionPolicy.Deletion {

    /// As the API description has it: `alwaysDelete` wins; `deleteRecording` counts only where nothing is retained; to
    /// retain is the default, until `deleteRetention.days` have passed if there are any.
    fileprivate init(_ actions: JSON) {
        let days = actions["retentionDuration"]?["deleteRetention"]?["days"]?.integer
        let isRetained = actions["retainRecording"]?.boolean ?? true
        if actions["alwaysDelete"]?.boolean == true || !isRetained && actions["deleteRecording"]?.boolean == true {
            self = .atOnce
        } else {
            self = days.map { .afterDays($0) } ?? .never
        }
    }
}

extension [JSON] {

    /// The first integration that any of the actions copies recordings to.
    fileprivate var exportsTo: Integration.ID? {
        for actions in self {
            if let id = actions["integrationExport"]?["integration"]?["id"]?.string { return Integration.ID(id) }
        }
        return nil
    }
}

extension [RetentionPolicy.Deletion] {

    /// The one that keeps longest.
    fileprivate func max() -> RetentionPolicy.Deletion? { self.max { $0.length < $1.length } }
}

extension RetentionPolicy.Deletion {
    fileprivate var length: Int {
        switch self {
        case .atOnce: 0
        case .afterDays(let days): days
        case .never: .max
        }
    }
}
