import ContactCenter

/// Makes up what happened: the same entry for the same seed, service, day and number, at any time and in any order.
///
/// Every shape seen on live tenants is among them.
///
/// Source: shapes observed on a live organisation, 260 entries, checked 2026-11-22.
struct AuditScribe: Sendable {
    let population: AuditPopulation
    let seed: UInt64

    /// The made-up entry of a number.
    func record(_ number: Int, of service: AuditServices.Service, day: Int, at moment: Moment) -> AuditRecord {
        var draw = Draw(seed &+ UInt64(day) &* 1_000_003 &+ UInt64(number) &* 7_919, for: service.name)
        var record = AuditRecord(
            id: draw.uuid(), at: moment, service: service.name, action: "Update", entityType: "Unknown",
            entity: .init(id: "", name: ""))
        record.lateness = Self.lateness(&draw)
        switch service.name {
        case "PeoplePermissions": tellPermissions(&record, number, day, &draw)
        case "Directory": tellDirectory(&record, &draw)
        case "Groups": tellGroups(&record, number, day, &draw)
        case "ContactCenter": tellQueues(&record, &draw)
        default: tellAnything(&record, of: service, &draw)
        }
        return record
    }

    /// One entry in fifty can be read only up to two hours after it happened, the others at once.
    private static func lateness(_ draw: inout Draw) -> Duration {
        draw.isTrue(percent: 2) ? .seconds(60 * draw.number(20..<116)) : .seconds(draw.number(0..<20))
    }

    /// The platform itself, in four cases of ten; else somebody, or a client.
    private func sign(_ record: inout AuditRecord, _ draw: inout Draw) {
        guard !population.people.isEmpty, draw.isTrue(percent: 60) else { return }
        sign(&record, by: draw.one(of: population.people), &draw)
    }

    func sign(_ record: inout AuditRecord, by person: AuditPopulation.Person, _ draw: inout Draw) {
        record.user = person.reference
        record.homeOrganization = person.organization
        record.addresses = [person.address]
        // A gateway in between shows up before the caller's own address.
        if draw.isTrue(percent: 5) { record.addresses.insert("198.51.100.254", at: 0) }
    }

    /// A service nobody here knows more of than its mapping says.
    private func tellAnything(_ record: inout AuditRecord, of service: AuditServices.Service, _ draw: inout Draw) {
        sign(&record, &draw)
        let id = draw.uuid()
        record.entity = .init(id: id, name: "\(service.name) \(draw.number(1..<400))")
        if let entity = service.entities.isEmpty ? nil : draw.one(of: service.entities) {
            record.entityType = entity.name
            record.action = entity.actions.isEmpty ? "Update" : draw.one(of: entity.actions)
        }
        // Platforms add words: some entries are of a type and an action no list has.
        if draw.isTrue(percent: 1) {
            record.entityType = "DecisionTrace"
            record.action = "Reindexed"
        }
        record.changes = [.init("dateModified", from: "\(draw.number(1..<90))", to: ["\(draw.number(90..<180))"])]
        if draw.isTrue(percent: 20) { record.context = [("correlationId", draw.uuid())] }
    }
}

extension AuditScribe {

    /// Sign-ins above all: everybody who works comes by in turn.
    private func tellPermissions(_ record: inout AuditRecord, _ number: Int, _ day: Int, _ draw: inout Draw) {
        switch draw.number(0..<100) {
        case 0..<62: tellSignIn(&record, number, day, &draw)
        case 62..<66: tellFailedSignIn(&record, &draw)
        case 66..<74: tellSignOut(&record, &draw)
        case 74..<84: tellMembership(&record, &draw)
        default: tellToken(&record, &draw)
        }
    }

    private func tellSignIn(_ record: inout AuditRecord, _ number: Int, _ day: Int, _ draw: inout Draw) {
        let isPartner = !population.partnerPeople.isEmpty && draw.isTrue(percent: 3)
        let candidates = isPartner ? population.partnerPeople : population.people
        guard !candidates.isEmpty else { return tellToken(&record, &draw) }
        let person = candidates[(day * 7_001 + number) % candidates.count]
        sign(&record, by: person, &draw)
        record.action = "Authenticate"
        record.entityType = number % 3 == 0 ? "AuthUser" : "UserSamlAuthentication"
        record.entity = .init(id: person.id, name: person.mail)
        record.message = "USER_AUTHENTICATED"
    }

    private func tellFailedSignIn(_ record: inout AuditRecord, _ draw: inout Draw) {
        guard !population.people.isEmpty else { return tellToken(&record, &draw) }
        let person = draw.one(of: population.people)
        record.action = "AuthenticationFailed"
        record.entityType = "AuthUser"
        record.entity = .init(id: person.id, name: person.mail)
        record.addresses = [person.address]
        record.message = "USER_AUTHENTICATION_FAILED"
    }

    /// The end of a single sign-on names nobody: who it was stands in the name, as an e-mail address.
    private func tellSignOut(_ record: inout AuditRecord, _ draw: inout Draw) {
        guard !population.people.isEmpty else { return tellToken(&record, &draw) }
        record.action = "SingleLogout"
        record.entityType = "UserSamlAuthentication"
        record.entity = .init(id: "unknown", name: draw.one(of: population.people).mail)
        record.message = "USER_SINGLE_LOGOUT_SUCCESS"
    }

    /// Who got a role stands in the name of the role's entry, and nowhere else.
    private func tellMembership(_ record: inout AuditRecord, _ draw: inout Draw) {
        guard !population.people.isEmpty, !population.roles.isEmpty else { return tellToken(&record, &draw) }
        sign(&record, by: draw.one(of: population.people), &draw)
        let member = draw.one(of: population.people).id
        record.tell(membership: "MemberAdd", of: member, in: draw.one(of: population.roles).id, population.organization)
    }

    private func tellToken(_ record: inout AuditRecord, _ draw: inout Draw) {
        record.action = "Create"
        record.entityType = "AccessToken"
        record.entity = .init(id: draw.uuid(), name: "")
        guard !population.clients.isEmpty else { return }
        let client = draw.number(0..<population.clients.count)
        record.client = population.clients[client]
        record.addresses = [population.address(ofClient: client)]
    }

    /// `version` changes with everything, and a value may be JSON inside a string.
    private func tellDirectory(_ record: inout AuditRecord, _ draw: inout Draw) {
        sign(&record, &draw)
        record.entityType = "User"
        guard !population.people.isEmpty else { return }
        let person = draw.one(of: population.people)
        record.entity = person.reference
        let version = draw.number(2..<90)
        record.changes = [.init("version", from: "\(version)", to: ["\(version + 1)"])]
        if draw.isTrue(percent: 30) { record.changes.append(Self.contact(person, &draw)) }
        record.context = [("correlationId", draw.uuid())]
    }

    private static func contact(_ person: AuditPopulation.Person, _ draw: inout Draw) -> AuditRecord.Change {
        let number = 5_550_000 + draw.number(0..<9_000)
        return AuditRecord.Change(
            "primaryContactInfo", from: #"[{"address":"\#(person.mail)","mediaType":"EMAIL","type":"PRIMARY"}]"#,
            to: [
                #"[{"address":"\#(person.mail)","mediaType":"EMAIL","type":"PRIMARY"},"#
                    + #"{"address":"+4930\#(number)","mediaType":"PHONE","type":"WORK"}]"#
            ])
    }

    /// One change of a group is three entries; who did it stands in two of them, and which way it went in the third.
    private func tellGroups(_ record: inout AuditRecord, _ number: Int, _ day: Int, _ draw: inout Draw) {
        var common = Draw(seed &+ UInt64(day) &* 31 &+ UInt64(number / 3), for: "groups")
        guard !population.people.isEmpty, !population.groups.isEmpty else { return }
        let change = GroupChange(
            group: common.one(of: population.groups), member: common.one(of: population.people).id,
            by: common.one(of: population.people), correlation: common.uuid(), size: common.number(3..<60),
            isJoining: common.isTrue(percent: 60))
        change.tell(number % 3, in: &record)
    }

    /// Who joined or left a queue stands in the name of the property.
    private func tellQueues(_ record: inout AuditRecord, _ draw: inout Draw) {
        sign(&record, &draw)
        record.entityType = "Queue"
        let queue = draw.number(0..<40)
        record.entity = .init(id: AuditScribe.queueID(queue, seed), name: "Queue \(queue)")
        guard !population.people.isEmpty, draw.isTrue(percent: 70) else { return }
        let member = "QueueMember/\(record.entity.id):\(draw.one(of: population.people).id)"
        record.changes =
            draw.isTrue(percent: 50)
            ? [.init(member, to: ["<queue member added>"])]
            : [.init(member + ":joined", from: "true", to: ["false"])]
    }

    private static func queueID(_ number: Int, _ seed: UInt64) -> String {
        var draw = Draw(seed &+ UInt64(number), for: "queue")
        return draw.uuid()
    }
}

extension AuditRecord {

    /// What the platform writes of somebody who got or lost a role.
    mutating func tell(membership action: String, of person: String, in role: String, _ organization: String) {
        self.action = action
        entityType = "Role"
        entity = .init(id: role, name: "\(person)--\(role)--\(organization)")
        changes = []
    }
}

/// One change of who is in a group, which the platform tells in three entries.
struct GroupChange: Sendable {
    let group: AuditRecord.Reference
    let member: String
    let by: AuditPopulation.Person
    let correlation: String

    /// How many were in it before.
    let size: Int
    let isJoining: Bool

    /// Writes one of the three.
    func tell(_ part: Int, in record: inout AuditRecord) {
        record.service = "Groups"
        record.action = "Update"
        record.entityType = "DirectoryGroup"
        record.entity = group
        record.context = [("correlationId", correlation)]
        if part == 0 {
            record.changes = [.init("memberCount", from: "\(size)", to: ["\(isJoining ? size + 1 : size - 1)"])]
            record.context.append(("userid", by.id))
            return
        }
        record.user = by.reference
        record.homeOrganization = by.organization
        record.addresses = [by.address]
        record.changes = [.init(part == 1 ? "individuals" : "group-membership", to: [member])]
    }
}
