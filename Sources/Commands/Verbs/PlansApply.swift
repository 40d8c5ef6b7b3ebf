import ArgumentParser
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Programme
import Response

extension PlansVerb {

    struct Apply: AsyncParsableCommand {

        /// How much of the platform's limit a restore into a sandbox takes, in percent: nobody works there.
        private static let restoringShare = 95

        static let configuration = CommandConfiguration(
            abstract: "Carries out a plan as far as every gate lets it, and reads back what was made.",
            discussion: """
                May be run again: what was made is never made twice, and what was begun when it was stopped is looked at \
                first. A new secret is printed once, and kept nowhere. What a restore into another tenant makes of secrets is read \
                from the file of --secrets-from, or asked for on the terminal: it goes into the one request that needs it, \
                and is kept and printed nowhere.
                """)

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String

        @OptionGroup var place: PlaceOptions

        @Flag(help: "Looks, asks every gate, prints the requests it would send, and sends none of them.")
        var dryRun = false

        @Option(
            help: ArgumentHelp(
                "Makes this change again though nobody can tell whether it was made.", valueName: "number"))
        var again: [Int] = []

        @Option(
            help: ArgumentHelp(
                "The secrets it asks for, in a file nobody else may read: `restore --to` prints one to fill in.",
                valueName: "file"))
        var secretsFrom: String?

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            // A pipe waits for whoever fills it: nothing is held meanwhile.
            let file = try secretsFrom.map { try SecretsFile($0) }
            var held = try await hold(response)
            ApplyReport(page: held.page).sayWhatMayBeOn()
            if held.page.isOnlyNoted { return try tell(try await note(held, response), of: held.page) }
            let work = try PlanWork(of: held.page, response, in: place)
            let secrets = PlanSecrets(
                plan: held.page.plan, journal: held.page.journal, file: file, asksHere: !dryRun)
            var typed: GivenSecrets?
            if secrets.asksSomebody(for: work.rebuilt) {
                // Whoever types takes their time, and nobody else waits for that: every gate is asked anew afterwards.
                _ = consume held
                typed = try await acting(response, work) { try await secrets.given(for: work.rebuilt, by: $0) }
                held = try await hold(response)
            }
            try tell(try await carryOut(held, work, response, secrets, typed), of: held.page)
        }

        private func hold(_ response: TenantResponse) async throws -> HeldPlan {
            try await HeldPlan(id, of: response, for: "plans apply", onlyShowing: dryRun)
        }

        private func note(_ held: HeldPlan, _ response: TenantResponse) async throws -> [Applied] {
            let noted = try await response.noted(held.page, into: held.log)
            for applied in noted { ApplyReport(page: held.page).say(applied) }
            return noted
        }

        private func tell(_ applied: [Applied], of page: PlanPage) throws {
            let report = ApplyReport(page: page)
            Terminal().say(report.summary(of: applied))
            if let code = report.ending(of: applied) { throw Ended(code: code) }
        }

        private func acting<Result: Sendable>(
            _ response: TenantResponse, _ work: PlanWork, _ act: (Changer) async throws -> Result
        ) async throws -> Result {
            try await Responder.acting(
                on: tenant, response.configured, in: response.data, clock: Machine.clock(),
                share: work.elsewhere.map { _ in Self.restoringShare }, act)
        }

        /// - Parameter typed: What a person typed; nil where nobody was asked.
        private func carryOut(
            _ held: HeldPlan, _ work: PlanWork, _ response: TenantResponse, _ secrets: PlanSecrets,
            _ typed: GivenSecrets?
        ) async throws -> [Applied] {
            let (page, plan, flags) = (held.page, held.page.plan, response.flags)
            let report = ApplyReport(page: page)
            let check = work.elsewhere?.work.check
            let applied = try await acting(response, work) { responder in
                let given = if let typed { typed } else { try await secrets.given(for: work.rebuilt, by: responder) }
                let changer = responder.writing(work.documents).making(work.rebuilt, with: given) {
                    flags.stopped(plan.playbook) ?? plan.ended(at: Machine.now())
                }
                let applying = Applying(
                    plan, in: page.circumstances, journal: page.journal, by: TenantHands(changer), into: held.log,
                    clock: Machine.clock(), stopped: { flags.stopped(plan.playbook) }, again: Set(again),
                    reread: { try await held.log.journal(from: response.folder, of: response.programme.people) },
                    agreed: { try response.approval(of: plan, under: page.circumstances.rules) })
                let applied = try await applying.run(
                    { report.say($0) }, reveal: { report.reveal($1, of: $0) }, switched: { report.say($0) },
                    permit: { try await check?.check(changer) })
                // Told before anything else can go wrong, and once more at the end.
                for warning in report.warnings(of: applied) { Terminal().note(warning) }
                if let elsewhere = work.elsewhere, !dryRun, plan.rebuilds {
                    let proof = try await elsewhere.work.proof(changer, kinds: elsewhere.kinds)
                    Terminal().say(RebuildProofPage(proof).text)
                }
                return applied
            }
            try await held.log.seal(at: Machine.now())
            return applied
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plans to take a plan back, last change first.",
            discussion: """
                A plan like any other: others agree, and `plans apply` carries it out. What was so before is left so, and \
                what somebody changed since is not taken back over their head.
                """)

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String

        @Option(help: ArgumentHelp("Why, in a sentence others can judge.", valueName: "text"))
        var because: String

        @Option(
            help: ArgumentHelp("How many hours others have to agree, and it has to be done in.", valueName: "hours"))
        var hours = 8

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            let journal = response.naming(try response.journal())
            let undone = try response.plan(id, in: journal)
            let (changes, lasting) = journal.undo(of: undone)
            for (change, because) in lasting { Terminal().note("\(change.action) stays: \(because)") }
            guard !changes.isEmpty else {
                throw Failure("there is nothing to take back in \(undone.id)", code: .notThere)
            }
            let now = Machine.now()
            let plan = Plan(
                changes, because: because, trigger: undone.id,
                by: try response.programme.signatory(signing.name).id.rawValue,
                at: now, until: now.advanced(by: .seconds(hours * 3600)), on: undone.commit, log: undone.log,
                restoring: undone.documents?.inverse, undoing: undone.id)
            try await response.propose(plan, signing, at: now)
        }
    }
}
