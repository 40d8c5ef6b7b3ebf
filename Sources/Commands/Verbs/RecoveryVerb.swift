import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Recovery
import Reports

/// `linewarden recovery`: what has to come back after a loss, and what stands in the way.
struct RecoveryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery",
        abstract: "Says of each service what it needs, in what time it is to come back, and in what time it last did.",
        discussion: """
            The services stand under recovery: of the tenant in the configuration. What each needs is looked for by name \
            in the newest capture; nothing is asked of the platform. Times are those of the last drill in a sandbox: a \
            rehearsal measures none.

            Ends with 0 where the capture holds everything that is needed, with 1 where something is missing, with 2 where \
            something was not read or has a name that several have.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
        let terms = try place.decidedTerms(of: tenant)
        guard let services = terms.services, !services.isEmpty else {
            throw Failure(
                "nobody said what \(tenant) has to recover",
                hint: "list the services under recovery: services: of the tenant; docs/operating/drill.md shows how",
                code: .notThere)
        }
        let capture = try DriftReading(tenant, in: place.dataDirectory).newestCapture()
        let table = try RecoveryTable(
            of: services, in: capture, kinds: GenesysCloud.kinds.filter { $0.layout != .lines },
            shown: try ReadSources.translate(capture), drills: terms.drills.map(\.drill))
        let report = RecoveryReport(table, of: tenant, in: capture.manifest)
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(report.text(Style(colour: terminal.coloursOutput)))
        }
        let open = table.rows.flatMap(\.missing).map(\.holding)
        if open.contains(.missing) { throw Ended(code: 1) }
        if !open.isEmpty { throw Ended(code: 2) }
    }
}
