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

            With --probe it looks at a tenant for the first time: it checks what no specification says and our verdicts \
            assume, and prints a report of field names and types that holds no value of yours, fit to be sent to us.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    @Flag(help: "Reads the first page of every list, checks what we assume, and prints what the answers look like.")
    var probe = false

    func run() async throws {
        let configured = try place.tenant(tenant)
        if probe {
            let probe = try await reading(configured) { try await Probe.of($0.connections) }
            return Terminal().say(ProbePage(probe: probe).text)
        }
        let diagnosis = try await reading(configured) {
            try await Diagnosis.of($0.connections, controls: Catalog.controls)
        }
        let page = DiagnosisPage(tenant: tenant, diagnosis)
        if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
        if !diagnosis.controls.allSatisfy(\.isDecidable) { throw Ended(code: 2) }
    }

    /// Asks something of a tenant and hangs up.
    private func reading<Result: Sendable>(
        _ configured: TenantConfiguration, _ ask: @escaping @Sendable (Readers) async throws -> Result
    ) async throws -> Result {
        try await interruptible { try await Readers.reading(configured, clock: Machine.clock(), ask) }
    }
}
