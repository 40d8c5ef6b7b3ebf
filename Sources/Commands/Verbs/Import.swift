import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import IdentityProviders

/// `linewarden import`: what other sources than the platform say of a tenant.
struct ImportVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in what other sources than the platform say of a tenant.",
        subcommands: [ProviderVerb.self, FindingsVerb.self, FlowsVerb.self, ChangesVerb.self])

    /// `linewarden import idp`.
    struct ProviderVerb: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "idp",
            abstract: "Imports what the company's identity provider exported: accounts, factors, policies, sign-ins.",
            discussion: """
                Takes NDJSON and CSV as Entra ID and Okta give them; which file is which, its fields say \
                (docs/platforms/identity-providers.md). The files of one import are all there is: the import before is \
                replaced. Accounts are joined to people by external id, then by e-mail.

                It lies beside the newest capture from now on, and goes along with every later one. \
                `linewarden assess TENANT --capture HEAD` judges it at once.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: ArgumentHelp("What was exported.", valueName: "file"))
        var files: [String]

        @Option(
            help: ArgumentHelp(
                "Counts sign-ins to this application alone: the platform's name or id at the provider.",
                valueName: "name"))
        var app: String?

        @Option(help: ArgumentHelp("When the export was taken; now if not given.", valueName: "moment"))
        var taken: MomentArgument?

        @Flag(help: "Prints what was read as JSON.")
        var json = false

        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if files.isEmpty { throw ValidationError("name at least one file") }
        }

        func run() throws {
            let terminal = Terminal()
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let read = try ExportFiles(files).read(application: app)
            let imported = try ProviderImporting(into: folder, in: place.dataDirectory)
                .keep(read, taken: taken?.moment ?? Machine.now())
            let page = ImportPage(read, imported)
            if json { terminal.write(page.json) } else { terminal.say(page.text) }
            for flaw in read.flaws.prefix(20) { terminal.note("not read: \(flaw)") }
            guard read.flaws.isEmpty else { throw Ended(code: Failure.Code.unsound.rawValue) }
        }
    }
}
