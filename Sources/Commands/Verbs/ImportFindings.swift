import ArgumentParser

extension ImportVerbs {

    /// `linewarden import findings`.
    struct FindingsVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "findings",
            abstract: "Imports what a scanner, a tester or an auditor found, to stand beside what is found here.",
            discussion: """
                Takes SARIF, an OSCAL plan of action, or CSV with a column title or rule, and perhaps id, severity and \
                status. What is found elsewhere never becomes a verdict of ours: CFG-12 counts it, and CFG-11 says \
                when a source has not reported in time.

                A report replaces the last one of the same source. Of each finding the rule, how bad it is and what \
                became of it are kept, and neither its text nor its place.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: "The report.")
        var file: String

        @Option(help: "Whose report it is, always by the same name.")
        var source: String

        @Option(help: ArgumentHelp("How many days may pass until the next one.", valueName: "days"))
        var cadence: Int

        @Option(help: ArgumentHelp("When it was made; as it says itself, else now.", valueName: "moment"))
        var taken: MomentArgument?

        @Flag(help: "Prints what was read as JSON.")
        var json = false

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            guard (1...3660).contains(cadence) else { throw ValidationError("--cadence is a number of days from 1") }
            guard source.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw ValidationError("--source is a name with a letter or a digit in it")
            }
        }

        func run() throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let kept = try ScanImport(of: source, cadenceDays: cadence, into: folder).keep(file, made: taken?.moment)
            let page = FindingsImportPage(
                kept.report, source: source, made: kept.made, cadenceDays: cadence, commit: kept.commit)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        }
    }
}
