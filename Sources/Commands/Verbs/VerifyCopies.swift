import ArgumentParser
import Foundation

struct VerifyCopies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-copies",
        abstract: "Proves that the copies of a tenant's archive and ledger agree with ours.",
        discussion: """
            Every object and every byte of a copy is hashed again. Its archive must be ours or the beginning of ours; \
            its ledger must be sound, signed with our keys, and by a consistency proof the beginning of ours. How far \
            it is behind is said, and is no disagreement. In a bucket every lock is read back, and what was overwritten \
            or deleted is found.

            EXIT CODES
              0  every copy agrees
              1  a copy disagrees or is damaged
              2  a copy cannot be reached, or was never made
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
        let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
        let page = CopiesPage(outcomes: try await TenantCopies(of: folder, at: place).verify())
        if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        if page.code != 0 { throw Ended(code: page.code) }
    }
}
