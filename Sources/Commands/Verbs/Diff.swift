import ArgumentParser
import Engine
import Foundation
import History
import Reports
import SQLiteStore

/// `linewarden diff`: what became of every finding between two runs.
struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what became of every finding between two runs.",
        discussion: """
            A run is named by `latest`, `latest~1` and so on, by a date (the last run at or before it), or by the \
            beginning of its commit.

            new: not seen by any run before. reopened: was fixed or deleted. still: open then and now. fixed: looked for, \
            and in order. deleted: gone with its object. not observed: was there, and the later run could not look; it \
            stays open.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: ArgumentHelp("The earlier run.", valueName: "run"))
    var earlier = RunReference.before

    @Argument(help: ArgumentHelp("The later run.", valueName: "run"))
    var later = RunReference.latest

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
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
