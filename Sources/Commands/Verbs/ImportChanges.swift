import ArgumentParser
import Reports
import Tickets

extension ImportVerbs {

    /// `linewarden import changes`.
    struct ChangesVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "changes",
            abstract: "Imports approved change tickets, to stand against what the audit log says was changed.",
            discussion: """
                Takes CSV with the columns ticket, from, to, objects, approver and perhaps who, separated by comma, \
                semicolon or tab; a JSON list of objects with these members; or one such object a line. An object is \
                KIND/ID, KIND/NAME, KIND/* or the name of a setting; in a table several are separated by |. A row that \
                does not read is named, left out, and ends the command with 65.

                The tickets of one import are all there are: the import before is replaced. They lie beside the newest \
                capture from now on, and go along with every later one: CFG-13 and `drift` read them \
                (docs/operating/changes.md).
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: ArgumentHelp("What was exported.", valueName: "file"))
        var files: [String]

        @Option(
            help: ArgumentHelp(
                "When they were exported; now if not given. Later changes stay open.", valueName: "moment"))
        var taken: MomentArgument?

        @Flag(help: "Prints what was read as JSON.")
        var json = false

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if files.isEmpty { throw ValidationError("name at least one file") }
        }

        func run() throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let kept = try TicketImport(into: folder, in: place.dataDirectory)
                .keep(files, taken: taken?.moment ?? Machine.now())
            let terminal = Terminal()
            let page = TicketsImportPage(kept)
            if json { terminal.write(page.json) } else { terminal.say(page.text) }
            for flaw in kept.flaws.prefix(20) { terminal.note("not read: \(flaw)".printable) }
            guard kept.flaws.isEmpty else { throw Ended(code: Failure.Code.unsound.rawValue) }
        }
    }
}
