import Capture
import ContactCenter

extension Capture {

    /// When an idle session ends.
    ///
    /// Bundles of groups count only while they are switched on.
    ///
    /// Source: `GET /api/v2/tokens/timeout`, checked 2026-11-22.
    func idleTimeout() throws(CaptureError) -> Reading<IdleTimeout> {
        try fact(.idleTimeout) { document in
            guard let isOn = document["enableIdleTokenTimeout"]?.boolean else {
                return .absent(.leftOut(field: "IdleTokenTimeout.enableIdleTokenTimeout"))
            }
            guard isOn else { return .observed(IdleTimeout(seconds: nil)) }
            guard let seconds = document["idleTokenTimeoutSeconds"]?.integer else {
                return .absent(.leftOut(field: "IdleTokenTimeout.idleTokenTimeoutSeconds"))
            }
            return document.exceptions.map { IdleTimeout(seconds: seconds, exceptions: $0) }
        }
    }
}

extension Document {
    fileprivate var exceptions: Reading<[(name: String, seconds: Int)]> {
        guard self["inactivityTimeoutGroupsEnabled"]?.boolean == true else { return .observed([]) }
        var bundles: [(name: String, seconds: Int)] = []
        for bundle in self["inactivityTimeoutGroupBundles"]?.elements ?? JSON.nothing.elements {
            guard let seconds = bundle["timeoutSeconds"]?.integer else {
                return .absent(.leftOut(field: "InactivityTimeoutGroupBundle.timeoutSeconds"))
            }
            bundles.append(("bundle of priority \(bundle["priority"]?.integer ?? bundles.count + 1)", seconds))
        }
        return .observed(bundles)
    }
}
