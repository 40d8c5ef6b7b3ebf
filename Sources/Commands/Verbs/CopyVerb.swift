import ArgumentParser
import Foundation

struct CopyVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copies a tenant's archive and ledger to the places under `copies:`.",
        discussion: """
            A directory takes the archive and what of the ledger is sealed, and so do a Git repository, a branch each, \
            and a bucket, which must lock its objects. No private key goes anywhere. A copy that is damaged, ahead of \
            ours or another is left as it is.

            EXIT CODES
              0  every copy has what we have
              1  a copy disagrees, or is not locked: nothing was written to it
              2  a place cannot be reached, or did not take it
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Copies to this place only.", valueName: "name"))
    var to: String?

    func run() async throws {
        let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
        let page = CopiesPage(outcomes: try await TenantCopies(of: folder, at: place, only: to).bring())
        Terminal().say(page.text)
        if page.code != 0 { throw Ended(code: page.code) }
    }
}
