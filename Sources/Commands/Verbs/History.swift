import ArgumentParser
import Assurance
import Catalog
import ContactCenter
import Engine
import Foundation
import History
import Reports
import SQLiteStore

/// `linewarden history`: what was so, and since when.
struct HistoryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Says what was so on a date, and whether it held over a period.",
        subcommands: [Runs.self, AsOf.self, OverPeriod.self],
        defaultSubcommand: Runs.self)

    struct Runs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the runs of a tenant, newest first.")

        @OptionGroup var asked: HistoryOptions

        func run() async throws {
            let (history, projections) = try asked.open()
            let report = RunsReport(try projections.runs(of: history.tenant).map(\.run))
            asked.tell(report.json, report.text)
        }
    }

    struct AsOf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "as-of",
            abstract: "Says what every control said on a date.",
            discussion: "It answers from the last run at or before the date, and says how old that run was by then.")

        @OptionGroup var asked: HistoryOptions

        @Argument(help: ArgumentHelp("Such as 2026-11-24 or 2026-11-24T08:30:00Z.", valueName: "date"))
        var date: MomentArgument

        @OptionGroup var choice: ControlOptions

        func run() async throws {
            let (history, projections) = try asked.open()
            let run = try history.run(asOf: date.moment, of: asked.tenant, in: projections)
            let wanted = Set(try choice.controls().map(\.id))
            let report = AsOfReport(
                run.run, asOf: date.moment,
                try projections.judgements(of: history.tenant, run: run.number).filter { wanted.contains($0.control) },
                titles: Catalog.titles)
            asked.tell(report.json, report.text)
        }
    }

    struct OverPeriod: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "period",
            abstract: "Says whether every control held over a period: held, broken, or not observed.",
            discussion: """
                A stretch between two runs counts as held only if the control held at both, the platform's audit record \
                between them was read whole, and it shows no change to what the control reads. What begins broken is \
                broken until the run that sees it to hold. Everything else is not observed, and never counts as held.
                """)

        @OptionGroup var asked: HistoryOptions

        @Argument(help: ArgumentHelp("The first day.", valueName: "from"))
        var from: MomentArgument

        @Argument(help: ArgumentHelp("Where it ends, that moment not included.", valueName: "to"))
        var to: MomentArgument

        @OptionGroup var choice: ControlOptions

        func validate() throws {
            if from.moment >= to.moment { throw ValidationError("a period ends after it begins") }
        }

        func run() async throws {
            let (history, projections) = try asked.open()
            let observations = try projections.observations(of: history.tenant, until: to.moment)
            let periods = try choice.controls().map { control in
                PeriodReport.Row(
                    control: control.id, title: control.title,
                    period: Period(
                        from: from.moment, to: to.moment, observations: observations[control.id] ?? [],
                        record: try history.changes(to: control, in: projections)))
            }
            let report = PeriodReport(from: from.moment, to: to.moment, periods)
            asked.tell(report.json, report.text)
        }
    }
}

/// What every question about history is asked with.
struct HistoryOptions: ParsableArguments {
    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func open() throws -> (TenantHistory, Projections) {
        let history = try TenantHistory(of: tenant, in: place.dataDirectory)
        return (history, try history.projections())
    }

    func tell(_ bytes: [UInt8], _ text: (Style) -> String) {
        let terminal = Terminal()
        if json { terminal.write(bytes) } else { terminal.say(text(Style(colour: terminal.coloursOutput))) }
    }
}

/// Which controls are asked about.
struct ControlOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this control.", valueName: "id"))
    var control: String?

    @Option(
        help: ArgumentHelp("Only the controls that answer to this framework, such as iso27001-2022.", valueName: "id"))
    var framework: String?

    func controls() throws -> [Control] {
        if let framework, !Framework.all.contains(where: { $0.id == framework }) {
            let ids = Framework.all.map(\.id)
            throw Failure(
                "there is no framework \(framework)",
                hint: Nearest.to(framework, among: ids).map { "did you mean \($0)?" } ?? ids.joined(separator: ", "),
                code: .notThere)
        }
        let found = try control.map { [try Catalog.control(named: $0)] } ?? Catalog.controls
        return found.filter { one in framework == nil || one.satisfies.contains { $0.framework.id == framework } }
    }
}

extension Catalog {
    fileprivate static var titles: [Control.ID: String] {
        Dictionary(controls.map { ($0.id, $0.title) }) { first, _ in first }
    }
}
