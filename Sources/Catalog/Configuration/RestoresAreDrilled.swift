public import Assurance
public import ContactCenter

extension Control {

    /// A rehearsal in the simulator is no drill, what nobody signed is none, and the last drill alone decides.
    public static let restoresAreDrilled = Control(
        "CFG-03",
        version: 3,
        "A restore into a sandbox was drilled lately, and brought everything back in time",
        severity: .high,
        satisfies: .iso27001("A.5.30"), .iso27001("A.8.13"), .nistCSF("RC.RP-03"), .nistCSF("RC.RP-05"),
        .nistCSF("ID.IM-02"), .nist80053("CP-4"), .nist80053("CP-9(1)"), .hipaa("164.308(a)(7)(ii)(D)"),
        .gdpr("32(1)(d)"), .soc2("A1.3"), .csaCCM("BCR-06"), .csaCCM("BCR-10"),
        why: """
            A backup nobody restored from is a hope. What was not in it, what needs a secret and how long it takes are \
            found out in a drill, or on the day itself.
            """,
        remedy: """
            Run linewarden drill into an empty sandbox, sign its record, and look at what failed or differs without a \
            reason. Where a service takes longer than its target, bring back earlier what it needs, or agree on another \
            target with its owner.
            """,
        reads: .drills, Fact(ifKnown: .recoveryServices), .asOf, .drillDays
    ) { drills, services, asOf, days in
        var tenant = Defects(of: .tenant)
        guard let last = drills.filter(\.isSigned).max(by: { $0.ended < $1.ended }) else {
            tenant.leaveOpen(Gap(.drills, .unsigned(drills)))
            return .of(tenant)
        }
        look(at: last, asOf, days, into: &tenant)
        for service in tenant.know(services, of: .recoveryServices) ?? [] {
            look(at: service, in: last, into: &tenant)
        }
        return .of(tenant)
    }
}

private func look(at drill: Drill, _ asOf: Moment, _ days: Int, into tenant: inout Defects) {
    if drill.failed + drill.unexplained > 0 {
        tenant.add(
            .high, "did not come back whole in its last restore drill",
            seen: "\(drill.failed) not brought back, \(drill.unexplained) different without a reason (\(drill.id))",
            expected: "everything as captured, or a reason for what is not")
    }
    let due = drill.ended.advanced(by: .days(days))
    if asOf > due {
        tenant.add(
            .medium, "had its last restore drill too long ago", seen: "last drill \(drill.ended.iso8601Day)",
            expected: "one every \(days.of("day")), the next by \(due.iso8601Day)")
    }
}

private func look(at service: RecoveryService, in drill: Drill, into tenant: inout Defects) {
    guard let time = drill.time(of: service.id) else {
        return tenant.add(
            .medium, "was not drilled for \(service.id)", seen: "\(service.id) is not in the last drill (\(drill.id))",
            expected: "every service timed")
    }
    guard let seconds = time.seconds else {
        if !time.waits.isEmpty { return tenant.leaveOpen(Gap(.drills, .waiting(time, in: drill))) }
        if !time.untimed.isEmpty { return tenant.leaveOpen(Gap(.drills, .untimed(time, in: drill))) }
        return tenant.add(
            .high, "did not bring back what \(service.id) needs", seen: "\(service.id) did not stand again",
            expected: "everything it needs")
    }
    if let target = service.recoveryMinutes, service.isLate(after: seconds) {
        tenant.add(
            .medium, "took too long to bring back \(service.id)",
            seen: "\(service.id) stood again after \(seconds.of("second"))",
            expected: "within \(target.of("minute"))")
    }
    if let target = service.lossMinutes, service.loses(tooMuch: drill.loss) {
        tenant.add(
            .medium, "would have lost too much of \(service.id)",
            seen: "restored what had been read \(Int(drill.loss.components.seconds / 60).of("minute")) before",
            expected: "at most \(target.of("minute")) for \(service.id)")
    }
}

extension Absence {
    fileprivate static func unsigned(_ drills: [Drill]) -> Absence {
        let last = drills.max { $0.ended < $1.ended }.map { ", the last \($0.id)" } ?? ""
        return .unanswered(
            because:
                "the drills on record\(last), are signed by nobody; `linewarden drill --by NAME --key FILE` signs one")
    }

    fileprivate static func waiting(_ time: Drill.Return, in drill: Drill) -> Absence {
        let first = time.waits.first ?? "hands"
        let rest = time.waits.count > 1 ? ", and \(time.waits.count - 1) more" : ""
        return .unanswered(
            because: """
                in what time \(time.service) is back nobody knows from \(drill.id): it waits for hands, which are not timed: \
                \(first)\(rest)
                """)
    }

    fileprivate static func untimed(_ time: Drill.Return, in drill: Drill) -> Absence {
        .unanswered(
            because: """
                how long \(time.service) takes was not measured in \(drill.id): \(time.untimed.spelledOut()) stood in the \
                sandbox before; drill into an empty one
                """)
    }
}

extension Fact where Value == Int {

    /// How many days a restore drill is good for.
    public static var drillDays: Self {
        Fact(
            Parameter(
                "drill-days", .days, default: 90, in: 1...366, looser: .higher,
                source: "this project's default, a drill a quarter; no standard sets a number"))
    }
}
