import Capture
import Recovery

extension WriteCall {

    /// Why a document is not written over another, whoever approved it; nil where nothing speaks against it.
    ///
    /// - Parameter others: What else of its kind stands there; nil where nobody knows.
    func obstacle(from standing: JSON, to wanted: JSON, beside others: [JSON]? = nil) -> String? {
        danger(from: standing, to: wanted, beside: others)
            ?? (method == "PATCH" ? missing(from: standing, in: wanted) : nil)
    }

    /// What would be lost by it for good.
    func danger(from standing: JSON, to wanted: JSON, beside others: [JSON]? = nil) -> String? {
        switch kind {
        case .retentionPolicies: RetentionChange(standing: standing, wanted: wanted, others: others).loss
        case .nativeSignIn where wanted["disabled"]?.boolean == true && standing["disabled"]?.boolean != true:
            "it would switch native sign-in off, and nobody can tell here whether another provider works"
        case .identityProviders where wanted["disabled"]?.boolean == true && standing["disabled"]?.boolean != true:
            "it would switch the provider off, and whoever signs in through it would be locked out"
        case .interactionRetention
        where (wanted["retentionDays"]?.integer ?? 0) < (standing["retentionDays"]?.integer ?? 0):
            "data of interactions would be deleted sooner than now, and what is older at once"
        case .ivrs:
            CalledNumbers(of: wanted, besides: standing).taken(by: others ?? [])
        case .campaigns where standing.mayDial && changed(from: standing, to: wanted) != ["campaignStatus"]:
            "it may be running, and whom it calls would change meanwhile: `pause-campaign` first, and plan again"
        case .trunkBaseSettings where standing["properties"]?.holdsSecrets == true:
            "its passwords would have to be sent along, and are kept nowhere"
        case .integrations where ["properties", "advanced"].contains { standing[key: $0]?.holdsSecrets == true }:
            "its secrets would have to be sent along, and are kept nowhere"
        default: nil
        }
    }

    /// A call that changes single members cannot take one away.
    private func missing(from standing: JSON, in wanted: JSON) -> String? {
        let gone = changed(from: standing, to: wanted).filter { wanted[key: $0]?.isNull ?? true }
        return gone.isEmpty ? nil : "\(gone.joined(separator: ", ")) was not set then, and the call takes nothing away"
    }
}

extension JSON {

    /// Whether a campaign may be calling somebody; in doubt it may.
    ///
    /// Source: `Campaign.campaignStatus` of the API description of July 2026.
    fileprivate var mayDial: Bool {
        !["off", "forced_off", "complete", "invalid"].contains(self["campaignStatus"]?.string)
    }
}
