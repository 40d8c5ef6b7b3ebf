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
            With --scenario, the harm a file describes is done to a copy of the tenant on this machine, made of its newest \
            capture, and what can be put back is put back there, through the calls and the gates a real restore goes \
            through. Nothing is sent to the tenant.

            That is a rehearsal: it proves this program, makes no control met, and measures no time.

            Ends with 0 where everything stands as captured or was told beforehand, with 1 where something did not take or \
            differs without a reason.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Option(help: ArgumentHelp("The capture to restore; the newest if not given.", valueName: "capture"))
    var from: CaptureReference?

    @Option(help: ArgumentHelp("What happens: docs/recovery/scenarios has some.", valueName: "file"))
    var scenario: String

    @Option(help: ArgumentHelp("Who stands for the record: a name under people:.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Signs the record with this private key.", valueName: "file"))
    var key: String?

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if (by == nil) != (key == nil) { throw ValidationError("give --by and --key together") }
    }

    func run() async throws {
        _ = try place.tenant(tenant)
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let commit = try from.map(reading.commit) ?? reading.newest()
        try await play(commit, try reading.capture(at: commit), log: reading.folder.logOrigin)
    }

    private func play(_ commit: String, _ capture: Capture, log: String) async throws {
        let played = try ScenarioFile(scenario).scenario()
        let outcome = try await ScenarioRehearsal(
            scenario: played, commit: commit, capture: capture, by: by.map { Signatory.ID($0) }, log: log
        ).run()
        try await DrillLog(tenant: tenant, place: place).record(outcome.record, signedWith: key)
        for kind in outcome.untouched { Terminal().note("\(tenant) has nothing of \(kind.name) to do harm to") }
        let report = DrillReport(
            outcome.record, of: tenant,
            scenario: .init(
                title: played.title, touched: outcome.touched, steps: outcome.steps, lost: played.lost))
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(report.text(Style(colour: terminal.coloursOutput)))
        }
        if !outcome.record.failed.isEmpty || !outcome.record.unexplained.isEmpty { throw Ended(code: 1) }
    }
}
