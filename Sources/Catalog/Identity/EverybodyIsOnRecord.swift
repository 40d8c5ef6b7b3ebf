public import Assurance
import ContactCenter

extension Control {

    /// An inventory: evidence without a verdict.
    public static let everybodyIsOnRecord = Control(
        "IDN-01",
        "Everybody who can sign in is on record",
        severity: .low,
        satisfies: .iso27001("A.5.16"), .iso27001("A.5.9"), .nistCSF("PR.AA-01"), .nistCSF("ID.AM-02"),
        .nist80053("AC-2"), .csaCCM("IAM-03"),
        why: """
            Whoever asks who could hear calls last month needs a list of everybody who had an account. Without a dated \
            count, nobody notices when accounts appear that no hiring explains.
            """,
        remedy: """
            Compare the counts with the payroll and the staffing plan of each division. Suspend accounts that neither \
            explains.
            """,
        reads: .people, Fact(ifKnown: .divisions)
    ) { people, divisions in
        let active = people.filter(\.isActive)
        return .exhibit(
            Exhibit(byState(people) + byDivision(active, divisions.value ?? []), undecided: divisions.gaps))
    }
}

private func byState(_ people: [Person]) -> [Exhibit.Row] {
    let counts = Dictionary(people.map { ($0.state.word, 1) }, uniquingKeysWith: +)
    let known = [Person.State.active, .inactive, .deleted].map(\.word)
    let others = counts.keys.filter { !known.contains($0) }.sorted()
    return (known + others).map { Exhibit.Row("people \($0)", counts[$0] ?? 0) }
}

/// Divisions in the order the platform lists them, those nobody is in included.
private func byDivision(_ active: [Person], _ divisions: [Division]) -> [Exhibit.Row] {
    let counts = Dictionary(active.map { ($0.division, 1) }, uniquingKeysWith: +)
    let listed = divisions.map { Exhibit.Row("active in \($0.name)", counts[$0.id] ?? 0) }
    let unlisted = Set(counts.keys.compactMap(\.self)).subtracting(divisions.map(\.id)).sorted()
    let rest = unlisted.map { Exhibit.Row("active in division \($0)", counts[$0] ?? 0) }
    return listed + rest + (counts[nil].map { [Exhibit.Row("active in no division", $0)] } ?? [])
}

extension Reading<[Division]> {
    fileprivate var gaps: [Gap] { absences.map { Gap(.divisions, $0) } }
}
