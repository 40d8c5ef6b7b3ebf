public import ContactCenter

/// What would stop working with something, worked out from one capture.
public struct Dependents: Sendable {
    let snapshot: TenantSnapshot
    private let mentions: [Subject: Reading<[Subject]>]

    /// - Parameter mentions: What in the capture names something by its id, or is named by it.
    public init(of snapshot: TenantSnapshot, mentions: [Subject: Reading<[Subject]>] = [:]) {
        self.snapshot = snapshot
        self.mentions = mentions
    }

    /// What hangs on each of some things; nothing is said of a kind nobody can tell it of.
    public func of(_ targets: [Subject]) -> [Subject: Reading<[Subject]>] {
        var found: [Subject: Reading<[Subject]>] = [:]
        for target in targets { found[target] = of(target) }
        return found
    }

    private func of(_ target: Subject) -> Reading<[Subject]>? {
        let readings = [own(target), mentions[target]].compactMap(\.self)
        return readings.isEmpty ? nil : .all(readings)
    }

    /// What the facts say of it, without who names it.
    private func own(_ target: Subject) -> Reading<[Subject]>? {
        switch target.kind {
        case .client: .all([registered(target), calling(target)])
        case .flow: handingOver(to: target)
        case .deployment: pages(of: target)
        // On which queues it works no capture holds.
        case .assistant: .absent(.notAsked)
        case .integration: throughIntegration(target)
        case .partner:
            snapshot[.partnerPeople].map { people in
                people.filter { $0.organization.rawValue == target.id }.map { Subject(.person, $0.id.rawValue) }
            }
        case .trunkSettings: throughTrunks(target)
        case .group:
            snapshot[.people].map { people in
                people.filter { ($0.groups.value ?? []).contains { $0.rawValue == target.id } }.map { .person($0.id) }
            }
        default: nil
        }
    }

    /// What the register of programs says is served by a client: the platform does not say who calls with it.
    private func registered(_ target: Subject) -> Reading<[Subject]> {
        snapshot[.registeredPrograms].flatMap { programs in
            guard let serves = programs.first(where: { $0.id.rawValue == target.id })?.serves else {
                return .absent(.notSupplied(setting: "programs"))
            }
            return .observed(serves.map { Subject(.client, "\(target.id)/\($0)", name: $0) })
        }
    }

    /// The data actions of an integration, and our own feed where it is the event stream.
    private func throughIntegration(_ target: Subject) -> Reading<[Subject]> {
        let feed = (snapshot[.integrations].value ?? []).first { $0.id.rawValue == target.id }?.eventStream
        let stream = feed.map { _ in Subject(target.kind, target.id, name: "the stream of events we listen to") }
        return snapshot[.dataActions].flatMap { actions in
            guard actions.allSatisfy({ $0.integration != nil }) else {
                return .absent(.failed(call: "the list of data actions", because: "does not say whose some are"))
            }
            let own = actions.filter { $0.integration?.rawValue == target.id }.map(Subject.action)
            return .all([.observed(own + [stream].compactMap(\.self)), callingActions(own)])
        }
    }

    /// That somebody called with a client lately; nothing where nobody counted.
    private func calling(_ target: Subject) -> Reading<[Subject]> {
        guard let usage = snapshot[.clientUsage].value,
            let count = usage.requests.first(where: { $0.key.rawValue == target.id })?.value, count > 0
        else { return .observed([]) }
        let name =
            "whoever made \(count) request\(count == 1 ? "" : "s") with it from \(usage.from.iso8601) to "
            + usage.until.iso8601
        return .observed([Subject(.client, "\(target.id)/calls", name: name)])
    }

    /// The pages a messenger may stand on.
    private func pages(of target: Subject) -> Reading<[Subject]> {
        snapshot[.webDeployments].flatMap { deployments in
            guard let own = deployments.first(where: { $0.id.rawValue == target.id }) else {
                return .absent(.failed(call: "the list of web deployments", because: "does not hold it"))
            }
            return own.domains.flatMap { domains in
                guard let domains else { return .absent(.unanswered(because: "it may stand on any page")) }
                return .observed(domains.map { Subject(.allowedDomain, $0, name: "the messenger on \($0)") })
            }
        }
    }
}

extension Reading<[Subject]> {

    /// All of several, each once, as far as they are known.
    static func all(_ readings: [Reading]) -> Reading {
        var seen: Set<Subject> = []
        let known = readings.flatMap { $0.value ?? [] }.filter { seen.insert($0).inserted }
        let absences = readings.flatMap(\.absences)
        guard let first = absences.first else { return .observed(known) }
        return known.isEmpty ? .absent(first) : .partial(known, absences)
    }
}

extension Dependents {

    /// The trunks of some settings that are in service, or may be, with the edges, groups of edges and sites they end at.
    ///
    /// Which routes lead outwards over them no capture holds.
    private func throughTrunks(_ target: Subject) -> Reading<[Subject]> {
        snapshot[.trunks].flatMap { trunks in
            guard snapshot[.trunkSettings].value?.contains(where: { $0.id.rawValue == target.id }) == true else {
                return .absent(.failed(call: "the list of trunk settings", because: "does not hold these"))
            }
            guard trunks.allSatisfy({ $0.settings != nil }) else {
                return .absent(.failed(call: "the list of trunks", because: "does not say whose some are"))
            }
            let own = trunks.filter { $0.settings?.rawValue == target.id && $0.isInService.value != false }
            return snapshot[.edges].flatMap { edges in
                let used = Set(own.compactMap(\.edge))
                let ends = edges.filter { used.contains($0.id) }
                guard let sites = Trunk.sites(own, in: snapshot) else {
                    return .absent(.failed(call: "the list of edges", because: "does not say where some trunks end"))
                }
                var groups: [EdgeGroup] = []
                for group in own.compactMap(\.group) where !groups.contains(group) { groups.append(group) }
                return .observed(
                    own.map(Subject.trunk) + ends.map(Subject.edge) + groups.map(Subject.edgeGroup)
                        + sites.sorted { $0.id < $1.id })
            }
        }
    }
}

extension Subject.Kind {

    /// How what hangs on something of the kind does: a site whose trunk goes may have another.
    public var hanging: String { self == .trunkSettings ? "go through" : "would stop working with" }
}

extension Population {

    /// Who there is in a capture.
    public init(of snapshot: TenantSnapshot) {
        let people = (snapshot[.people].value ?? []).filter(\.isActive)
        self.init(
            active: people.count,
            administrators: Self.administrators(among: people, snapshot[.people], snapshot[.grants], snapshot[.roles]))
    }

    private static func administrators(
        among people: [Person], _ all: Reading<[Person]>, _ grants: Reading<[Grant]>, _ roles: Reading<[Role]>
    ) -> Reading<Set<String>> {
        for absence in all.absences + grants.absences + roles.absences { return .absent(absence) }
        let entitlements = Entitlements(grants.value ?? [], roles.value ?? [])
        var administrators: Set<String> = []
        for person in people {
            guard let isPrivileged = entitlements.isPrivileged(person) else {
                return .absent(person.groups.absences.first ?? .notAsked)
            }
            if isPrivileged { administrators.insert(person.id.rawValue) }
        }
        return .observed(administrators)
    }
}
