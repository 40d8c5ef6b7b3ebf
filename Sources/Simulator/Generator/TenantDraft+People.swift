import Capture
import ContactCenter

extension TenantDraft {

    /// Everybody, what was granted to them, and the groups they are in.
    mutating func addPeople() {
        var draw = chance("people")
        inventGroups()
        let cast = Cast(size: size, posture: posture)
        var leaders: [(id: String, name: String)] = []
        var privileged: [String] = []
        for number in 0..<size {
            var person = InventedPerson(number: number, part: cast.part(of: number), life: cast.life(of: number), &draw)
            person.division = division(of: number, &draw)
            person.manager = person.part == .agent ? draw.one(of: leaders) : leaders.first
            settle(&person, number, cast, &draw)
            if person.part == .administrator || person.part == .supervisor { leaders.append((person.id, person.name)) }
            if person.life == .left { leavers.append((person.id, person.name)) }
            if person.part == .administrator { administrators.append((person.id, person.name)) }
            if person.life.isActive, isPrivileged(person) { privileged.append(person.id) }
            judge(person)
            add(person, number)
            addAccount(of: person, number, cast)
        }
        if plants("ACC-03") { plantAdministrators(privileged) }
        addGroups()
    }

    /// Most people are spread over the divisions; in a tenant that plants it, nearly all lie in Home.
    private func division(of number: Int, _ draw: inout Draw) -> Int {
        if plants("ACC-01"), draw.isTrue(percent: 96) { return 0 }
        return draw.number(0..<divisions.count)
    }

    /// What they hold, where they belong, and when they were last seen.
    private func settle(_ person: inout InventedPerson, _ number: Int, _ cast: Cast, _ draw: inout Draw) {
        if person.life.isActive || cast.leftHolding(number) { equip(&person, number, cast, &draw) }
        if !person.life.isActive, cast.leftHolding(number) { strip(&person, number, cast) }
        if draw.isTrue(percent: 12) { person.groups.append(socialGroup) }
        see(&person, number, &draw)
        if plants("AUT-15"), number == cast.breakGlass { person.lastPassword = moment(daysAgo: 200) }
    }

    private func equip(_ person: inout InventedPerson, _ number: Int, _ cast: Cast, _ draw: inout Draw) {
        let division = divisions[person.division].id
        person.grants = person.part == .service ? [] : [(.employee, division), (.communicate, division)]
        switch person.part {
        case .administrator: makeAdministrator(&person, number)
        case .supervisor: person.grants.append((.supervisor, division))
        case .qualityEvaluator: person.groups.append(qualityGroup)
        case .qualityAdministrator: person.grants.append((.qualityAdministrator, home.id))
        case .complianceReviewer: person.grants.append((.complianceReviewer, home.id))
        case .analyst: person.grants.append((.analyst, home.id))
        case .developer: person.grants.append((.developer, home.id))
        case .service: person.grants.append((.connector, division))
        case .agent where draw.isTrue(percent: 60): person.groups.append(agentGroup(person.division))
        case .agent: person.grants.append((.agent, division))
        }
        if plants("ACC-11"), [cast.administrators, cast.administrators + 1].contains(number) {
            person.grants[1] = (.archiveAccess, division)
        }
        deviate(&person, number)
        if plants("ACC-06"), number == Self.makerAndGranter { person.grants[1] = (.integrationAdministrator, home.id) }
    }

    /// The administrator who grants roles and, where it is planted, makes clients too.
    private static let makerAndGranter = 1

    /// The administrator who, where it is planted, does not use the role.
    private static let idle = 4

    private func makeAdministrator(_ person: inout InventedPerson, _ number: Int) {
        switch number % 3 {
        case 0: person.groups.append(administratorGroup)
        case 1:
            person.title = "Identity Engineer"
            person.grants.append((.userAdministrator, "*"))
        default:
            person.title = "Telephony Engineer"
            person.grants.append((.telephonyAdministrator, home.id))
        }
        if plants("ACC-04"), number == Self.idle { person.unused = [.userAdministrator] }
    }

    /// Of those who left holding something, the first holds a privileged role, and every third only what a group gives.
    private func strip(_ person: inout InventedPerson, _ number: Int, _ cast: Cast) {
        let rank = number - (size - cast.left)
        if rank == 0 { person.grants[1] = (.telephonyAdministrator, home.id) }
        if rank % 3 == 1 {
            person.grants = []
            person.groups = [agentGroup(person.division)]
        }
    }

    private func see(_ person: inout InventedPerson, _ number: Int, _ draw: inout Draw) {
        person.invited = draw.moment(200..<1500, daysBefore: moment)
        var seen = draw.moment(0..<45, daysBefore: moment)
        switch person.life {
        case .working: break
        case .dormant: seen = draw.moment(120..<190, daysBefore: moment)
        case .left, .deleted, .suspended: seen = draw.moment(60..<190, daysBefore: moment)
        case .neverUsed: person.invited = draw.moment(40..<190, daysBefore: moment)
        case .invitedLately: person.invited = draw.moment(1..<20, daysBefore: moment)
        case .neverInvited: person.invited = nil
        }
        // An administrator nobody has seen for long falls short twice.
        if plants("IDN-02"), posture == .poor, number == 0 { seen = draw.moment(120..<190, daysBefore: moment) }
        guard ![.neverUsed, .invitedLately, .neverInvited].contains(person.life) else { return }
        person.lastToken = seen
        if person.part == .service || plants("AUT-03") && draw.isTrue(percent: 70) {
            person.lastPassword = draw.moment(1..<9, daysBefore: seen)
        }
    }

    mutating func add(_ person: InventedPerson, _ number: Int) {
        peopleByDivision[person.division] += 1
        for group in person.groups { groups[group].members += 1 }
        for grant in person.grants {
            peopleByRole[grant.role.rawValue] += 1
            add(grant: grant.role, to: person.id, in: grant.division, isLiving: person.life.isActive)
        }
        add(TenantLayout.people, id: person.id, config: config(of: person, number), state: state(of: person, number))
    }

    private func config(of person: InventedPerson, _ number: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { person.writeConfig(to: &$0, in: self, number: number) }
        return writer.bytes
    }

    private func state(of person: InventedPerson, _ number: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { person.writeState(to: &$0, in: self, number: number) }
        return writer.bytes
    }
}

extension TenantDraft {

    /// Adds that somebody or something holds a role in a division.
    ///
    /// - Parameter isLiving: Whether it counts as held: not by somebody who left.
    mutating func add(
        grant role: RoleTemplate.Kind, to subject: String, in division: String, isLiving: Bool = true
    ) {
        if isLiving { rolesInUse.insert(role) }
        let id = "\(subject)--\(self.id(of: role))--\(division)"
        let since = Int(subject.utf8.reduce(7 as UInt32) { $0 &* 31 &+ UInt32($1) } % 1000)
        var writer = JSONWriter()
        writer.object { json in
            json.field("division", division)
            json.field("grantMadeAt", daysAgo(10 + since))
            json.field("id", id)
            json.field("policies", policyHashes[role.rawValue])
            json.field("role", self.id(of: role))
            json.field("subject", subject)
            json.field("via", "direct")
        }
        add(TenantLayout.grants, id: id, config: writer.bytes, state: nil)
    }
}

extension TenantDraft {
    private func isPrivileged(_ person: InventedPerson) -> Bool {
        let given = person.groups.flatMap { groups[$0].roles.map(\.kind) }
        return (person.grants.map(\.role) + given).contains { Self.privileged.contains($0) }
    }

    private static let privileged = Set(RoleTemplate.all.filter(\.isPrivileged).map(\.kind))

    private mutating func judge(_ person: InventedPerson) {
        let subject = Subject(.person, person.id)
        guard person.life.isActive else {
            let holds = !person.grants.isEmpty || person.groups.contains { !groups[$0].roles.isEmpty }
            let what = isPrivileged(person) ? "a privileged role" : "a role"
            if holds { plant("ACC-02", subject, "Left, and still holds \(what)") }
            return
        }
        if Set([RoleTemplate.Kind.userAdministrator, .integrationAdministrator]).isSubset(of: person.grants.map(\.role))
        {
            plant("ACC-06", subject, "Makes OAuth clients and grants roles")
        }
        if !person.unused.isEmpty { plant("ACC-04", subject, "Holds an administrator's role and does not use it") }
        if let deviation = deviation(of: person) { plant("ACC-13", subject, deviation) }
        if let seen = person.lastSeen {
            let days = seen.duration(to: moment).wholeDays
            if days > 90 { plant("IDN-02", subject, "Active, and last seen \(days) days ago") }
        } else if let days = person.invited?.duration(to: moment).wholeDays, days > 30 {
            plant("IDN-02", subject, "Active, invited \(days) days ago and never seen")
        }
    }

    private mutating func plantAdministrators(_ privileged: [String]) {
        for id in privileged {
            plant("ACC-03", Subject(.person, id), "One of \(privileged.count) active people with a privileged role")
        }
    }
}
