import ContactCenter
import Engine
import GenesysCloud
import Redaction
import Response

/// What became of a plan, change by change.
struct ApplyReport {
    let page: PlanPage

    /// Whether standard output is for something else: what has to be seen all the same goes to standard error.
    var isOutputData = false

    /// One change, as soon as it is settled.
    func say(_ applied: Applied) {
        let others = applied.others == 0 ? "" : "\n   and the same of \(applied.others) more"
        Terminal().say("\(applied.number)  \(page.words(for: applied.change))\n   \(words(for: applied))\(others)\n")
    }

    /// A new secret, the one time it is said.
    func reveal(_ secret: Secret, of change: Change) {
        let name = page.people.name(of: change.target)
        let words = "the new secret of \(name), shown this once and kept nowhere: \(secret.exposed)"
        if isOutputData { Terminal().note(words) } else { Terminal().say(words + "\n") }
    }

    /// What was made switched on, as soon as anybody knows how it is.
    func say(_ made: MadeOn) {
        let name = page.people.name(of: made.change.target)
        Terminal().note(
            made.isOff
                ? "change \(made.number): \(name) is switched off now, or was never made"
                : stillOn(made.number, name))
    }

    /// What an earlier run may have left switched on, named before anything can go wrong: so that it is known where nobody
    /// comes to look at it.
    func sayWhatMayBeOn() {
        for (place, change) in page.plan.changes.enumerated()
        where change.verb == .make && change.target.kind == .client
            && page.journal.mayHaveMade(place + 1, of: page.plan)
        {
            Terminal().note(
                "MAY BE SWITCHED ON: change \(place + 1) made \(page.people.name(of: change.target)), or may have, before it was "
                    + "stopped. Where no line below says that it is switched off, switch it off by hand.")
        }
    }

    private func words(for applied: Applied) -> String {
        switch applied.result {
        case .outcome(let outcome, let because): "\(outcome.rawValue): \(because)"
        case .left(let because): "left: \(because)"
        case .held(let clearance):
            switch clearance.outcome {
            case .shownOnly:
                "only shown; would send " + GenesysCloud.requests(for: applied.change).joined(separator: ", then ")
                    + predicted(applied) + blocked(clearance)
            case .onlyNoted: "only noted: \(page.plan.trigger) would have set it off"
            default: "\(clearance.outcome.rawValue): \(clearance.because)"
            }
        }
    }

    /// What would be different afterwards, as its target was seen just now.
    private func predicted(_ applied: Applied) -> String {
        guard let seen = applied.seen else { return "" }
        if seen.isDone { return "\n   would change nothing: it is so already" }
        return seen.difference.map { "\n   would make of it \($0)" } ?? ""
    }

    private func blocked(_ clearance: Clearance) -> String {
        let reasons = clearance.verdicts.filter { ![.pass, .hold].contains($0.answer) && $0.gate != .approval }
        return reasons.isEmpty
            ? "" : "\n   " + reasons.map { "\($0.gate.rawValue): \($0.because)" }.joined(separator: "\n   ")
    }

    /// One line, and what left something undone: each reason once, with how often.
    func summary(of applied: [Applied]) -> String {
        let done = applied.count(where: \.isSettled)
        var lines = ["\(page.plan.id): \(done) of \(applied.count) changes are made or settled"]
        var counts: [(because: String, count: Int)] = []
        for one in applied where !one.isSettled {
            let because = words(for: one)
            if let place = counts.firstIndex(where: { $0.because == because }) {
                counts[place].count += 1
            } else {
                counts.append((because, 1))
            }
        }
        lines += counts.prefix(10).map { "  \($0.count) not: \($0.because)" }
        if counts.count > 10 { lines.append("  and \(counts.count - 10) more reasons") }
        lines += warnings(of: applied)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What a person has to switch off now, by name.
    func warnings(of applied: [Applied]) -> [String] {
        applied.filter(\.isLeftOn).map { stillOn($0.number, page.people.name(of: $0.change.target)) }
    }

    private func stillOn(_ number: Int, _ name: String) -> String {
        "STILL SWITCHED ON: change \(number) made \(name), or may have, and it could not be switched off. Switch it off by hand "
            + "now, or apply the plan again: that comes first then."
    }

    /// 1 where something failed or was refused, 2 where something waits; nil where all is done.
    func ending(of applied: [Applied]) -> Int32? {
        if applied.contains(where: \.isLeftOn) { return 1 }
        let open = applied.filter { !$0.isSettled }
        guard !open.isEmpty else { return nil }
        // What was left because of another says nothing of its own.
        let waits = open.filter { !$0.isLeft }.allSatisfy { one in
            guard case .held(let clearance) = one.result else { return false }
            return [.awaitsApproval, .wait, .shownOnly, .onlyNoted].contains(clearance.outcome)
        }
        if open.contains(where: \.isOnlyShown), open.allSatisfy({ $0.isOnlyShown || $0.isLeft }) { return nil }
        return waits && open.contains { !$0.isLeft } ? 2 : 1
    }
}

extension Applied {
    fileprivate var isLeft: Bool { if case .left = result { true } else { false } }
}

extension PlanPage {

    /// The same with nothing to be done, whatever its mode is.
    func onlyShowing() -> PlanPage {
        var around = circumstances
        around.rules.mode = min(around.rules.mode, .dryRun)
        around.rules.modes = around.rules.modes.mapValues { min($0, .dryRun) }
        return PlanPage(plan: plan, journal: journal, circumstances: around, people: people)
    }
}
