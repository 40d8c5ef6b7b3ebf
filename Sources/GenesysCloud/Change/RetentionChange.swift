import Capture
import Recovery

/// What becomes of recordings where one retention policy takes the place of another.
///
/// Of policies that overlap the one that keeps a recording longest wins, but only where each of them says after how many
/// days it deletes: one that keeps for ever wins over none of those. What the order decides is not stated anywhere, so a
/// policy that is on never changes places with one that deletes.
///
/// Source: the vendor's help on making a policy, read 2026-11-30; `Policy`, `PolicyActions` and `RetentionDuration` of the
/// API description of July 2026.
struct RetentionChange {
    let standing: JSON
    let wanted: JSON

    /// The other policies that stand there; nil where nobody knows them.
    let others: [JSON]?

    /// What would be lost by it; nil where every recording is kept as long as now, or longer.
    var loss: String? {
        if wanted.deletesWhileOn, deletesMore {
            return "recordings would be deleted that are kept now, or sooner than now"
        }
        guard standing.mayBeOn else { return nil }
        if standing.keepsRecordings, keepsFewer {
            return "recordings that it keeps now would be kept by nothing, or for less long"
        }
        if wanted.mayBeOn, changed(["order"]), others?.contains(where: \.deletesWhileOn) ?? true {
            return "it would change places with a policy that deletes, and nobody can tell which of them wins then"
        }
        return nil
    }

    /// Whether something would be deleted that is kept now, or sooner: a policy that deletes is only ever put back to keep
    /// as long or longer, and for the same conversations.
    private var deletesMore: Bool {
        !standing.deletesRecordings || changed(["enabled", "order"]) || reachesOthers || isSooner
            || (standing.isRetained && !wanted.isRetained)
    }

    /// Whether a policy that keeps would be off, keep nothing, keep for others, or no longer win over one that deletes.
    private var keepsFewer: Bool {
        changed(["enabled"]) || reachesOthers || (standing.isRetained && !wanted.isRetained) || losesItsDays
    }

    private var reachesOthers: Bool { changed(["conditions", "mediaPolicies"]) }

    private func changed(_ members: Set<String>) -> Bool {
        GenesysCloud.compared.fields(of: .retentionPolicies, from: standing, to: wanted)
            .contains { members.contains($0.member) }
    }

    /// Whether it says no longer after how many days it deletes, beside one that deletes before.
    private var losesItsDays: Bool {
        guard let days = standing.days("deleteRetention"), wanted.days("deleteRetention") == nil,
            !wanted.deletesAtOnce
        else { return false }
        return others?.contains { $0.deletesWhileOn && $0.fewestDays < days } ?? true
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
    var deletesRecordings: Bool {
        deletesAtOnce || days("deleteRetention") != nil || eachMedium.contains(where: \.deletesRecordings)
    }

    /// Whether it sends recordings out of the tenant, for all media or for one.
    var exportsRecordings: Bool {
        self["actions"]?["integrationExport"]?.isBlank == false || eachMedium.contains(where: \.exportsRecordings)
    }

    /// Whether recordings are kept by it, for ever or for some days.
    fileprivate var keepsRecordings: Bool {
        isRetained || days("deleteRetention") != nil || eachMedium.contains(where: \.keepsRecordings)
    }

    fileprivate var deletesAtOnce: Bool {
        self["actions"]?["deleteRecording"]?.boolean == true || self["actions"]?["alwaysDelete"]?.boolean == true
    }

    fileprivate var isRetained: Bool { self["actions"]?["retainRecording"]?.boolean == true }

    /// In doubt it is on.
    fileprivate var mayBeOn: Bool { self["enabled"]?.boolean != false }

    fileprivate var deletesWhileOn: Bool { mayBeOn && deletesRecordings }

    /// After how many days it deletes the first; 0 for at once.
    fileprivate var fewestDays: Int {
        let own = deletesAtOnce ? 0 : days("deleteRetention") ?? .max
        return eachMedium.map(\.fewestDays).reduce(own, min)
    }

    fileprivate func days(_ name: String) -> Int? {
        self["actions"]?["retentionDuration"]?[key: name]?["days"]?.integer
    }

    /// What it does with one medium each.
    private var eachMedium: [JSON] { self["mediaPolicies"]?.members.map { $0.value } ?? [] }
}
