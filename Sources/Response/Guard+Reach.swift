import ContactCenter

// How much is cut off: counted over all plans of the last hour, and over what hangs on it.

extension Guard {

    func blastRadius(_ change: Change) -> Gate.Verdict {
        guard change.verb.cutsOff else { return .init(.blastRadius, .pass, "nothing is cut off by it") }
        if let refusal = administrators(change) ?? people(change) ?? targets(change) { return refusal }
        return dependents(of: change)
    }

    /// What others and this plan cut off within the last hour, this change included.
    private func cutOff(with change: Change) -> Set<Subject> {
        let since = now.advanced(by: .seconds(-3600))
        let recent = circumstances.past.made.reversed().prefix { $0.at > since }.filter { made in
            made.verb.cutsOff && !rules.testAccounts.contains(made.target.id)
        }
        return Set(recent.map(\.target)).union([change.target])
    }

    private static let suspicion = "that many at once is an outage or a mistake, not that many intruders"

    private func targets(_ change: Change) -> Gate.Verdict? {
        guard !plan.isAnnounced, !rules.testAccounts.contains(change.target.id) else { return nil }
        let count = cutOff(with: change).union(plan.cutOff).count
        guard count > rules.caps.targets else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(count) things would be cut off within an hour, and \(rules.caps.targets) is the most: "
                + Self.suspicion)
    }

    private func people(_ change: Change) -> Gate.Verdict? {
        guard !plan.isAnnounced, change.target.kind == .person else { return nil }
        let count = cutOff(with: change).union(plan.cutOff).count { $0.kind == .person }
        // One person may always be cut off, however few there are.
        guard count > 1, count * 100 > circumstances.population.active * rules.caps.percent else { return nil }
        return .init(
            .blastRadius, .refuse,
            "\(count) of \(circumstances.population.active) active people would be cut off within an hour, and "
                + "\(rules.caps.percent) % is the most: " + Self.suspicion)
    }

    /// At least two administrators stay, and no more than the cap go.
    private func administrators(_ change: Change) -> Gate.Verdict? {
        guard change.target.kind == .person, [.suspend, .removeGrants].contains(change.verb) else { return nil }
        guard let all = circumstances.population.administrators.value else {
            return .init(.blastRadius, .ask, "nobody can tell who administers the tenant: a person decides")
        }
        guard all.contains(change.target.id) else { return nil }
        let gone = cutOff(with: change).union(plan.cutOff).filter { $0.kind == .person && all.contains($0.id) }
        let left = all.count - gone.count
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
            return .init(.blastRadius, .ask, "nobody can tell what depends on it: a person decides")
        }
        guard !known.isEmpty else { return .init(.blastRadius, .pass, "within the caps; nothing depends on it") }
        let words = "\(known.count) would stop working with it: " + known.listed
        return .init(.blastRadius, known.count > rules.caps.dependents ? .ask : .pass, words)
    }
}

extension [Subject] {

    /// The first ten by name, and how many more.
    var listed: String {
        let names = prefix(10).map { $0.name ?? $0.path }.joined(separator: ", ")
        return count > 10 ? "\(names) and \(count - 10) more" : names
    }
}
