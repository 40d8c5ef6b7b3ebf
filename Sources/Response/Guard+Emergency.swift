import ContactCenter

// Whoever calls for help gets through: nobody takes the last way out away without a person who knows it.

extension Guard {

    /// What whoever agrees to the plan has to know first, in plain words.
    public var warnings: [String] {
        plan.changes.compactMap { change in
            if change.opensToAll {
                return
                    "THE TENANT OPENS TO EVERY ADDRESS: without a list whoever has a password, or the secret of a client, may "
                    + "come in from anywhere in the world"
            }
            let verdict = emergency(change)
            guard verdict.answer != .pass else { return nil }
            let trunks = "the trunks of \(change.target.name ?? change.target.id)"
            let once =
                change.verb == .write
                ? "where \(trunks) do not come up with what is written" : "once \(trunks) are out of service"
            return "EMERGENCY CALLS MAY NOT GO OUT any more \(once): \(verdict.because)"
        }
    }

    func emergency(_ change: Change) -> Gate.Verdict {
        guard change.endangersTrunks else {
            return .init(.emergency, .pass, "it takes no way out of a call away")
        }
        guard let ways = circumstances.waysOut.value, circumstances.waysOut.isWhole else {
            return ask("nobody can tell which trunks are in service")
        }
        guard let own = ways.first(where: { $0.settings == change.target }) else {
            guard isKnown(change) else { return ask("nobody can tell whether its trunks are in service") }
            return .init(.emergency, .pass, "none of its trunks is in service")
        }
        guard own.kind == .external else {
            return ask("nobody can tell whether what calls over it finds another way")
        }
        let left = ways.filter { way in
            way.kind == .external && way.settings != change.target && !goesToo(way.settings)
        }
        guard !left.isEmpty else { return ask("no other external trunk is in service") }
        return sites(of: own, in: left)
    }

    /// Whether some settings are out of service with the plan, may be, or were taken out of it before.
    private func goesToo(_ settings: Subject) -> Bool {
        circumstances.past.outOfService.contains(settings)
            || plan.changes.contains { $0.endangersTrunks && $0.target == settings }
    }

    /// A trunk at another site may be no way out of this one.
    private func sites(of own: WayOut, in left: [WayOut]) -> Gate.Verdict {
        guard let sites = own.sites else { return ask("nobody can tell at which sites it ends") }
        let without = sites.filter { site in !left.contains { $0.sites?.contains(site) == true } }
        guard without.isEmpty else {
            return ask("no other external trunk in service is known at " + without.sorted().listed)
        }
        return .init(
            .emergency, .pass,
            "other external trunks are in service at the same sites: \(left.map(\.settings).listed); over which of them "
                + "emergency calls are routed, no capture holds")
    }

    private func ask(_ why: String) -> Gate.Verdict {
        .init(.emergency, .ask, "\(why): emergency calls may not go out any more, so a person decides")
    }

    /// The trunks that go out of service with a change, as far as anybody knows.
    func trunks(of change: Change) -> Set<Subject> {
        guard change.endangersTrunks else { return [] }
        return Set((circumstances.dependents[change.target]?.value ?? []).filter { $0.kind == .trunk })
    }

    /// Whether all is known that hangs on the target of a change.
    func isKnown(_ change: Change) -> Bool { circumstances.dependents[change.target]?.isWhole == true }
}

extension Change {

    /// Whether trunks are out of service with it, or may not come up again: settings are written as a whole.
    var endangersTrunks: Bool {
        verb == .disableTrunk || (verb == .write && target.kind == .trunkSettings)
    }
}

extension Set<Subject> {
    fileprivate func sorted() -> [Subject] { sorted { ($0.name ?? "", $0.id) < ($1.name ?? "", $1.id) } }
}
