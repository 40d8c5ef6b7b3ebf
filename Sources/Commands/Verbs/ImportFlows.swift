import ArgumentParser
import Engine
import GenesysCloud
import Platforms

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

                With --from-platform the platform exports every published flow itself, a job each: that takes two \
                permissions nothing else needs.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: ArgumentHelp("What was exported, or folders of it.", valueName: "file|dir"))
        var files: [String] = []

        @Flag(help: "Has the platform export every flow that is published, instead of files.")
        var fromPlatform = false

        @Option(
            help: ArgumentHelp("When it was exported; when the file was written if not given.", valueName: "moment"))
        var taken: MomentArgument?

        @Flag(help: "Prints what was read as JSON.")
        var json = false

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if files.isEmpty, !fromPlatform { throw ValidationError("name at least one file, or give --from-platform") }
            if fromPlatform, !files.isEmpty || taken != nil {
                throw ValidationError("--from-platform takes no files, and they are taken now")
            }
        }

        func run() async throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let kept =
                fromPlatform
                ? try await exported(into: folder)
                : try FlowImport(into: folder, in: place.dataDirectory).keep(files, taken: taken?.moment)
            let page = FlowsImportPage(kept)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        }

        /// Keeps what the platform exports of the flows of the newest capture; nothing where one of them fails.
        private func exported(into folder: TenantFolder) async throws -> FlowImport.Kept {
            let configured = try place.tenant(tenant)
            let flowImport = try FlowImport(into: folder, in: place.dataDirectory)
            let flows = try flowImport.published()
            guard !flows.isEmpty else {
                throw Failure(
                    "the newest capture of \(tenant) lists no published flow, so there is nothing to export",
                    hint: "collect it first: linewarden assess \(tenant)", code: .notThere)
            }
            let clock = Machine.clock()
            return try await interruptible { [tenant, place] in
                try await Readers.reading(configured, clock: clock, mayExport: true) { readers in
                    _ = try readers.folder(of: tenant, configured, in: place.dataDirectory)
                    // Before the first of them: what was published meanwhile counts as newer.
                    let taken = clock.now()
                    return try flowImport.keep(try await readers.exports(of: flows), of: flows, taken: taken)
                }
            }
        }
    }
}

extension Readers {

    /// What the platform writes of flows, in their order; nothing of those that were published anew meanwhile.
    ///
    /// - Throws: ``Failure`` where they are more than is read at once.
    fileprivate func exports(
        of flows: [FlowExporting.Flow]
    ) async throws -> [(flow: FlowExporting.Flow, bytes: [UInt8])] {
        guard let core = connections[.core] else { return [] }
        let exporting = FlowExporting(core)
        let before = try await exporting.running()
        var exports: [(flow: FlowExporting.Flow, bytes: [UInt8])] = []
        var size = 0
        for flow in flows {
            let bytes = try await exporting.export(flow)
            size += bytes.count
            guard size <= FlowImport.largest else { throw FlowPaths.tooMuch }
            exports.append((flow, bytes))
        }
        let unmoved = Set(FlowExporting.unmoved(flows, from: before, to: try await exporting.running()))
        return exports.filter { unmoved.contains($0.flow) }
    }
}
