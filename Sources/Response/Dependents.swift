public import ContactCenter

/// What would stop working with something, worked out from one capture.
public struct Dependents: Sendable {
    private let snapshot: TenantSnapshot

    public init(of snapshot: TenantSnapshot) { self.snapshot = snapshot }

    /// What hangs on each of some things; nothing is said of a kind nobody can tell it of.
    public func of(_ targets: [Subject]) -> [Subject: Reading<[Subject]>] {
        var found: [Subject: Reading<[Subject]>] = [:]
        for target in targets { found[target] = of(target) }
        return found
    }

    private func of(_ target: Subject) -> Reading<[Subject]>? {
        switch target.kind {
        case .client: registered(target)
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
            return .observed(own + [stream].compactMap(\.self))
        }
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
