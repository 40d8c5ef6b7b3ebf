public import Assurance
public import ContactCenter

extension Control {

    /// A canary that was not seen leaves it undetermined: whether the chain is broken, or the canary was never made, nobody
    /// can tell from that.
    public static let canariesAreSeen = Control(
        "LOG-09",
        "Canaries that were planted lately were seen in time",
        severity: .medium,
        satisfies: .iso27001("A.5.36"), .iso27001("A.8.16"), .nistCSF("ID.IM-02"), .nistCSF("DE.CM-09"),
        .nist80053("CA-7"), .glba("314.4(d)(1)"), .gdpr("32(1)(d)"), .soc2("CC4.1"),
        why: """
            A log that is empty looks the same whether nothing happened or nothing arrives any more. Only something that \
            was made to happen, and was then found there, shows that the real thing would be.
            """,
        remedy: """
            Let linewarden canary run every few days, and sign its records. Where a canary was not seen, look at whether the \
            audit log is read, and whether the platform wrote the entry at all. Put back what was not taken back.
            """,
        reads: .canaries, Fact(ifKnown: .canaryRuns), .asOf, .canaryDays
    ) { canaries, runs, asOf, days in
        guard !canaries.isEmpty else {
            return .undetermined([Gap(.canaries, .notSupplied(setting: "canaries"))], soFar: 0)
        }
        return .of(canaries.map { defects(of: $0, in: runs, asOf: asOf, days: days) })
    }
}

private func defects(of canary: Canary, in runs: Reading<[CanaryRun]>, asOf: Moment, days: Int) -> Defects {
    let own = (runs.value ?? []).filter { $0.trace.canary == canary.id }
    var defects = Defects(of: (own.last?.trace.object ?? canary.object).map(Subject.configured) ?? canary.subject)
    guard let last = own.filter(\.isSigned).max(by: { $0.trace.planned < $1.trace.planned }) else {
        defects.leaveOpen(Gap(.canaryRuns, own.isEmpty ? .notTried(verb: "canary") : .unsigned(canary)))
        return defects
    }
    if let object = last.trace.object, last.trace.made.value != nil, let why = last.trace.takenBack.absences.first {
        defects.add(
            .low, "still says what a canary wrote",
            seen: "the description of \(object.words) was not put back: \(why.because) (\(last.id))",
            expected: "its own description, once the canary was seen or its time was up")
    }
    for gap in gaps(in: last, asOf: asOf, days: days) { defects.leaveOpen(gap) }
    return defects
}

private func gaps(in run: CanaryRun, asOf: Moment, days: Int) -> [Gap] {
    let trace = run.trace
    if asOf > trace.planned.advanced(by: .days(days)) {
        return [
            .canary(
                "\(trace.canary) was last planted \(trace.planned.iso8601Day), and is to be every \(days.of("day"))")
        ]
    }
    if trace.isSeen { return [] }
    if let sighting = trace.seen.value {
        return [
            .canary(
                "\(trace.canary) was seen at \(sighting.found.iso8601), later than \(trace.due.iso8601) (\(run.id))")
        ]
    }
    let why = trace.seen.absences.first.map { ": \($0.because)" } ?? ""
    return [.canary("\(trace.canary) was not seen by \(trace.due.iso8601)\(why) (\(run.id))")]
}

extension Canary {
    fileprivate var object: ConfiguredObject? {
        if case .object(let kind, let name) = target { ConfiguredObject(kind, name, name: name) } else { nil }
    }

    fileprivate var subject: Subject {
        if case .account(let person) = target { .person(person) } else { .tenant }
    }
}

extension Gap {
    fileprivate static func canary(_ because: String) -> Gap { Gap(.canaryRuns, .unanswered(because: because)) }
}

extension Absence {
    fileprivate static func unsigned(_ canary: Canary) -> Absence {
        .unanswered(
            because: """
                nobody signed what became of \(canary.id); `linewarden canary --by NAME --key FILE` signs its record
                """)
    }
}

extension Fact where Value == Int {

    /// How many days a canary is good for.
    public static var canaryDays: Self { Fact(Parameter.canaryDays) }
}
