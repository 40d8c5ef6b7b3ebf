import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Recovery
import Reports

/// `linewarden drill`: tries out what a restore brings back.
struct DrillVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Tries out what a restore brings back, and puts on record what it came to.",
        discussion: """
            Without --into it is a rehearsal: the newest capture is restored into a new organisation on this machine, \
            through the calls and the gates a real restore goes through, and what stands there is collected and compared. \
            With --scenario, the harm a file describes is done to a copy of the tenant instead, and what can be put back is \
            put back there. A rehearsal proves this program, makes no control met, and measures no time. Nothing is sent to \
            the tenant.

            With --into it is a drill: a plan made by `linewarden restore TENANT --to SANDBOX`, which others agreed to, is \
            carried out in a sandbox of yours, timed service by service, and compared. Where it was carried out and its \
            record is missing, the same command puts it on record, with the times of the journal, and restores nothing.

            Ends with 0 where everything stands as captured or was told beforehand, with 1 where something did not take or \
            differs without a reason, where a scenario leaves a loss that its file does not expect, or where in a drill a \
            service took longer, or would have lost more, than it may. --show ends with 0.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Option(help: ArgumentHelp("The capture to restore; the newest if not given.", valueName: "capture"))
    var from: CaptureReference?

    @Option(help: ArgumentHelp("What happens: docs/recovery/scenarios has some.", valueName: "file"))
    var scenario: String?

    @Option(
        help: ArgumentHelp("A tenant on the list of sandboxes that is restored into in earnest.", valueName: "tenant"))
    var into: String?

    @Option(help: ArgumentHelp("The plan of the sandbox that others agreed to.", valueName: "id"))
    var plan: String?

    @Option(
        help: ArgumentHelp("The secrets the plan asks for, in a file nobody else may read.", valueName: "file"))
    var secretsFrom: String?

    @Option(help: ArgumentHelp("Who stands for the record: a name under people:.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Signs the record with this private key.", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Prints an earlier rehearsal or drill again, and tries out nothing: its id, or latest.", valueName: "id"))
    var show: String?

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if (by == nil) != (key == nil) { throw ValidationError("give --by and --key together") }
        if (into == nil) != (plan == nil) { throw ValidationError("give --into and --plan together") }
        if into == nil, secretsFrom != nil { throw ValidationError("a rehearsal asks for no secrets") }
        if into != nil, scenario != nil || from != nil {
            throw ValidationError("a drill restores what its plan says: leave out --scenario and --from")
        }
        if show != nil, [into, scenario, by].contains(where: { $0 != nil }) || from != nil {
            throw ValidationError("--show tries out nothing: leave out the rest")
        }
    }

    func run() async throws {
        let terms = try place.decidedTerms(of: tenant)
        let log = try DrillLog(of: tenant, in: place, by: by, key: key)
        if let show { return try tell(log.find(show, of: tenant)) }
        if let into, let plan {
            let drill = try SandboxDrill(
                of: tenant, into: into, in: place, log: log, secrets: try secretsFrom.map { try SecretsFile($0) },
                isOutputData: json)
            return try await finish(try await drill.run(plan), log)
        }
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let commit = try from.map(reading.commit) ?? reading.newest()
        let (capture, origin) = (try reading.capture(at: commit), reading.folder.logOrigin)
        if let scenario {
            let outcome = try await ScenarioRehearsal(
                scenario: try ScenarioFile(scenario).scenario(), commit: commit, capture: capture, log: origin
            ).run()
            for kind in outcome.untouched { Terminal().note("\(tenant) has nothing of \(kind.name) to do harm to") }
            return try await finish(outcome.record, log)
        }
        let rehearsal = WholeRehearsal(
            tenant: tenant, commit: commit, capture: capture, services: terms.services ?? [], log: origin)
        try await finish(try await rehearsal.run(), log)
    }

    /// Puts it on record, says what it came to, and ends with that.
    private func finish(_ record: DrillRecord, _ log: DrillLog) async throws {
        let record = try await log.record(record)
        tell((record, nil))
        if record.falls { throw Ended(code: 1) }
    }

    private func tell(_ drill: (record: DrillRecord, recorded: Moment?)) {
        let report = DrillReport(drill.record, of: tenant, recorded: drill.recorded)
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(report.text(Style(colour: terminal.coloursOutput)))
        }
    }
}
