import ArgumentParser
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Response

/// `linewarden plans`: what is to be changed in a tenant, agreed to by others, carried out, and taken back.
struct PlansVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plans",
        abstract: "Plans changes to a tenant, has others agree, carries them out, takes them back.",
        discussion: """
            Nothing is changed that was not planned, recorded and agreed to. Every change passes every gate: the stop switch, \
            whether it was done before, the protected list, maintenance windows, how much is cut off, who is in an \
            interaction, how many people a queue keeps, and who agreed. `explain` prints each with its verdict.

            What is about to be done is in the ledger before the first request is sent, and what came of it after the last \
            answer. After a crash `apply` looks first and repeats nothing blindly.

            ENDINGS
              0  done, or nothing to do     1  something failed or was refused     2  something waits, for a person or a time
            """,
        subcommands: [
            New.self, Show.self, Explain.self, Ask.self, Approve.self, Refuse.self, Apply.self, Undo.self, Discard.self,
            Stop.self, Go.self,
        ])

    static let name = ArgumentHelp("The tenant's name in the configuration.")
    static let planID = ArgumentHelp("Such as PL-3fa85f6412, or the beginning of it.", valueName: "plan")
}

extension PlansVerb {

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the plans, or shows one.")

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String?

        @OptionGroup var place: PlaceOptions

        @Flag(help: "Prints JSON.")
        var json = false

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            let journal = response.naming(try response.journal())
            if let id {
                let page = try response.shownPage(of: try response.plan(id, in: journal), journal)
                if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
                return
            }
            let pages = try response.pages(of: journal.plans, journal)
            if json {
                for page in pages { Terminal().write(page.json) }
            } else {
                Terminal().say(pages.isEmpty ? "nothing is planned\n" : pages.map(\.text).joined(separator: "\n"))
            }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what every gate says of every change of a plan, as of now.",
            discussion: """
                Asks the platform what the people in the plan are doing right now, and changes nothing. With --offline it \
                asks nobody, and says that it does not know.
                """)

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String

        @OptionGroup var place: PlaceOptions

        @Flag(help: "Asks nothing of the platform.")
        var offline = false

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            let journal = response.naming(try response.journal())
            let plan = try response.plan(id, in: journal)
            var page = try response.shownPage(of: plan, journal)
            if !offline { page = try await response.live(page) }
            let asked = Guard(plan, in: page.circumstances)
            Terminal().say(page.text + "\n" + page.gates(asked.clearance(of:)))
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Agrees to a plan that somebody else made.",
            discussion: """
                Signs a statement that names the plan by its SHA-256, so that it is of these changes to these things and no \
                others. Read `linewarden plans show` first.
                """)

        @OptionGroup var deciding: DecidingOptions

        func run() async throws {
            try sayWhatToKnow()
            try await deciding.decide(.approve, by: "plans approve")
        }

        /// What nobody should agree to without having read it, before anything is signed.
        private func sayWhatToKnow() throws {
            let response = try TenantResponse(deciding.tenant, in: deciding.place)
            let journal = try response.journal()
            guard let plan = journal.plan(deciding.id),
                plan.changes.contains(where: { $0.hasToBeKnown || $0.unrehearsed != nil })
            else {
                return
            }
            for warning in try response.page(of: plan, journal).warnings { Terminal().note(warning) }
        }
    }

    struct Refuse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuses a plan that somebody else made.")

        @OptionGroup var deciding: DecidingOptions

        func run() async throws { try await deciding.decide(.refuse, by: "plans refuse") }
    }

    struct Stop: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says stop: nothing more is changed in the tenant until `plans go`.")

        @Argument(help: PlansVerb.name)
        var tenant: String

        @OptionGroup var place: PlaceOptions

        @Option(help: ArgumentHelp("Only this playbook.", valueName: "id"))
        var playbook: String?

        @Option(help: ArgumentHelp("Why, for whoever finds it stopped.", valueName: "text"))
        var because: String

        func run() throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            try StopFlags(place.dataDirectory, folder).stop(try playbook.map(Playbook.known), because: because)
            Terminal().say("stopped; `linewarden plans go \(tenant)` takes it back\n")
        }
    }

    struct Go: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes a stop back.")

        @Argument(help: PlansVerb.name)
        var tenant: String

        @OptionGroup var place: PlaceOptions

        @Option(help: ArgumentHelp("Only this playbook.", valueName: "id"))
        var playbook: String?

        func run() throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let stopped = try StopFlags(place.dataDirectory, folder).goOn(try playbook.map(Playbook.known))
            Terminal().say(stopped ? "goes on\n" : "it was not stopped\n")
        }
    }
}

extension Playbook {

    /// The id of a playbook there is.
    static func known(_ id: String) throws -> Playbook.ID { try found(id).id }

    static func found(_ id: String) throws -> Playbook {
        if let playbook = named(id) { return playbook }
        let ids = all.map(\.id.rawValue)
        throw Failure(
            "there is no playbook \(id)",
            hint: Nearest.to(id, among: ids).map { "did you mean \($0)?" }
                ?? "there are \(ids.joined(separator: ", "))",
            code: .notThere)
    }
}

extension TenantResponse {

    /// A plan with everything around it, as of now.
    func page(of plan: Plan, _ journal: Journal) throws -> PlanPage { try pages(of: [plan], journal)[0] }

    /// The same with what each write puts back, which takes reading two captures.
    func shownPage(of plan: Plan, _ journal: Journal) throws -> PlanPage {
        var page = try page(of: plan, journal)
        // Where the archive has lost what was agreed to, applying it says so.
        let documents = (try? documents(of: plan, in: journal)) ?? [:]
        page.fields = Dictionary(
            documents.map { ($0, GenesysCloud.fields(of: $0, $1)) }, uniquingKeysWith: { first, _ in first })
        return page
    }

    /// Several of them: the capture, the docket and the names are read once for all.
    func pages(of plans: [Plan], _ journal: Journal) throws -> [PlanPage] {
        guard !plans.isEmpty else { return [] }
        // Who there is now, not when it was planned: others may have gone since.
        let (_, capture) = try capture(at: "HEAD")
        let (snapshot, docket, now) = (try snapshot(of: capture), try programme.read().docket, Machine.now())
        let mentions = try GenesysCloud.mentions(
            of: Set(plans.flatMap(\.targets)).sorted { $0.id < $1.id }, in: capture)
        let around = plans.map { circumstances(of: $0, snapshot, mentions, docket, journal, at: now) }
        let named = plans.flatMap(\.targets) + around.flatMap { $0.dependents.values.flatMap { $0.value ?? [] } }
        let people = try People(of: capture, needed: Set(named.map(\.id)), keys: folder.keys)
        return zip(plans, around).map { PlanPage(plan: $0, journal: journal, circumstances: $1, people: people) }
    }

    /// The same with what the people in it are doing right now.
    func live(_ page: PlanPage) async throws -> PlanPage {
        try await Responder.acting(on: name, configured, in: data, clock: Machine.clock()) { changer in
            var around = page.circumstances
            for change in page.plan.changes
            where page.plan.asksWhatSomebodyDoes(before: change, after: around.past)
                && around.live[change.target] == nil
            {
                around.live[change.target] = await changer.live(change.target)
            }
            return PlanPage(
                plan: page.plan, journal: page.journal, circumstances: around, people: page.people, fields: page.fields)
        }
    }
}
