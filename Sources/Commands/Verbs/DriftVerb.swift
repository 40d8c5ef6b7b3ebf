import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Recovery
import Reports

/// `linewarden drift`: what became of a configuration, and who made it so.
struct DriftVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Says what changed in a tenant's configuration, and who changed it.",
        subcommands: [DriftShow.self, DriftAccept.self, DriftApprove.self, DriftRefuse.self],
        defaultSubcommand: DriftShow.self)
}

/// `linewarden drift show`.
struct DriftShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Says what changed since an earlier capture, grouped by weight and kind, and who changed it.",
        discussion: """
            The newest capture is compared with the last whole one before it, or with the one --since names: a commit, a \
            date (the last capture at or before), or latest~2. What somebody set is compared; what moves by itself, and \
            the order of what has none, is not. What could not be read in one of the two is listed as such and never as \
            gone.

            Each change is joined to the entries of the audit log in the ledger that tell of it (`linewarden audit read`). \
            Where change tickets were imported, each says its own. Names of people stay sealed; only who made a change is named, where the keys are at hand.

            Ends with 0 where nothing changed, 1 where something did, 2 where nothing did as far as it could be compared.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Option(help: ArgumentHelp("The earlier capture; the last whole one before if not given.", valueName: "capture"))
    var since: CaptureReference?

    @Flag(help: "Compares with the baseline that was approved last.")
    var baseline = false

    @Option(
        help: ArgumentHelp("Only these kinds, separated by commas: roles,oauth-clients.", valueName: "kinds"),
        transform: DriftShow.kinds(named:))
    var kinds: [Kind] = GenesysCloud.kinds

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if baseline, since != nil { throw ValidationError("give --since or --baseline, not both") }
    }

    func run() async throws {
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let (earlier, words, detail) = try earlier(reading)
        let (drift, now) = try reading.drift(since: earlier, kinds: kinds)
        let report = DriftReport(
            drift, of: tenant, since: words, detail: detail, tickets: try place.tickets(of: tenant, in: now))
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(
                report.text(
                    Style(colour: terminal.coloursOutput), naming: try reading.naming(of: drift, in: now)))
        }
        if !drift.changes.isEmpty { throw Ended(code: 1) }
        if drift.isPartial { throw Ended(code: 2) }
    }

    /// The commit to compare with, and what it is to whoever asked.
    private func earlier(_ reading: DriftReading) throws -> (commit: String, words: String, detail: String?) {
        if let since { return (try reading.commit(since), since.text, nil) }
        guard baseline else { return (try reading.before(), "the capture before", nil) }
        let docket = try TenantProgramme(tenant, in: place).read().docket
        guard let approved = docket.baseline, approved.holds(at: Machine.now()) else {
            throw Failure(
                "there is no approved baseline of \(tenant) in force",
                hint: "`linewarden drift accept \(tenant) --ticket TICKET` asks for one", code: .notThere)
        }
        try reading.check(approved.baseline)
        return (
            approved.baseline.commit, "the baseline \(approved.id)",
            "ticket \(approved.baseline.ticket), approved by \(approved.approver) on \(approved.approved.iso8601Day)"
        )
    }

    /// Reads a list of kinds.
    @Sendable static func kinds(named text: String) throws -> [Kind] {
        let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let known = GenesysCloud.kinds.map(\.name)
        if let unknown = names.first(where: { !known.contains($0) }) {
            let nearest = Nearest.to(unknown, among: known).map { "; did you mean \($0)?" } ?? ""
            throw ValidationError("there is no kind \(unknown)\(nearest)")
        }
        return GenesysCloud.kinds.filter { names.contains($0.name) }
    }
}
