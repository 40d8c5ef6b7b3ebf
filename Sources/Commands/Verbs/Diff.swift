import ArgumentParser
import Engine
import Foundation
import GenesysCloud
import History
import Recovery
import Reports
import SQLiteStore

/// `linewarden diff`: what became of every finding between two runs, or how two tenants differ.
struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what became of every finding between two runs, or how two tenants differ.",
        discussion: """
            A run is named by `latest`, `latest~1` and so on, by a date (the last run at or before it), or by the \
            beginning of its commit.

            new: not seen by any run before. reopened: was fixed or deleted. still: open then and now. fixed: looked for, \
            and in order. deleted: gone with its object. not observed: was there, and the later run could not look; it \
            stays open.

            With --tenant given twice the newest captures of two tenants are compared instead, object by object of the \
            same name: ids and what moves by itself are left out. That ends with 0 where they are the same, 1 where they \
            differ, 2 where they are the same as far as they could be compared.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String?

    @Option(name: .customLong("tenant"), help: "A tenant to compare by name with another; given twice.")
    var tenants: [String] = []

    @Argument(help: ArgumentHelp("The earlier run.", valueName: "run"))
    var earlier = RunReference.before

    @Argument(help: ArgumentHelp("The later run.", valueName: "run"))
    var later = RunReference.latest

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        guard tenants.isEmpty ? tenant == nil : tenant != nil || tenants.count != 2 else { return }
        throw ValidationError("name one tenant and two runs, or two tenants with --tenant")
    }

    func run() async throws {
        if let tenant { try runs(of: tenant) } else { try compareTenants() }
    }

    private func compareTenants() throws {
        let captures = try tenants.map { try DriftReading($0, in: place.dataDirectory).newestCapture() }
        let difference = try Difference.ofTenants(
            captures[0], captures[1], kinds: GenesysCloud.kinds.filter { $0 != .organization },
            by: GenesysCloud.compared)
        let report = TenantComparisonReport(difference, of: tenants[0], and: tenants[1])
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(report.text(Style(colour: terminal.coloursOutput)))
        }
        if !difference.objects.isEmpty { throw Ended(code: 1) }
        if !difference.notCompared.isEmpty { throw Ended(code: 2) }
    }

    private func runs(of tenant: String) throws {
        let history = try TenantHistory(of: tenant, in: place.dataDirectory)
        let projections = try history.projections()
        let first = try earlier.run(of: history.tenant, in: projections)
        let last = try later.run(of: history.tenant, in: projections)
        guard first.number <= last.number else {
            throw Failure(
                "the first run is the later one",
                hint: "name the earlier run first: `linewarden diff TENANT EARLIER LATER`",
                code: .usage)
        }
        let report = DifferenceReport(
            from: first.run, to: last.run,
            findings: try projections.differences(of: history.tenant, from: first.number, to: last.number))
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(report.text(Style(colour: terminal.coloursOutput)))
        }
    }
}
