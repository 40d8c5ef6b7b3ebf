import Assurance
import ContactCenter

/// The trunk settings that calls really run over, with the trunks that use them.
struct SettingsInService: Sendable {
    var used: [(settings: TrunkSettings, trunks: [Subject])] = []

    /// Trunks of which it is not known whether they are in service, or by which settings.
    var undecided: [Gap] = []

    /// Whether no trunk of the kinds asked for is in service, as far as anybody knows.
    var isEmpty: Bool { used.isEmpty && undecided.isEmpty }

    /// - Parameter kinds: The kinds of trunk asked for.
    init(_ kinds: Set<Trunk.Kind>, _ trunks: [Trunk], _ settings: [TrunkSettings]) {
        var users: [TrunkSettings.ID: [Subject]] = [:]
        let listed = Set(settings.map(\.id))
        for trunk in trunks where kinds.contains(trunk.kind) {
            guard let isInService = trunk.isInService.value else {
                undecided += trunk.isInService.absences.map { Gap(.trunks, $0) }
                continue
            }
            guard isInService else { continue }
            guard let id = trunk.settings, listed.contains(id) else {
                undecided.append(Gap(.trunkSettings, .leftOut(field: "the settings of \(trunk.name)")))
                continue
            }
            users[id, default: []].append(.trunk(trunk))
        }
        used = settings.compactMap { settings in users[settings.id].map { (settings, $0) } }
    }

    /// Looks over each, and says that it rests on the trunks as well.
    func verdict(
        unless reason: String, _ look: (TrunkSettings, _ trunks: [Subject], inout Defects) -> Void
    ) -> Verdict {
        if isEmpty { return .notApplicable(because: reason) }
        let subjects = used.map { settings, trunks in
            var defects = Defects(of: .trunkSettings(settings))
            look(settings, trunks, &defects)
            return defects
        }
        return .of(subjects, undecided: undecided)
    }
}
