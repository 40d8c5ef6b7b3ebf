public import ContactCenter
import LedgerStore
public import Programme
public import Response

/// The journal while it is read from the log: what rests on somebody's word counts only where that word holds.
struct JournalReading {
    private(set) var journal = Journal()
    private var docket: Docket

    init(log: String, people: [Signatory]) { docket = Docket(log: log, people: people, unwaivable: [:]) }

    mutating func take(_ payload: [UInt8], of entry: Entry) {
        if entry.kind == .plan, let plan = Plan(payload) { journal.take(plan) }
        guard entry.kind == .change else { return }
        guard let record = ChangeRecord(payload) else {
            if let held = HeldTogether(payload) { journal.take(held) }
            return
        }
        guard record.isDiscarded else { return journal.take(record) }
        do throws(Refusal) {
            try docket.take(record, in: journal, recorded: entry.at)
            journal.take(record)
        } catch {
            journal.refuse(record, because: "\(error)")
        }
    }
}

extension ChangeRecord {
    fileprivate var isDiscarded: Bool { if case .outcome(.discarded, _, _) = phase { true } else { false } }
}

extension Docket {

    /// Whether what leaves a change as it is is the word of somebody who may say so of exactly this change.
    ///
    /// - Throws: ``Programme/Refusal`` where it is not.
    public mutating func take(
        _ record: ChangeRecord, in journal: Journal, recorded: Moment
    ) throws(Refusal) {
        let signed = try SignedStatement(payload: record.word ?? [])
        guard case .discard(let discard) = signed.statement else { throw .unreadable("it leaves no change") }
        guard let plan = journal.plan(record.plan), plan.id == discard.plan, plan.sha256 == discard.sha256,
            record.number == discard.number, plan.changes.indices.contains(record.number - 1),
            plan.changes[record.number - 1] == record.change, case .outcome(_, _, discard.reason) = record.phase
        else { throw .otherRequest("\(record.plan)/\(record.number)") }
        guard discard.by.rawValue != plan.initiator else { throw .ownRequest(discard.by) }
        try take(signed, recorded: recorded)
    }
}
