import Assurance
import ContactCenter

/// A tenant of which only the moment is known: Sunday, 2026-11-22, 08:00 UTC.
let tenant = TenantSnapshot().knowing(.asOf, .today)

extension Moment {
    static let today = Moment(milliseconds: 1_795_334_400_000)

    static func daysAgo(_ days: Int) -> Moment { today.advanced(by: .days(-days)) }
    static func inDays(_ days: Int) -> Moment { today.advanced(by: .days(days)) }

    var justBefore: Moment { advanced(by: .milliseconds(-1)) }
    var justAfter: Moment { advanced(by: .milliseconds(1)) }
}

extension TenantSnapshot {

    /// The same tenant, and this read whole.
    func knowing<Value>(_ fact: Fact<Value>, _ value: Value) -> TenantSnapshot { setting(fact, .observed(value)) }

    /// The same tenant, and of this only a part.
    func knowingInPart<Value>(_ fact: Fact<Value>, _ value: Value) -> TenantSnapshot {
        setting(fact, .partial(value, [.cutShort(read: 1, of: 2)]))
    }

    /// The same tenant, and this refused.
    func refusing<Value>(_ fact: Fact<Value>) -> TenantSnapshot { setting(fact, .absent(.refused)) }

    private func setting<Value>(_ fact: Fact<Value>, _ reading: Reading<Value>) -> TenantSnapshot {
        var snapshot = self
        snapshot[fact] = reading
        return snapshot
    }
}

extension Absence {
    static let refused = Absence.notPermitted(permission: "some:thing:view")
    static let leftOut = Absence.leftOut(field: "something")
    static func register(_ name: String) -> Absence { .notSupplied(setting: "registers.\(name)") }
}

extension Control {

    /// What it found: `person/p-1 high`, in order.
    func findings(in snapshot: TenantSnapshot) -> [String] {
        self(snapshot).shortfalls.map { "\($0.subject.path) \(($0.severity ?? severity).rawValue)" }
    }

    /// What it would have needed, if it could not decide; empty if it could.
    func missing(in snapshot: TenantSnapshot) -> [Absence] {
        guard case .undetermined(let gaps, _) = self(snapshot) else { return [] }
        return gaps.map(\.absence)
    }
}

extension Verdict {
    var isNotApplicable: Bool {
        if case .notApplicable = self { true } else { false }
    }
}

// Roles by what they can do.

extension Role {
    static let agent = Role(id: "agent", name: "Agent")
    static let admin = Role(id: "admin", name: "Master Admin", powers: [.grantsRoles, .editsRoles])
    static let listener = Role(
        id: "listener", name: "Quality", powers: [.opensRecordings, .opensSensitiveRecordings])
    static let supervisor = Role(id: "supervisor", name: "Supervisor", powers: .opensRecordings)
}

extension [Role] {
    static let some: [Role] = [.agent, .admin, .listener, .supervisor]
}

extension Grant {
    init(_ person: Person, _ role: Role) { self.init(.person(person.id), role.id, in: .everywhere) }
}
