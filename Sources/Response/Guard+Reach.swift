import ContactCenter

// How much is cut off: counted over all plans of the last hour, and over what hangs on it.

extension Guard {

    func blastRadius(_ change: Change) -> Gate.Verdict {
        guard change.verb.cutsOff else { return .init(.blastRadius, .pass, "nothing is cut off by it") }
        let cut = cutOff(with: change)
        let verdicts = [
            departure(), administrators(change, cut), people(change, cut), targets(change, cut), dependents(of: change),
        ]
        .compactMap(\.self)
        return verdicts.first { $0.answer == .refuse } ?? verdicts.first { $0.answer == .ask } ?? verdicts.last
            ?? .init(.blastRadius, .pass, "within the caps")
    }

    /// Who or what is cut off by a change: of a group, its members too.
    func reached(by change: Change) -> Set<Subject> {
        guard change.target.kind == .group else { return [change.target] }
        return Set(circumstances.dependents[change.target]?.value ?? []).union([change.target])
    }

    /// Whether nobody knows all whom a change reaches.
    private func isReachUnknown(_ change: Change) -> Bool {
        change.target.kind == .group && circumstances.dependents[change.target]?.isWhole != true
    }

    /// Everything the plan cuts off.
    private var planned: Set<Subject> {
        plan.cutOffGroups.reduce(into: plan.cutOff) { $0.formUnion(reached(by: $1)) }
    }

    /// What was cut off within the last hour, announced departures apart, with everything of this plan.
    private func cutOff(with change: Change) -> Set<Subject> {
        let since = now.advanced(by: .seconds(-3600))
        let recent = circumstances.past.made.reversed().prefix { $0.at > since }.filter { made in
            made.verb.cutsOff && !made.isAnnounced
        }
        // The larger is copied, and the smaller put in.
        return planned.union(recent.map(\.target)).union(reached(by: change))
    }

    /// Why a departure of many is refused, whoever agrees to it; nil where it is not.
    public var refusedDeparture: String? {
        let all = circumstances.population.administrators.value ?? []
        let telling = plan.changes.prefix(1) + plan.changes.filter { all.contains($0.target.id) }
        return telling.lazy.map(blastRadius).first { $0.answer == .refuse }?.because
    }

    /// Why a change that was begun is not sent again: another was cut off meanwhile; nil where it may be.
    public func refusedStill(_ change: Change) -> String? {
        let verdict = blastRadius(change)
        return verdict.answer == .refuse ? verdict.because : nil
    }

    /// A departure that was announced is its own cap, and that is a share of everybody: a file that is wrong ends here.
    private func departure() -> Gate.Verdict? {
        guard plan.isAnnounced else { return nil }
        let since = now.advanced(by: .seconds(-86_400))
        let others = circumstances.past.made.reversed().prefix { $0.at > since }.filter { made in
            made.isAnnounced && made.verb == .suspend && made.plan != plan.id
        }
        let count = others.isEmpty ? plan.cutOff.count : plan.cutOff.union(others.map(\.target)).count
        let active = circumstances.population.active
        // One person may always leave, however few there are.
        guard count > 1, count * 100 > active * rules.caps.departures else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(count) of \(active) active people would leave within a day, and \(rules.caps.departures) % is the most: is it "
                + "the right file, of the right tenant?")
    }

    private func isTest(_ subject: Subject) -> Bool { rules.testAccounts.contains(subject.id) }

    private static let suspicion = "that many at once is an outage or a mistake, not that many intruders"

    private func targets(_ change: Change, _ cut: Set<Subject>) -> Gate.Verdict? {
        guard !plan.isAnnounced, !isTest(change.target) else { return nil }
        let count = cut.count { !isTest($0) }
        guard count > rules.caps.targets else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(count) things would be cut off within an hour, and \(rules.caps.targets) is the most: " + Self.suspicion)
    }

    private func people(_ change: Change, _ cut: Set<Subject>) -> Gate.Verdict? {
        guard !plan.isAnnounced, [.person, .group].contains(change.target.kind), !isTest(change.target) else {
            return nil
        }
        if isReachUnknown(change) {
            return .init(.blastRadius, .refuse, "nobody can tell who is in the group")
        }
        let count = cut.count { $0.kind == .person && !isTest($0) }
        // One person may always be cut off, however few there are.
        guard count > 1, count * 100 > circumstances.population.active * rules.caps.percent else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(count) of \(circumstances.population.active) active people would be cut off within an hour, and "
                + "\(rules.caps.percent) % is the most: " + Self.suspicion)
    }

    /// At least two administrators stay, whenever the others went, and no more than the cap go within an hour.
    private func administrators(_ change: Change, _ cut: Set<Subject>) -> Gate.Verdict? {
        guard [.person, .group].contains(change.target.kind), [.suspend, .removeGrants].contains(change.verb) else {
            return nil
        }
        guard let all = circumstances.population.administrators.value else {
            return .init(.blastRadius, .ask, "nobody can tell who administers the tenant: a person decides")
        }
        guard reached(by: change).contains(where: { all.contains($0.id) }) else { return nil }
        let gone = cut.filter { $0.kind == .person && all.contains($0.id) }
        let ever = gone.union(circumstances.past.suspended.filter { all.contains($0.id) })
        let left = all.count - ever.count
        if left < 2 {
            return .init(
                .blastRadius, .refuse,
                left < 1 ? "it is the last administrator" : "one administrator would be left, and two is the least")
        }
        guard gone.count > rules.caps.administrators else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(gone.count) administrators would be cut off within an hour, and \(rules.caps.administrators) is the most"
        )
    }

    /// What would stop working with it, by name: more than the cap, and it is never done by itself.
    private func dependents(of change: Change) -> Gate.Verdict {
        guard let reading = circumstances.dependents[change.target] else {
            return .init(
                .blastRadius, .pass, "within the caps; nothing is known to hang on a \(change.target.kind.rawValue)")
        }
        guard let known = reading.value, reading.isWhole else {
            let told = (reading.value ?? []).listed
            let what = told.isEmpty ? "what" : "what else"
            let before = told.isEmpty ? "" : "\(change.target.kind.hanging) it: \(told); "
            return .init(.blastRadius, .ask, before + "nobody can tell \(what) depends on it: a person decides")
        }
        guard !known.isEmpty else { return .init(.blastRadius, .pass, "within the caps; nothing depends on it") }
        let all = Set(known).union(dependentsOfOthers)
        let words = "\(known.count) \(change.target.kind.hanging) it: " + known.listed
        let more = all.count > known.count ? "; with what else was cut off and is planned, \(all.count)" : ""
        return .init(.blastRadius, all.count > rules.caps.dependents ? .ask : .pass, words + more)
    }
}

extension Guard {

    /// What stops working with the rest of the plan, and with what was cut off within the hour.
    private var dependentsOfOthers: Set<Subject> {
        let since = now.advanced(by: .seconds(-3600))
        let recent = circumstances.past.made.reversed().prefix { $0.at > since }.filter(\.verb.cutsOff)
        let planned = plan.cutOff.flatMap { circumstances.dependents[$0]?.value ?? [] }
        return Set(recent.flatMap(\.dependents)).union(planned)
    }
}

extension [Subject] {

    /// The first ten by name, and how many more.
    var listed: String {
        let names = prefix(10).map { $0.name ?? $0.path }.joined(separator: ", ")
        return count > 10 ? "\(names) and \(count - 10) more" : names
    }
}
