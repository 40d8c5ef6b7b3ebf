import Capture
import Recovery

extension WriteCall {

    /// Why a document is not written over another, whoever approved it; nil where nothing speaks against it.
    func obstacle(from standing: JSON, to wanted: JSON) -> String? {
        danger(from: standing, to: wanted) ?? (method == "PATCH" ? missing(from: standing, in: wanted) : nil)
    }

    /// What would be lost by it for good.
    func danger(from standing: JSON, to wanted: JSON) -> String? {
        switch kind {
        case .nativeSignIn where wanted["disabled"]?.boolean == true && standing["disabled"]?.boolean != true:
            "it would switch native sign-in off, and nobody can tell here whether another provider works"
        case .identityProviders where wanted["disabled"]?.boolean == true && standing["disabled"]?.boolean != true:
            "it would switch the provider off, and whoever signs in through it would be locked out"
        case .retentionPolicies where RetentionChange(from: standing, to: wanted).deletesMore:
            "recordings would be deleted that are kept now, or sooner than now"
        case .interactionRetention
        where (wanted["retentionDays"]?.integer ?? 0) < (standing["retentionDays"]?.integer ?? 0):
            "data of interactions would be deleted sooner than now, and what is older at once"
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

/// What becomes of recordings where one retention policy takes the place of another.
struct RetentionChange {
    let standing: JSON
    let wanted: JSON

    init(from standing: JSON, to wanted: JSON) {
        self.standing = standing
        self.wanted = wanted
    }

    /// Whether something would be deleted that is kept now, or sooner: a policy that deletes is only ever put back to keep
    /// as long or longer, and for the same conversations.
    var deletesMore: Bool {
        guard wanted.deletesRecordings else { return false }
        return !standing.deletesRecordings || isElsewhere || isSooner || (standing.isRetained && !wanted.isRetained)
    }

    private var isElsewhere: Bool {
        GenesysCloud.compared.fields(of: .retentionPolicies, from: standing, to: wanted).contains { change in
            ["enabled", "order", "conditions", "mediaPolicies"].contains(change.member)
        }
    }

    private var isSooner: Bool {
        guard wanted.deletesAtOnce == standing.deletesAtOnce else { return wanted.deletesAtOnce }
        return Self.durations.contains { name in
            guard let days = wanted.days(name) else { return false }
            return days < standing.days(name) ?? .max
        }
    }

    private static let durations = ["archiveRetention", "deleteRetention"]
}

extension JSON {

    /// Whether a retention policy deletes anything, at once or some day, for all media or for one.
    ///
    /// Source: `PolicyActions` and `RetentionDuration` of the API description of July 2026.
    fileprivate var deletesRecordings: Bool {
        deletesAtOnce || days("deleteRetention") != nil
            || (self["mediaPolicies"]?.members.contains { $0.value.deletesRecordings } ?? false)
    }

    fileprivate var deletesAtOnce: Bool {
        self["actions"]?["deleteRecording"]?.boolean == true || self["actions"]?["alwaysDelete"]?.boolean == true
    }

    fileprivate var isRetained: Bool { self["actions"]?["retainRecording"]?.boolean == true }

    fileprivate func days(_ name: String) -> Int? {
        self["actions"]?["retentionDuration"]?[key: name]?["days"]?.integer
    }
}
