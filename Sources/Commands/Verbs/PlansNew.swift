import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Response

extension PlansVerb {

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plans changes, and asks others to agree.",
            discussion: """
                A change is a verb, what it is done to, and for some verbs what it takes: \
                "suspend person/3fa8…", "remove-grants person/3fa8… ROLE@DIVISION", "disable-client client/77aa…", \
                "set-allowlist tenant/tenant 192.0.2.0/24". Or name a playbook and what to do it to. With --revert what one \
                entry of the audit log changed is put back, from the last capture before it.

                Nothing is done yet: the plan goes into the ledger, with the request of whoever signs it. Without --key the \
                request is printed, to be signed elsewhere and handed to `plans ask`.
                """)

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: ArgumentHelp("Verb, target and what else it takes, as one word each.", valueName: "change"))
        var changes: [String] = []

        @Option(help: ArgumentHelp("The playbook to take the changes from.", valueName: "id"))
        var playbook: String?

        @Option(help: ArgumentHelp("What the playbook is done to; may be given again.", valueName: "kind/id"))
        var to: [String] = []

        @Option(
            help: ArgumentHelp("A file with a person's id or e-mail address a line: they leave.", valueName: "file"))
        var departures: String?

        @Option(
            help: ArgumentHelp(
                "Takes back what this entry of the audit log changed, where it still stands.", valueName: "audit-entry")
        )
        var revert: String?

        @Option(help: ArgumentHelp("Why, in a sentence others can judge.", valueName: "text"))
        var because: String

        @Option(help: ArgumentHelp("The alert or ticket: the same is never done twice for one.", valueName: "id"))
        var trigger: String?

        @Option(help: ArgumentHelp("The address the trouble came from.", valueName: "address"))
        var source: String?

        @Option(help: ArgumentHelp("Nothing is done before.", valueName: "moment"))
        var from: MomentArgument?

        @Option(
            help: ArgumentHelp("How many hours others have to agree, and it has to be done in.", valueName: "hours"))
        var hours = 8

        @Option(help: ArgumentHelp("May be cut off in the middle of an interaction.", valueName: "person/id"))
        var interrupt: [String] = []

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func validate() throws {
            guard (1...720).contains(hours) else { throw ValidationError("--hours is a number from 1 to 720") }
            let ways = [!changes.isEmpty, playbook != nil, departures != nil, revert != nil].count { $0 }
            guard ways == 1 else {
                throw ValidationError("give changes, or --playbook with --to, or --departures, or --revert")
            }
            if playbook != nil, to.isEmpty { throw ValidationError("say with --to what the playbook is done to") }
            if let source, AddressBlock(source) == nil { throw ValidationError("\(source) is no address") }
            if departures != nil, from == nil { throw ValidationError("say with --from when they leave") }
        }

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            let initiator = try response.programme.signatory(signing.name)
            let (commit, capture) = try response.capture(at: "HEAD")
            let now = Machine.now()
            let reverted = try revert.map { try RevertedEvent($0, of: tenant, response, place.dataDirectory) }
            let planned = try reverted.map(changes(of:)) ?? planned(response, capture).map { $0.named(in: capture) }
            if reverted == nil { try refuse(unknown: planned, in: capture, now: now) }
            let plan = Plan(
                planned, playbook: try playbook.map(Playbook.known), because: because,
                trigger: trigger ?? "by hand at \(now.iso8601)", by: initiator.id.rawValue, at: now,
                from: from?.moment, until: (from?.moment ?? now).advanced(by: .seconds(hours * 3600)), on: commit,
                log: response.folder.logOrigin, restoring: reverted?.restoring,
                interrupting: try interrupt.map(Subject.given), source: source, isAnnounced: departures != nil)
            try response.refuseDeparture(plan, capture, at: now)
            try await response.propose(plan, signing, at: now)
        }

        private func changes(of reverted: RevertedEvent) throws -> [Change] {
            Terminal().say(RestorationPage(reverted.restoration).text)
            guard !reverted.restoration.changes.isEmpty else {
                throw Failure("there is nothing to take back", hint: "what stands above says why", code: .mayNot)
            }
            return reverted.restoration.changes
        }

        private func planned(_ response: TenantResponse, _ capture: Capture) throws -> [Change] {
            if let playbook {
                let playbook = try Playbook.found(playbook)
                return try to.flatMap { text in
                    let subject = try Subject.given(text)
                    guard subject.kind == playbook.target else {
                        throw Failure(
                            "\(playbook.id) is done to a \(playbook.target.rawValue), not to \(text)", code: .usage)
                    }
                    return playbook.changes(to: subject)
                }
            }
            if let departures {
                return try Departures(file: departures).people(in: capture, keys: response.folder.keys)
                    .flatMap { [Change(.suspend, $0), Change(.endSessions, $0)] }
            }
            return try changes.map { text in
                do throws(Change.Unreadable) {
                    return try Change(text)
                } catch {
                    throw Failure("can't plan \(text.debugDescription): \(error)", code: .usage)
                }
            }
        }

        /// A target that the last capture does not hold is a mistyped id, or something that is gone.
        private func refuse(unknown changes: [Change], in capture: Capture, now: Moment) throws {
            let kinds = GenesysCloud.kinds(of:)
            for change in changes where change.target.kind != .tenant {
                let known = kinds(change.target.kind)
                guard !known.isEmpty else { continue }
                if try known.contains(where: { try capture.holds($0, id: change.target.id) }) { continue }
                throw Failure(
                    "\(change.target.path) is not in the capture of \(capture.manifest.began.iso8601)",
                    hint: "is the id right? `linewarden assess \(tenant)` reads the tenant again", code: .notThere)
            }
        }
    }

    struct Ask: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Asks others to agree to a plan that is recorded, with a request signed here or elsewhere.")

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            try await response.ask(for: try response.plan(id, in: try response.journal()), signing)
        }
    }
}

extension Change {

    /// The same with what people call its target.
    fileprivate func named(in capture: Capture) -> Change {
        let name = GenesysCloud.name(of: target, in: capture)
        return Change(verb, Subject(target.kind, target.id, name: name), detail, expects: expects)
    }
}

extension Subject {

    /// What somebody named on the command line.
    static func given(_ text: String) throws -> Subject {
        if let subject = Subject(path: text) { return subject }
        throw Failure("\(text) is no kind and id", hint: "such as person/3fa85f64-…", code: .usage)
    }
}

extension TenantResponse {

    /// Says no to a list of addresses that would have locked anybody out lately, or of which nobody can tell.
    ///
    /// Without a list nobody is locked out, and everybody is let in: that is told, and two others agree. Where nobody ever read
    /// who comes from where, nobody knows what the list was good for.
    func rehearse(_ plan: Plan, at now: Moment) throws {
        for change in plan.changes where change.verb == .setAllowlist {
            guard case .addresses(let networks) = change.detail else { continue }
            let seen = SeenAddresses(
                tenant: name, data: data, now: now, responder: configured.responder?.client.id)
            if networks.isEmpty {
                try seen.refuseUnread()
                continue
            }
            let rehearsed = try seen.rehearsed(networks.compactMap(AddressBlock.init), days: 30)
            guard rehearsed.outcome.decision != .locksNobodyOut else { continue }
            Terminal().say(RehearsalPage(rehearsed, days: 30).text)
            throw Failure(
                "the list was rehearsed on 30 days and would lock somebody out, or nobody can tell",
                hint: "`linewarden rehearse allowlist \(name) …` says whom; nothing was done", code: .mayNot)
        }
    }

    /// Puts a plan on record, shows it, and asks others to agree.
    func propose(_ plan: Plan, _ signing: SigningOptions, at now: Moment) async throws {
        try rehearse(plan, at: now)
        try await record(plan, at: now)
        Terminal().say(try shownPage(of: plan, try journal()).text)
        try await ask(for: plan, signing)
    }

    /// Puts a plan into the ledger; nothing is done by that.
    func record(_ plan: Plan, at now: Moment) async throws {
        guard Plan(plan.bytes) == plan else {
            throw Failure(
                "a plan of that could not be read again", hint: "please report this; nothing was planned", code: .bug)
        }
        let log = try await changeLog(for: "plans")
        try await log.record(plan, at: now)
        try await log.seal(at: now)
    }

    /// Signs the request for others to agree, or prints it to be signed elsewhere.
    func ask(for plan: Plan, _ signing: SigningOptions) async throws {
        guard let signed = try signing.signedElsewhere() ?? signing.sign(.plan(try request(for: plan, signing))) else {
            return
        }
        guard case .plan(let request) = signed.statement, request.sha256 == plan.sha256 else {
            throw Failure(
                "the statement does not ask for \(plan.id)", hint: "was it printed by this command?", code: .unsound)
        }
        guard request.requester.rawValue == plan.initiator else {
            throw Failure(
                "\(plan.initiator) planned \(plan.id), and nobody else asks for it", hint: nil, code: .mayNot)
        }
        try await programme.record([signed], by: "plans ask")
        let needed = Guard.approvalsNeeded(for: plan, under: rules(at: Machine.now()))
        Terminal().say("\(plan.id): \(needed) other\(needed == 1 ? "" : "s") must agree by \(request.end.iso8601)\n")
    }

    private func request(for plan: Plan, _ signing: SigningOptions) throws -> PlanRequest {
        let now = Machine.now()
        return PlanRequest(
            plan.id, sha256: plan.sha256, because: plan.reason, targets: plan.targets.map(\.path),
            askedBy: try programme.signatory(signing.name).id, at: now,
            approvals: Guard.approvalsNeeded(for: plan, under: rules(at: now)), until: plan.ends, log: plan.log)
    }
}
