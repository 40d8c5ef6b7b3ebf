import Capture
import ContactCenter

extension TenantDraft {

    /// The canaries that the customer has, and what became of them last.
    mutating func plantCanaries() {
        guard groups.indices.contains(socialGroup), let account = administrators.last?.id else { return }
        let group = groups[socialGroup]
        let object = ConfiguredObject(TenantLayout.groups.name, group.id, name: group.name)
        canaries = [
            Canary(.object(kind: object.kind, name: group.name), withinMinutes: 120),
            Canary(.account(Person.ID(account)), withinMinutes: 120),
        ]
        let planned = moment(daysAgo: 2)
        func minutes(_ count: Int) -> Moment { planned.advanced(by: .seconds(count * 60)) }
        var trace = CanaryTrace(
            of: canaries[0].id, on: object, planned: planned, withinMinutes: 120, made: .observed(minutes(1)),
            seen: .observed(.init("invented-0", at: minutes(1), found: minutes(9))), takenBack: .observed(minutes(10)))
        if plants("LOG-09") {
            trace.takenBack = .absent(.unanswered(because: "nobody agreed to it"))
            plant("LOG-09", .configured(object), "Still says what a canary wrote")
        }
        let signIn = CanaryTrace(
            of: canaries[1].id, planned: planned, withinMinutes: 120, made: .absent(.notOffered),
            seen: .observed(.init("invented-1", at: minutes(2), found: minutes(9))), takenBack: .absent(.notOffered))
        canaryRuns = [
            CanaryRun(id: "CA-1nvented00", trace, isSigned: true),
            CanaryRun(id: "CA-1nvented01", signIn, isSigned: true),
        ]
    }
}
