import ArgumentParser

extension ImportVerbs {

    /// `linewarden import flows`.
    struct FlowsVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "flows",
            abstract: "Imports call flows, message flows and bots as the platform exports them.",
            discussion: """
                Takes the YAML that Architect and Archy export, a file a flow. The files of one import are all there \
                is: the import before is replaced. Secrets in them are kept as keyed hashes, and nobody's name.

                They lie beside the newest capture from now on, and go along with every later one: DAT-14, DAT-15, \
                DAT-16, CHN-10 and INT-17 read them (docs/operating/flows.md).
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: ArgumentHelp("What was exported, or folders of it.", valueName: "file|dir"))
        var files: [String]

        @Option(
            help: ArgumentHelp("When it was exported; when the file was written if not given.", valueName: "moment"))
        var taken: MomentArgument?

        @Flag(help: "Prints what was read as JSON.")
        var json = false

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if files.isEmpty { throw ValidationError("name at least one file") }
        }

        func run() throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let kept = try FlowImport(into: folder, in: place.dataDirectory).keep(files, taken: taken?.moment)
            let page = FlowsImportPage(kept)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        }
    }
}
