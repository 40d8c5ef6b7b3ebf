import ArgumentParser
import Foundation
import LedgerStore

extension LedgerVerbs {
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes the newest checkpoint of a tenant's ledger to every place of the configuration.",
            discussion: """
                `assess` and `audit read` do so by themselves; this is for after a decision, or where a place was away.

                EXIT CODES
                  0  every place has it
                  2  a place would not take it
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
            let publication = try place.publication(of: folder)
            guard !publication.places.isEmpty else {
                throw Failure(
                    "\(place.configurationFile.path) names no place for checkpoints",
                    hint: "docs/configuration.md shows `checkpoints:`", code: .configuration)
            }
            let terminal = Terminal()
            let outcomes = try await publication.publish(telling: terminal)
            for outcome in outcomes where outcome.failure == nil { terminal.say("kept by \(outcome.place)\n") }
            if outcomes.contains(where: { $0.failure != nil }) { throw Ended(code: 2) }
        }
    }
}
