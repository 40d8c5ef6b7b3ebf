import Catalog
import ContactCenter
import Foundation
import Response

/// `responder:` of a tenant: who may change it, and how careful they are.
struct ResponderConfiguration {
    let client: TenantConfiguration.ClientConfiguration
    private var rules: SafetyRules
    private let windows: [WeeklyWindow]

    init(client: TenantConfiguration.ClientConfiguration, rules: SafetyRules = SafetyRules()) {
        self.client = client
        self.rules = rules
        windows = []
    }

    /// Reads it, noting what is wrong.
    ///
    /// - Returns: nil where its client is missing: then nothing can be changed.
    init?(_ section: Section, folder: URL) {
        rules = SafetyRules()
        rules.mode = Self.mode(forAllElse: section) ?? rules.mode
        rules.modes = Self.modes(section)
        rules.cleanRuns = section.integer("clean-runs", in: 1...1000) ?? rules.cleanRuns
        rules.approvals = section.integer("approvals", in: 1...10) ?? rules.approvals
        rules.lastingApprovals = section.integer("lasting-approvals", in: 1...10) ?? rules.lastingApprovals
        rules.cooldown = section.integer("cooldown", in: 0...604_800).map { .seconds($0) } ?? rules.cooldown
        rules.patience = section.integer("patience", in: 0...86_400).map { .seconds($0) } ?? rules.patience
        rules.notice = section.integer("notice", in: 0...720).map { .seconds($0 * 3600) } ?? rules.notice
        rules.floor = section.integer("floor", in: 0...10_000) ?? rules.floor
        rules.caps = section.section("caps").map(Caps.init) ?? rules.caps
        rules.testAccounts = Set(section.texts("test-accounts"))
        rules.trustedSources = Self.networks(section)
        rules.protected = section.sections("protected").compactMap(Protection.init)
        windows = section.sections("windows").compactMap(WeeklyWindow.init)
        defer { section.end() }
        guard let details = section.section("client") else {
            section.problem("\(section.full("client")) is missing: nothing can be changed without one")
            return nil
        }
        guard let client = TenantConfiguration.ClientConfiguration(details, folder: folder) else { return nil }
        self.client = client
    }

    /// The rules as of a moment.
    func rules(at now: Moment) -> SafetyRules {
        var rules = rules
        rules.windows = windows.flatMap { $0.windows(around: now) }
        return rules
    }

    /// How far goes what is not named under `playbooks:`.
    private static func mode(forAllElse section: Section) -> Mode? {
        let mode = mode(section.text("mode"), section, "mode")
        guard mode == .automatic else { return mode }
        section.problem(
            "\(section.full("mode")) must not be automatic: it is of every playbook, and of what is planned by hand; name "
                + "each that may act by itself, as in `playbooks: {lock-out: automatic}`",
            at: section.node("mode"))
        return nil
    }

    private static func mode(_ text: String?, _ section: Section, _ name: String) -> Mode? {
        guard let text else { return nil }
        if let mode = Mode(rawValue: text) { return mode }
        section.problem(
            "\(section.full(name)) must be one of \(Mode.allCases.map(\.rawValue).joined(separator: ", "))",
            at: section.node(name))
        return nil
    }

    private static func modes(_ section: Section) -> [Playbook.ID: Mode] {
        guard let all = section.section("playbooks") else { return [:] }
        var modes: [Playbook.ID: Mode] = [:]
        // A canary is planned by a verb of its own.
        let names = Playbook.all.map(\.id.rawValue) + [CanaryPlans.playbook.rawValue]
        for (name, node) in all.members() {
            guard names.contains(name) else {
                let nearest = Nearest.to(name, among: names).map { "; did you mean \($0)?" }
                all.problem("there is no playbook \(name)\(nearest ?? "")", at: node)
                continue
            }
            modes[Playbook.ID(name)] = mode(all.text(name), all, name)
        }
        return modes
    }

    private static func networks(_ section: Section) -> [AddressBlock] {
        section.places("trusted-sources").compactMap { text, node in
            if let block = AddressBlock(text) { return block }
            section.problem("\(section.full("trusted-sources")): \(text) is no address and no network", at: node)
            return nil
        }
    }
}

extension Caps {
    fileprivate init(_ section: Section) {
        self.init()
        targets = section.integer("targets", in: 1...100_000) ?? targets
        percent = section.integer("percent", in: 0...100) ?? percent
        departures = section.integer("departures-percent", in: 0...100) ?? departures
        administrators = section.integer("administrators", in: 0...100) ?? administrators
        dependents = section.integer("dependents", in: 0...100_000) ?? dependents
        errors = section.integer("errors", in: 0...100) ?? errors
        ramp = section.integer("ramp", in: 1...8) ?? ramp
        section.end()
    }
}

extension Protection {
    fileprivate init?(_ section: Section) {
        defer { section.end() }
        let (path, because, owner) = (section.need("subject"), section.need("because"), section.need("owner"))
        let day = section.need("until")
        guard let subject = Subject(path: path) else {
            if !path.isEmpty {
                section.problem(
                    "\(section.full("subject")) must be a kind and an id, such as person/3fa8…",
                    at: section.node("subject"))
            }
            return nil
        }
        guard let ends = Moment(iso8601: day) else {
            if !day.isEmpty {
                section.problem(
                    "\(section.full("until")) must be a date such as 2027-06-30", at: section.node("until"))
            }
            return nil
        }
        self.init(subject, because: because, owner: owner, until: ends)
    }
}
