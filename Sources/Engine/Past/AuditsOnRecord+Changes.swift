import Assurance
import Capture
import ContactCenter
import Recovery

extension AuditsOnRecord {

    /// The changes to what security rests on in the days before a moment.
    ///
    /// What happened after the newest reading counts against nobody as long as that reading is no older than a day and two
    /// hours: an entry can be that late.
    func changes(before moment: Moment, days: Int, on platform: Drift.Platform) -> Reading<ChangesOnRecord> {
        let (from, to) = span(before: moment, days: days)
        let events = events(from: from, to: moment)
        let known = ChangesOnRecord(from: from, to: to, changes: events.compactMap(platform.securityChange))
        let services = Set(platform.watchingSecurity.kinds.flatMap { platform.audits.services($0.name) }).sorted()
        let missing = services.flatMap { read.missing($0, from, to) }
        return missing.isEmpty ? .observed(known) : .partial(known, missing.map(\.absence))
    }

    /// The exports and role changes in the days before a moment.
    func deeds(before moment: Moment, days: Int, on platform: Drift.Platform) -> Reading<DeedsOnRecord> {
        let (from, to) = span(before: moment, days: days)
        let known = DeedsOnRecord(
            from: from, to: to, deeds: events(from: from, to: moment).compactMap(platform.deed))
        let missing = platform.deedServices.flatMap { read.missing($0, from, to) }
        return missing.isEmpty ? .observed(known) : .partial(known, missing.map(\.absence))
    }

    private func span(before moment: Moment, days: Int) -> (from: Moment, to: Moment) {
        let from = moment.advanced(by: .days(-days))
        let lately = moment.advanced(by: .zero - ReadAudits.lateness)
        return (from, min(moment, max(read.reached ?? from, lately)))
    }

    private func events(from: Moment, to: Moment) -> [AuditEvent] {
        events.filter { (from...to).contains($0.at) }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
}

extension Drift.Platform {

    /// What an entry of the audit log says was changed, where security rests on it.
    fileprivate func securityChange(_ event: AuditEvent) -> RecordedChange? {
        let told = audits.changes(event).filter { rules.isSecurity($0) }
        guard !told.isEmpty else { return nil }
        return RecordedChange(
            id: event.id, at: event.at, action: event.action, actor: event.actor, client: event.client,
            objects: told.map { change in
                ConfiguredObject(
                    change.kind, change.object, name: change.object == event.entity.id ? event.entity.name : nil)
            })
    }
}

extension ComparisonRules {
    fileprivate func isSecurity(_ change: ToldChange) -> Bool {
        guard change.what == .changed else { return weight(of: change.kind) == .heavy }
        // An entry that names no property may be about any.
        guard let fields = change.fields else { return isWatched(change.kind) }
        return fields.contains { weight(of: change.kind, property: $0) == .heavy }
    }
}

extension ReadAudits.Missing {
    fileprivate var absence: Absence { .unanswered(because: words) }
}
