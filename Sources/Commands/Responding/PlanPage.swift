import Capture
import ContactCenter
import GenesysCloud
import Programme
import Recovery
import Reports
import Response

/// A plan as people read it: what it does to what, what nothing takes back, what hangs on it, and where it stands.
struct PlanPage {
    let plan: Plan
    let journal: Journal
    let circumstances: Circumstances
    let people: People

    /// What each write puts back, field by field; none where the captures it goes by are not at hand.
    var fields: [Change: [FieldChange]] = [:]

    var text: String {
        var lines = ["\(plan.id)  \(plan.reason)"]
        lines.append(
            "    planned by \(plan.initiator) at \(plan.made.iso8601), until \(plan.ends.iso8601); \(standing)")
        if let playbook = plan.playbook { lines.append("    playbook \(playbook), set off by \(plan.trigger)") }
        if let undone = plan.undoes { lines.append("    takes \(undone) back") }
        lines += warnings
        lines += plan.changes.enumerated().map { "  \($0 + 1)  \(words(for: $1))\(puts($1))\(became($0 + 1))" }
        if !plan.lasting.isEmpty { lines += ["Nothing takes back:"] + plan.lasting.map { "  \(words(for: $0))" } }
        let kept = GenesysCloud.kept(of: plan.changes).map(\.name)
        if !kept.isEmpty { lines.append("Nothing deletes again what is made of: \(kept.joined(separator: ", "))") }
        // What hangs on the rest goes on as it does.
        lines += plan.targets.filter(plan.cutOff.contains).flatMap(dependents)
        if !plan.interrupting.isEmpty {
            lines.append("May be interrupted in the middle of an interaction: " + names(of: plan.interrupting))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var standing: String {
        let needed = Guard.approvalsNeeded(for: plan, under: circumstances.rules)
        return switch circumstances.approval {
        case .none: needed == 0 ? "nobody needs to agree" : "nobody has agreed yet"
        case .waiting(let agreed): "\(agreed) of \(needed) agreed"
        case .refused(let who): "refused by \(who)"
        case .given(let who, _): "agreed by \(who.joined(separator: ", "))"
        }
    }

    func words(for change: Change) -> String {
        let detail = change.detail == .none ? "" : ": \(change.detail.text)"
        return "\(change.verb.words) \(people.name(of: change.target)) (\(change.target.path))\(detail)"
    }

    private func puts(_ change: Change) -> String {
        guard let fields = fields[change] else { return "" }
        if fields.isEmpty { return "\n       names what comes back by its new id" }
        let more = fields.count > Self.mostFields ? ["and \(fields.count - Self.mostFields) fields more"] : []
        return (fields.prefix(Self.mostFields).map(\.brief) + more).map { "\n       " + $0 }.joined()
    }

    private static let mostFields = 12

    private func became(_ number: Int) -> String {
        guard let last = journal.last(number, of: plan) else { return "" }
        return switch last.phase {
        case .held(let outcome): "\n       held: \(outcome.rawValue), \(last.at.iso8601)"
        case .left(let because): "\n       left at \(last.at.iso8601): \(because)"
        case .intent: "\n       begun at \(last.at.iso8601), and nobody noted how it ended: apply looks"
        case .outcome(.leftUnsigned, _, let because):
            "\n       left as it is at \(last.at.iso8601), unsigned, so it is neither settled nor made again: \(because)"
        case .outcome(.discarded, _, let because):
            "\n       discarded\(last.author.map { " by \($0)" } ?? "") at \(last.at.iso8601): \(because)"
        case .outcome(let outcome, _, let because): "\n       \(outcome.rawValue) at \(last.at.iso8601): \(because)"
        }
    }

    private func dependents(of target: Subject) -> [String] {
        guard let reading = circumstances.dependents[target] else { return [] }
        let name = people.name(of: target)
        guard let known = reading.value, reading.isWhole else {
            guard let told = reading.value, !told.isEmpty else { return ["Nobody can tell what depends on \(name)."] }
            return [
                "\(told.count) \(target.kind.hanging) \(name): \(names(of: told))",
                "Nobody can tell what else depends on \(name).",
            ]
        }
        if known.isEmpty { return ["Nothing depends on \(name)."] }
        return ["\(known.count) \(target.kind.hanging) \(name): \(names(of: known))"]
    }

    private func names(of subjects: [Subject]) -> String {
        let names = subjects.prefix(20).map { people.name(of: $0) }.joined(separator: ", ")
        return subjects.count > 20 ? "\(names) and \(subjects.count - 20) more" : names
    }

    /// Each gate with its verdict, change by change.
    func gates(_ clearance: (Change) -> Clearance) -> String {
        plan.changes.enumerated().map { place, change in
            let all = clearance(change)
            let head = "\(place + 1)  \(words(for: change))\n   \(all.outcome.rawValue): \(all.because)\n"
            return head
                + all.verdicts.map { verdict in
                    "     \(verdict.gate.rawValue.padded(to: 19)) \(verdict.answer.rawValue.padded(to: 7)) \(verdict.because)\n"
                }.joined()
        }.joined()
    }

    var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("id", plan.id)
            json.field("sha256", plan.sha256)
            json.key("plan")
            json.verbatim(plan.bytes)
            json.field("standing", standing)
            json.array("records") { json in
                for record in journal.records where record.plan == plan.id { json.verbatim(record.bytes) }
            }
        }
        return json.bytes + [0x0A]
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
