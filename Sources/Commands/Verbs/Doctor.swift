import ArgumentParser
import Catalog
import Foundation
import GenesysCloud

/// `linewarden doctor`: what our clients can and cannot read, before anything is collected.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says which controls our clients can decide, and what to grant for the rest.",
        discussion: """
            Signs in with every client of the configuration and asks the platform what it may do. Nothing is collected \
            and nothing is kept.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
        let configured = try place.tenant(tenant)
        let diagnosis = try await interruptible {
            let readers = try await Readers(configured, clock: Machine.clock())
            do {
                let diagnosis = try await Diagnosis.of(readers.connections, controls: Catalog.controls)
                await readers.session.close()
                return diagnosis
            } catch {
                await readers.session.close()
                throw error
            }
        }
        let page = DiagnosisPage(tenant: tenant, diagnosis)
        if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        if !diagnosis.controls.allSatisfy(\.isDecidable) { throw Ended(code: 2) }
    }
}
