public import Assurance
import ContactCenter

extension Control {

    /// Asked of active people, whichever way their roles came.
    ///
    /// Whoever has several functions may hold what any of them gives, and is to hold what all of them give. Whoever holds
    /// nothing needs no function.
    public static let rightsFollowTheJob = Control(
        "ACC-13",
        "Everybody holds what their job function is given, and nothing else",
        severity: .medium,
        satisfies: .iso27001("A.5.15"), .iso27001("A.5.18"), .nistCSF("PR.AA-05"), .nist80053("AC-3(7)"),
        .nist80053("AC-6"), .pciDSS("7.2.2"), .hipaa("164.308(a)(4)(ii)(B)"), .soc2("CC6.3"),
        why: """
            A right that no job explains was given once, to help out, and nobody remembers why. With it an advisor \
            hears other people's calls, and no review finds it among a hundred roles that look alike.
            """,
        remedy: """
            Take away what the function does not give, or give it to everybody who does that work by changing the \
            function. What is missing either keeps somebody from working or should leave the template.
            """,
        reads: .people, .roles, Fact(whole: .grantsByHolder), .jobFunctions
    ) { people, roles, grants, functions in
        let judging = JobJudging(JobTemplates(functions, roles), grants, roles)
        return .of(people.filter(\.isActive).map(judging.look), undecided: judging.unreadable)
    }
}

/// People's grants beside what their functions give.
private struct JobJudging: Sendable {
    private let templates: JobTemplates
    private let gathered: GrantsByHolder
    private let names: RoleNames
    private let privileged: Set<Role.ID>

    /// The roles whose holders in all divisions at once are sure to be known: an ordinary role's are in no list that says
    /// so.
    private let listedEverywhere: Set<Role.ID>

    init(_ templates: JobTemplates, _ gathered: GrantsByHolder, _ roles: [Role]) {
        self.templates = templates
        self.gathered = gathered
        names = RoleNames(roles)
        privileged = Set(roles.filter(\.powers.isPrivileged).map(\.id))
        listedEverywhere = privileged.union(
            roles.filter { $0.powers.contains(.opensSensitiveRecordings) }.map(\.id))
    }

    var unreadable: [Gap] {
        templates.unknownRoles.map { Gap(.jobFunctions, .unanswered(because: "there is no role \($0)")) }
    }

    @Sendable func look(at person: Person) -> Defects {
        var defects = Defects(of: .person(person.id))
        let held = gathered.grants(of: person)
        let isOpen = !person.groups.isWhole && gathered.someGroupHolds
        switch templates.job(of: person) {
        case .unknown(let absence): defects.leaveOpen(Gap(.people, absence))
        case .none where held.isEmpty && !isOpen: break
        case .none: defects.leaveOpen(Gap(.jobFunctions, .notSupplied(setting: person.missingFunction)))
        case .given(let given, let functions):
            compare(held, with: given, of: functions.spelledOut(), person, isOpen, &defects)
        }
        return defects
    }

    private func compare(
        _ held: [Grant], with given: Set<JobTemplates.Given>, of functions: String, _ person: Person, _ isOpen: Bool,
        _ defects: inout Defects
    ) {
        let beyond = held.filter { !given.covers($0, of: person) }
        if !beyond.isEmpty {
            defects.add(
                beyond.contains { privileged.contains($0.role) } ? .high : .medium,
                "holds \(names.of(beyond).spelledOut()) beyond what \(functions) gives",
                seen: "\(beyond.count.of("grant")) beyond the function", expected: "what \(functions) gives",
                restsOn: names.subjects(of: beyond))
        }
        // What a group nobody read may give is not missing.
        guard !isOpen else { return person.groups.absences.forEach { defects.leaveOpen(Gap(.people, $0)) } }
        lookForMissing(in: held, given, of: functions, person, &defects)
    }

    private func lookForMissing(
        in held: [Grant], _ given: Set<JobTemplates.Given>, of functions: String, _ person: Person,
        _ defects: inout Defects
    ) {
        let unheld = given.filter { !$0.isHeld(through: held, by: person) }
        let unseen = unheld.filter { $0.reach == .everywhere && !listedEverywhere.contains($0.role) }
        for name in words(for: unseen) {
            defects.leaveOpen(Gap(.grants, .leftOut(field: "who holds \(name) in all divisions")))
        }
        let missing = words(for: unheld.subtracting(unseen))
        guard !missing.isEmpty else { return }
        defects.add(
            .low, "lacks \(missing.spelledOut()), which \(functions) gives",
            seen: "\(missing.count.of("role")) of the function missing", expected: "what \(functions) gives")
    }

    private func words(for given: Set<JobTemplates.Given>) -> [String] {
        given.map(\.role).distinct().map { names.subject($0).name ?? $0.rawValue }.sorted()
    }
}

extension Person {

    /// The entry that would say what they are to hold; one for many people, so that few are asked for.
    fileprivate var missingFunction: String {
        if let department = department.value ?? nil { return "functions, one for the department \(department)" }
        if let title = title.value ?? nil { return "functions, one for the title \(title)" }
        return "functions, one for people without department and title"
    }
}
