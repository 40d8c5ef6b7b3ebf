import ContactCenter

extension TenantDraft {

    /// The person's account at the identity provider, where they have one, and what is wrong with it.
    ///
    /// Which of the agents it is wrong with, their number says, so that nothing else of the tenant depends on it.
    mutating func addAccount(of person: InventedPerson, _ number: Int, _ cast: Cast) {
        if person.part == .service {
            registers["local-accounts", default: []].append(person.id)
            if number == cast.breakGlass { addBreakGlass(person) }
            return
        }
        guard person.life != .deleted else { return }
        let isSettled = [.working, .dormant].contains(person.life)
        let flaw = isSettled && person.part == .agent ? AccountFlaw(number: number, in: self) : nil
        if let flaw { plant(flaw.control, Subject(.person, person.id), flaw.weakness) }
        if flaw == .missing { return }
        plantPassword(of: person)
        let isDoer = doer == nil && person.part == .administrator && isAtWork(person)
        if isDoer {
            doer = person.id
            if plants("AUT-17") {
                plant("AUT-17", Subject(.person, person.id), "Changed a role after signing in with a password alone")
            }
        }
        var draw = Draw(seed, for: "account \(number)")
        let department = divisions[person.division].name
        accounts.append(
            SimulatedAccount(
                id: draw.uuid(), mail: "\(person.mailbox)@\(organization.domain)", name: person.name,
                department: department, earlierDepartment: flaw == .moved ? "Back Office" : department,
                isEnabled: person.life.isActive && flaw != .blocked, methods: flaw?.methods ?? AccountFlaw.sound,
                isManaged: person.lastToken == nil ? nil : flaw != .unmanaged,
                isDoer: isDoer, provesItself: flaw?.methods == nil && !(isDoer && plants("AUT-17"))))
    }

    /// What is wrong beside the accounts: the provider's policies, and a scanner that fell silent.
    mutating func plantOutside() {
        if plants("CFG-11") {
            plant("CFG-11", Subject(.scanner, "invented-scanner"), "Reported 45 days ago, and is to every 30")
        }
        if plants("AUT-16") {
            plant("AUT-16", .tenant, "The policy that demands a second factor is not enforced")
        }
    }

    private mutating func addBreakGlass(_ person: InventedPerson) {
        registers["break-glass"] = [person.id]
        if plants("AUT-15") {
            plant("AUT-15", Subject(.person, person.id), "Kept for an emergency and not tested for 200 days")
        }
    }

    /// Whether they got a token lately enough that the audit log has something of them.
    private func isAtWork(_ person: InventedPerson) -> Bool {
        person.life == .working && person.lastToken.map { $0 >= moment(daysAgo: 45) } == true
    }

    /// With passwords on, whoever used one within 30 days came in past the provider.
    private mutating func plantPassword(of person: InventedPerson) {
        guard plants("AUT-14"), person.life.isActive, let last = person.lastPassword,
            last >= moment(daysAgo: 30)
        else { return }
        plant("AUT-14", Subject(.person, person.id), "Came in with a password of the platform's")
    }
}

/// What is wrong with an account: one of forty agents each.
private enum AccountFlaw {
    case blocked, missing, weak, bare, unmanaged, moved

    init?(number: Int, in tenant: TenantDraft) {
        let isPoor = tenant.posture == .poor
        switch number % 40 {
        case 17 where tenant.plants("IDN-07"): self = .blocked
        case 18 where isPoor: self = .missing
        case 19 where tenant.plants("AUT-12"): self = .weak
        case 20 where isPoor: self = .bare
        case 21 where tenant.plants("AUT-13"): self = .unmanaged
        case 22 where tenant.plants("IDN-09"): self = .moved
        default: return nil
        }
    }

    var control: String {
        switch self {
        case .blocked, .missing: "IDN-07"
        case .weak, .bare: "AUT-12"
        case .unmanaged: "AUT-13"
        case .moved: "IDN-09"
        }
    }

    var weakness: String {
        switch self {
        case .blocked: "Active here, and blocked at the identity provider"
        case .missing: "Active here, and unknown at the identity provider"
        case .weak: "Has only a telephone number as a second factor"
        case .bare: "Has no second factor at all"
        case .unmanaged: "Signs in from a device that nobody manages"
        case .moved: "Went to another department and holds what they held"
        }
    }

    static let sound = ["microsoftAuthenticatorPush", "mobilePhone"]

    var methods: [String]? {
        switch self {
        case .weak: ["mobilePhone"]
        case .bare: []
        case .blocked, .missing, .unmanaged, .moved: nil
        }
    }
}
