import Capture
import ContactCenter

extension Capture {

    /// Who holds which role where.
    ///
    /// The platform names a holder by id alone; what it is follows from which list contains it. Where it is in none and
    /// the people or the groups were not read whole, it may be one of those, and the grants are partial.
    ///
    /// The platform embeds a role's permissions in each grant of it; where two grants of one role embed different ones,
    /// the role changed while it was read, and the grants are partial.
    ///
    /// Source: `GET /api/v2/authorization/divisions/{divisionId}/grants`, checked 2026-11-22.
    func grants(people: Reading<[Person]>, clients: Reading<[OAuthClient]>) throws(CaptureError) -> Reading<[Grant]> {
        guard contains(.grants) || manifest.record(of: Kind.grants.name) != nil else { return .absent(.notAsked) }
        var gathering = Grants(holders: try holders(people, clients), room: room(for: .grants))
        var flaws = Flaws()
        let read = try distinct(.grants, &flaws) { document, flaws in gathering.add(document, &flaws) }
        if gathering.hasUnknownHolder {
            for absence in absences(of: .people) + absences(of: .groups) { flaws.add(absence) }
        }
        return reading(of: .grants, gathering.grants, read: read, flaws)
    }

    private func holders(
        _ people: Reading<[Person]>, _ clients: Reading<[OAuthClient]>
    ) throws(CaptureError) -> [Identifier<Any>: Grant.Holder] {
        var holders: [Identifier<Any>: Grant.Holder] = [:]
        holders.reserveCapacity((people.value?.count ?? 0) + 1000)
        try each(.groups) { holders[Identifier($0.id)] = .group(Group.ID($0.id)) }
        for client in clients.value ?? [] { holders[Identifier(client.id)] = .client(client.id) }
        for person in people.value ?? [] { holders[Identifier(person.id)] = .person(person.id) }
        return holders
    }
}

/// Grants on their way from documents to facts.
private struct Grants {
    let holders: [Identifier<Any>: Grant.Holder]
    private(set) var grants: [Grant] = []
    private(set) var hasUnknownHolder = false
    private var policies: [Role.ID: String] = [:]

    init(holders: [Identifier<Any>: Grant.Holder], room: Int) {
        self.holders = holders
        grants.reserveCapacity(room)
    }

    mutating func add(_ document: Document, _ flaws: inout Flaws) {
        let config = document.config
        guard let subject: Identifier<Any> = config["subject"]?.identifier(),
            let role: Role.ID = config["role"]?.identifier(),
            let division: Division.ID = config["division"]?.identifier()
        else { return flaws.leftOut("AuthzGrant.subjectId, role or division") }
        compare(config["policies"], of: role, &flaws)
        grants.append(
            Grant(
                holder(subject), role, in: Grant.Reach(division),
                via: config["via"]?.string.flatMap(Grant.Way.init) ?? .direct, since: document["grantMadeAt"]?.time))
    }

    private mutating func holder(_ subject: Identifier<Any>) -> Grant.Holder {
        if let holder = holders[subject] { return holder }
        hasUnknownHolder = true
        return .unknown(subject.rawValue)
    }

    private mutating func compare(_ hash: JSON?, of role: Role.ID, _ flaws: inout Flaws) {
        guard let hash = hash?.string else { return }
        guard let known = policies[role] else { return policies[role] = hash }
        guard known != hash else { return }
        flaws.add(.failed(call: Kind.grants.route, because: "role \(role) came with two lists of permissions"))
    }
}

extension Grant.Reach {

    /// `*` stands for every division, those of tomorrow included.
    ///
    /// Source: documentation of the vendor's Terraform provider, checked 2026-11-22.
    init(_ division: Division.ID) { self = division == "*" ? .everywhere : .division(division) }
}
