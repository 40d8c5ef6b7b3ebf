import ContactCenter

/// Asks every gate about one change of a plan, in their order.
///
/// Every gate answers whatever the others say and whatever the mode is: who reads the answers sees all that stands in the
/// way, not the first of it.
public struct Guard: Sendable {
    let plan: Plan
    let circumstances: Circumstances

    public init(_ plan: Plan, in circumstances: Circumstances) {
        self.plan = plan
        self.circumstances = circumstances
    }

    public func clearance(of change: Change) -> Clearance {
        let mode = rules.mode(of: plan.playbook)
        let before = [
            killSwitch(), self.mode(mode), term(), repetition(change), cooldown(change), protection(change), window(),
            source(change), blastRadius(change), conversation(change), staffing(change), emergency(change),
        ]
        let asks = before.contains { $0.answer == .ask }
        let verdicts = before + [approval(asked: asks, mode), target(change)]
        return Clearance(verdicts, mode: mode, isApproved: isApproved)
    }

    var rules: SafetyRules { circumstances.rules }
    var now: Moment { circumstances.now }

    private var isApproved: Bool { if case .given = circumstances.approval { true } else { false } }

    private func killSwitch() -> Gate.Verdict {
        guard let why = circumstances.stopped else {
            return .init(.killSwitch, .pass, "nobody said stop")
        }
        return .init(.killSwitch, .refuse, why)
    }

    private func term() -> Gate.Verdict {
        if now >= plan.ends { return .init(.term, .refuse, "the plan ended at \(plan.ends.iso8601)") }
        if now < plan.made.advanced(by: .seconds(-300)) {
            return .init(
                .term, .refuse, "the plan was made at \(plan.made.iso8601), which is yet to come: check the clock")
        }
        if plan.isAnnounced, (plan.starts ?? plan.made) < plan.made.advanced(by: rules.notice) {
            return .init(
                .term, .refuse,
                "a departure of many is announced \(rules.notice.components.seconds / 3600) hours ahead, and this one was not"
            )
        }
        if let starts = plan.starts, now < starts {
            return .init(.term, .wait, "the plan begins at \(starts.iso8601)")
        }
        return .init(.term, .pass, "until \(plan.ends.iso8601)")
    }

    /// Made before for the same trigger; or begun by another plan, and nobody knows how that ended.
    private func repetition(_ change: Change) -> Gate.Verdict {
        let key = plan.key(of: change)
        if circumstances.past.settled.contains(key) {
            return .init(.repetition, .done, "it was made or left before for \(plan.trigger)")
        }
        guard let open = circumstances.past.begun(under: key, besides: plan.id) else {
            return .init(.repetition, .pass, "it was never made for \(plan.trigger)")
        }
        let (id, number) = (open.plan, open.number)
        return .init(
            .repetition, .wait,
            "\(id) began it for \(plan.trigger) at \(open.at.iso8601), and nobody knows how that ended: look first. "
                + "`linewarden plans apply TENANT \(id)` looks and goes on with it; where it cannot tell, "
                + "`linewarden plans discard TENANT \(id) \(number)` leaves it")
    }

    /// The same done to the same thing by another plan a while ago; a plan that takes one back waits for nothing.
    private func cooldown(_ change: Change) -> Gate.Verdict {
        let last = circumstances.past.last(change.verb, change.target, besides: plan.id)
        guard let last, plan.undoes == nil, !change.verb.rebuilds, last.at.advanced(by: rules.cooldown) > now else {
            return .init(.cooldown, .pass, "not done to it lately")
        }
        return .init(
            .cooldown, .wait,
            "\(last.plan) did the same at \(last.at.iso8601); not again before "
                + last.at.advanced(by: rules.cooldown).iso8601)
    }

    private func protection(_ change: Change) -> Gate.Verdict {
        guard change.verb.cutsOff || change.verb == .write else {
            return .init(.protection, .pass, "nothing is cut off by it")
        }
        let own = change.verb.cutsOff ? reached(by: change) : [change.target]
        let reached = own.union(trunks(of: change))
        let held = rules.protected.filter { entry in entry.ends.map { now < $0 } ?? true }
        guard let entry = held.first(where: { reached.contains($0.subject) }) else {
            if change.endangersTrunks, !isKnown(change), held.contains(where: { $0.subject.kind == .trunk }) {
                return .init(.protection, .refuse, "trunks are protected, and nobody can tell which of them these are")
            }
            return .init(.protection, .pass, "it is not on the protected list")
        }
        let until = entry.ends.map { " until \($0.iso8601)" } ?? ""
        return .init(.protection, .refuse, "protected by \(entry.owner)\(until): \(entry.because)")
    }

    private func window() -> Gate.Verdict {
        guard let window = rules.windows.first(where: { $0.contains(now) }) else {
            return .init(.window, .pass, "no maintenance window is open")
        }
        return .init(.window, .ask, "\(window.name) is open until \(window.ends.iso8601): a person decides")
    }

    private func source(_ change: Change) -> Gate.Verdict {
        guard !rules.trustedSources.isEmpty else { return .init(.source, .pass, "no network is named as trusted") }
        guard let source = plan.source.flatMap(AddressBlock.init) else {
            return .init(.source, .ask, "nobody said from where it was set off: a person decides")
        }
        guard let network = rules.trustedSources.first(where: { $0.contains(source) }) else {
            return .init(.source, .pass, "it was set off from \(source), which is in no trusted network")
        }
        return .init(.source, .ask, "it was set off from \(network), which you trust: a person decides")
    }

    private func mode(_ mode: Mode) -> Gate.Verdict {
        .init(.mode, mode < .approve ? .hold : .pass, mode.words(for: plan.playbook))
    }

    /// Only the platform can tell, and it is asked last.
    private func target(_ change: Change) -> Gate.Verdict {
        let name = change.target.name.map { ", and has to be called \($0) as now" } ?? ""
        return .init(.target, .pass, "it is looked at before anything is sent" + name)
    }
}

extension Guard {

    /// Who must agree: others than whoever planned it, more of them where nothing can be taken back.
    public static func approvalsNeeded(for plan: Plan, under rules: SafetyRules) -> Int {
        plan.lasting.contains { $0.verb.isLastingHarm } || plan.isAnnounced || plan.changesTenant || plan.givesRights
            ? max(rules.lastingApprovals, rules.approvals) : rules.approvals
    }

    private func approval(asked: Bool, _ mode: Mode) -> Gate.Verdict {
        switch circumstances.approval {
        case .refused(let who): return .init(.approval, .refuse, "\(who) refused it")
        case .given(let who, _): return .init(.approval, .pass, "agreed by \(who.joined(separator: ", "))")
        case .none, .waiting:
            guard let why = reasonToAsk(asked: asked, mode) else {
                return .init(.approval, .pass, "nobody needs to agree")
            }
            return .init(.approval, .ask, why + agreed)
        }
    }

    private func reasonToAsk(asked: Bool, _ mode: Mode) -> String? {
        let needed = Self.approvalsNeeded(for: plan, under: rules)
        let others = needed == 1 ? "one other than \(plan.initiator)" : "\(needed) others than \(plan.initiator)"
        if mode != .automatic { return "\(others) must agree" }
        if asked { return "a gate asks for it, so \(others) must agree" }
        if plan.isAnnounced { return "it is a departure of many, so \(others) must agree" }
        if plan.changesTenant { return "it changes the whole tenant, so \(others) must agree" }
        if plan.lasting.contains(where: \.verb.isLastingHarm) {
            return "nothing takes it back, so \(others) must agree"
        }
        let clean = plan.version.map { circumstances.past.cleanRuns[$0] ?? 0 } ?? 0
        if clean >= rules.cleanRuns { return nil }
        return "\(clean) of \(rules.cleanRuns) clean dry runs are behind it, so \(others) must agree"
    }

    private var agreed: String {
        if case .waiting(let count) = circumstances.approval { "; \(count) so far" } else { "; nobody was asked yet" }
    }
}

extension Verb {

    /// Whether it cannot be taken back and somebody has to live with it: a session is signed into again, a secret is gone.
    var isLastingHarm: Bool {
        switch self {
        case .rotateSecret, .resetFactor, .stopJob: true
        default: false
        }
    }
}

extension Plan {

    /// Whether it changes a setting of the whole tenant.
    var changesTenant: Bool { changes.contains(where: \.changesTenant) }

    /// Whether somebody gets what they did not have before a plan of ours took it.
    var givesRights: Bool { undoes == nil && changes.contains { $0.verb == .restoreGrants } }
}

extension Change {

    /// Whether it changes a setting of the whole tenant, or what everybody who holds something may do.
    fileprivate var changesTenant: Bool {
        switch verb {
        case .setAllowlist, .releaseRecordings: true
        case .write, .make: [.tenant, .role, .policy, .provider].contains(target.kind)
        default: false
        }
    }
}

extension Mode {
    fileprivate func words(for playbook: Playbook.ID?) -> String {
        let what = playbook.map { "\($0)" } ?? "what is planned by hand"
        return switch self {
        case .observe: "\(what) is only noted"
        case .dryRun: "\(what) is only shown"
        case .approve: "\(what) is done once others agree"
        case .automatic: "\(what) is done by itself where every gate lets it"
        }
    }
}
