public import Assurance
import ContactCenter

extension Control {

    /// Asked of every active client and authorised application but the clients this tool reads with, and of whatever else
    /// the register names.
    public static let programsAreRegistered = Control(
        "INT-16",
        "Every program that calls the platform is registered, owned, reviewed and within what it declared",
        severity: .high,
        satisfies: .iso27001("A.5.16"), .iso27001("A.5.9"), .iso27001("A.8.2"), .nistCSF("PR.AA-01"),
        .nistCSF("PR.AA-05"), .nist80053("IA-9"), .pciDSS("8.6.1"),
        why: """
            Programs outnumber the projects they were made for, and none of them ever resigns. Without a name beside \
            each, nobody can say on the night of an incident whether what it just did is its work.
            """,
        remedy: """
            List the program under programs with its owner, its purpose and what it needs, or disable it. Where it may \
            do more than it declared, take the rest away or declare it and have it reviewed.
            """,
        reads: .registeredPrograms, .clients, .ownClients, .roles, Fact(ifKnown: .people), Fact(ifKnown: .apps), .asOf
    ) { programs, clients, own, roles, people, apps, asOf in
        let register = ProgramRegister(programs, roles, people, asOf: asOf)
        let asked = clients.filter { $0.isActive && !own.contains($0.id) }
        let known = Set(clients.map(\.id.rawValue))
        let authorized = (apps.value ?? []).filter { $0.isAuthorized && !known.contains($0.id.rawValue) }
        return .of(
            asked.map(register.look) + authorized.map(register.look),
            undecided: apps.absences.map { Gap(.apps, $0) })
    }
}

/// The register, ready to be asked about one program after the other.
private struct ProgramRegister: Sendable {
    private let programs: [String: RegisteredProgram]
    private let permissions: [Role.ID: [String]]
    private let states: PeopleStates
    private let asOf: Moment

    init(_ programs: [RegisteredProgram], _ roles: [Role], _ people: Reading<[Person]>, asOf: Moment) {
        self.programs = Dictionary(programs.map { ($0.id.rawValue, $0) }) { first, _ in first }
        permissions = Dictionary(roles.map { ($0.id, $0.permissions) }) { first, _ in first }
        states = PeopleStates(people)
        self.asOf = asOf
    }

    @Sendable func look(at client: OAuthClient) -> Defects {
        var defects = Defects(of: .client(client))
        guard let program = look(up: client.id.rawValue, &defects) else { return defects }
        if client.grantType == .clientCredentials {
            if let held = defects.know(client.roles, of: .clients) {
                compare(held.map(\.role).distinct().flatMap { permissions[$0] ?? [] }, program, &defects)
            }
        } else if let scopes = defects.know(client.scopes, of: .clients) {
            compare(scopes, program, &defects)
        }
        return defects
    }

    @Sendable func look(at app: AuthorizedApp) -> Defects {
        var defects = Defects(of: .app(app))
        guard let program = look(up: app.id.rawValue, &defects) else { return defects }
        if let scopes = defects.know(app.scopes, of: .apps) { compare(scopes, program, &defects) }
        return defects
    }

    /// The entry of a program, after noting what is wrong with the entry itself; nil for a program without one.
    private func look(up id: String, _ defects: inout Defects) -> RegisteredProgram? {
        guard let program = programs[id] else {
            defects.add(
                .high, "is in no register of ours", seen: "no entry in programs",
                expected: "an owner, a purpose and what it needs")
            return nil
        }
        look(at: program.owner, &defects)
        if program.review < asOf {
            defects.add(
                .medium, "should have been looked at again", seen: "to be reviewed by \(program.review.iso8601Day)",
                expected: "a review, and a new date")
        }
        return program
    }

    private func look(at owner: String, _ defects: inout Defects) {
        guard !owner.contains("@") else {
            // Addresses are sealed in a capture, and a verdict must not need the keys.
            return defects.leaveOpen(Gap(.people, .leftOut(field: "who the owner of a program is; give the id")))
        }
        guard let state = states.state(of: Person.ID(owner), &defects), !state.isActive else { return }
        defects.add(
            .high, "belongs to somebody who is not here any more", seen: "its owner is \(state.word)",
            expected: "an owner who is active", restsOn: [Subject(.person, owner)])
    }

    private func compare(_ held: [String], _ program: RegisteredProgram, _ defects: inout Defects) {
        let excess = held.distinct().filter { !program.declares($0) }.sorted()
        guard !excess.isEmpty else { return }
        let shown = excess.prefix(10) + (excess.count > 10 ? ["\(excess.count - 10) more"] : [])
        defects.add(
            .high, "may do more than it declared", seen: Array(shown).spelledOut(),
            expected: "what its entry in programs names")
    }
}
