import Assurance
import Capture
import ContactCenter
import Engine
import GenesysCloud
import Programme
import Recovery
import Response

/// What a restore into another tenant came to, as its record says it.
struct RebuildTrial {
    let commit: String
    let source: Capture
    let services: [RecoveryService]
    let rebuilding: Rebuilding
    let applied: [Applied]
    let proof: RebuildProof

    /// What a person gave beforehand: nobody has to type it in any more.
    var given = GivenSecrets()

    /// When each change was settled, from the beginning, by its number; none in a rehearsal, where no time is measured.
    var settled: [Int: Duration] = [:]

    func record(
        into target: DrillRecord.Target, plan: String? = nil, began: Moment, ended: Moment, compared: Moment? = nil,
        calls: Int, log: String
    ) -> DrillRecord {
        DrillRecord(
            of: .init(commit: commit, manifest: source.manifest.json().sha256, captured: source.manifest.began),
            into: target, plan: plan, began: began, ended: ended, compared: compared, calls: calls,
            restored: restored, failed: failed, left: left, differences: differences,
            services: returned(target, within: began.duration(to: ended)), log: log)
    }

    private var restored: [DrillRecord.Count] {
        let made = Set(applied.filter { $0.isSettled }.map { Place($0.change) })
        return Dictionary(grouping: made, by: \.kind).map { .init($0, $1.count) }
    }

    private var failed: [DrillRecord.Remark] {
        applied.filter { !$0.isSettled }.map { one in
            .init(one.change.kindName, one.change.target.name, because: one.words)
        }
    }

    /// What did not come back, but for the secrets that were given.
    private var missing: [Rebuilding.Left] {
        rebuilding.left.filter { left in
            guard let field = left.field, let name = left.name else { return true }
            return !given.holds(field, of: "\(left.kind)/\(name)")
        }
    }

    private var left: [DrillRecord.Remark] {
        missing.map { left in
            let parts = [left.name, left.field].compactMap(\.self)
            let byHand = left.byHand.map { "; by hand: \($0)" } ?? ""
            return .init(
                left.kind, parts.isEmpty ? nil : parts.joined(separator: " "), because: left.because + byHand)
        }
    }

    private var differences: [DrillRecord.Mismatch] {
        proof.differences.map { item in
            switch item.what {
            case .left(let because): .init(item.kind, item.name, what: item.field ?? "is missing", because: because)
            case .ownToTarget:
                .init(item.kind, item.name, what: "is one too many", because: "it was there before, and stays")
            case .unexplained: .init(item.kind, item.name, what: item.field ?? "is missing", because: nil)
            }
        }
            + proof.notCompared.map { kind in
                .init(
                    kind, kind, what: "could not be compared",
                    because: rebuilding.left.first { $0.kind == kind && $0.field == nil }?.because)
            }
    }
}

extension RebuildTrial {

    /// An object by kind and name; a setting by its kind alone.
    private struct Place: Hashable {
        let kind: String
        let name: String?

        init(_ kind: String, _ name: String?) {
            self.kind = kind
            self.name = name
        }

        init(_ change: Change) { self.init(change.kindName, change.target.kind == .tenant ? nil : change.target.name) }

        /// Of something compared, where a setting is called by its kind.
        init(compared kind: String, _ name: String) { self.init(kind, name == kind ? nil : name) }
    }

    private func returned(_ target: DrillRecord.Target, within whole: Duration) -> [DrillRecord.Service] {
        let (times, gone, steps) = (times, gone, handSteps)
        let returns = ServiceReturns(whole: stoodBefore ? nil : whole, waits: everyHandStep) { need in
            let place = Place(need.kind, need.name)
            if gone(place) { return .missing }
            if let steps = steps[place] { return .waiting(steps.map { "\(need): \($0)" }) }
            return times[place].map { .after($0) } ?? .before
        }
        let isMeasured = target != .simulator
        return returns.returns(of: services).map { one in
            DrillRecord.Service(
                name: one.service.id.rawValue, recoveryMinutes: one.service.recoveryMinutes,
                lossMinutes: one.service.lossMinutes, missing: one.missing.map(\.description),
                untimed: isMeasured ? one.untimed?.map(\.description) ?? ["everything"] : [], waits: one.waits,
                seconds: isMeasured ? one.seconds : nil)
        }
    }

    /// Whether anything of what was captured stands there that this restore did not make.
    var stoodBefore: Bool {
        let missing = Set(proof.differences.filter(\.isMissing).map { Place(compared: $0.kind, $0.name) })
        let timed = Dictionary(grouping: times.keys.filter { !missing.contains($0) }, by: \.kind)
        return proof.standing.contains { kind, count in count > timed[kind]?.count ?? 0 }
    }

    /// What a person has to do to what stands there before it is of use, as it was told: switch it on, type in its secret,
    /// give it its number.
    ///
    /// An action is of use no sooner than the integration it is sent through.
    private var handSteps: [Place: [String]] {
        let unmade = missing.filter(\.halts)
        var steps = Dictionary(grouping: unmade) { Place($0.kind, $0.name) }.mapValues { left in
            left.map { "\($0.field ?? ""): \($0.because); by hand: \($0.byHand ?? "")" }
        }
        for (action, integration) in integrationsOfActions {
            let own = steps[integration] ?? []
            steps[action, default: []] += own.map { "integration \(integration.name ?? ""): \($0)" }
        }
        return steps.filter { !$0.value.isEmpty }
    }

    /// Through which integration each action is sent that a service needs.
    private var integrationsOfActions: [Place: Place] {
        let needed = services.flatMap(\.needs).filter { $0.kind == Kind.dataActions.name }
        guard !needed.isEmpty else { return [:] }
        let integrations = names(of: .integrations)
        var places: [Place: Place] = [:]
        each(of: .dataActions) { id, action in
            let place = Place(Kind.dataActions.name, action["name"]?.string ?? id)
            guard let name = action["integrationId"]?.string.flatMap({ integrations[$0] }) else { return }
            places[place] = Place(Kind.integrations.name, name)
        }
        return places
    }

    /// Of a service of which nobody said what it needs, everything is needed.
    private var everyHandStep: [String] {
        let count = missing.count { $0.byHand != nil }
        return count == 0 ? [] : ["everything: \(count.of("hand step")), each listed with what was not brought back"]
    }

    private var times: [Place: Duration] {
        var times: [Place: Duration] = [:]
        for one in applied {
            guard let time = settled[one.number] else { continue }
            times[Place(one.change)] = max(times[Place(one.change)] ?? .zero, time)
        }
        return times
    }

    /// Whether something does not stand there: it was not captured, was left or did not take, or is not as captured.
    private var gone: @Sendable (Place) -> Bool {
        let left = Set(rebuilding.left.filter { $0.field == nil }.map { Place($0.kind, $0.name) })
        let failed = Set(applied.filter { !$0.isSettled }.map { Place($0.change) })
        let unproved = Set(proof.unexplained.map { Place(compared: $0.kind, $0.name) })
        let open = Set(proof.notCompared)
        let captured = captured
        return { place in
            let whole = Place(place.kind, nil)
            return !captured.contains(place) || open.contains(place.kind) || left.contains(place)
                || left.contains(whole) || failed.contains(place) || unproved.contains(place)
        }
    }

    private var captured: Set<Place> {
        var places: Set<Place> = []
        let needs = Dictionary(grouping: Set(services.flatMap(\.needs)), by: \.kind)
        for kind in GenesysCloud.kinds {
            guard let needs = needs[kind.name] else { continue }
            let names = Set(names(of: kind).values)
            for need in needs where need.name.map(names.contains) ?? source.contains(kind) {
                places.insert(Place(need.kind, need.name))
            }
        }
        return places
    }

    /// What the objects of a kind are called in the capture, by their ids; those without a name by the same.
    private func names(of kind: Kind) -> [String: String] {
        var names: [String: String] = [:]
        each(of: kind) { id, document in names[id] = document["name"]?.string ?? id }
        return names
    }

    private func each(of kind: Kind, _ body: (String, JSON) -> Void) {
        for path in source.paths(of: kind, in: .config) { try? source.eachConfig(of: kind, at: path, body) }
    }
}

extension RebuildProof.Item {

    /// Whether the whole object is not there.
    fileprivate var isMissing: Bool { field == nil && what != .ownToTarget }
}
