import ArgumentParser
import Assurance
import Catalog
import ContactCenter
import Engine
import Foundation
import Programme

/// `linewarden exceptions`: what is accepted for a time, asked for by one person and agreed to by another.
struct Exceptions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accepts findings for a time: asked for by one person, agreed to by another.",
        discussion: """
            An exception never makes a control met. It names a control, where, why, whose it is, and until when, a year at \
            most; its findings stay visible, marked and counted apart. Requests and decisions are signed with SSH keys and \
            kept in the tenant's ledger.

            Thresholds looser than a standard and controls set not applicable stand in linewarden.yaml. They are listed \
            here too, as threshold/NAME and not-applicable/CONTROL, and hold once their approver signed.
            """,
        subcommands: [Add.self, List.self, Explain.self, Approve.self, Refuse.self, Expire.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every exception, where it stands, and how many findings it is for.")

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @OptionGroup var place: PlaceOptions

        @Flag(help: "Prints JSON.")
        var json = false

        func run() async throws {
            let programme = try TenantProgramme(tenant, in: place)
            let contents = try programme.read()
            let now = Machine.now()
            let assessed = try programme.judged(under: contents.docket, asOf: now).assessed
            let page = ExceptionPage(programme, contents, assessed, at: now)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explains one: what it hides today, who asked, who agreed, and when it ends.")

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: "Such as EX-3fa85f6412 or threshold/idle-seconds.")
        var id: String

        @Option(help: ArgumentHelp("Writes what was signed here, for `ssh-keygen -Y verify`.", valueName: "dir"))
        var out: String?

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let programme = try TenantProgramme(tenant, in: place)
            let docket = try programme.read().docket
            let request = try programme.find(id, in: docket)
            let now = Machine.now()
            let assessed = try programme.judged(under: docket, asOf: now).assessed
            let recorded = docket.find(request)
            Terminal().say(Explanation(request, recorded, on: assessed, at: now).text)
            guard let out, let recorded else { return }
            let checks =
                try StatementFiles(recorded.statements, people: programme.people).write(to: out)
                + BaselineTags(of: programme).checks(of: recorded.id, by: out + "/signers")
            Terminal().say("  check it    " + checks.joined(separator: "\n              ") + "\n")
        }
    }
}
