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
        subcommands: [DriftShow.self, DriftAccept.self, DriftApprove.self, DriftRefuse.self, DriftTag.self],
        defaultSubcommand: DriftShow.self)
}

/// `linewarden drift show`.
struct DriftShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Says what changed since an earlier capture, grouped by weight and kind, and who changed it.",
        discussion: """
            The newest capture is compared with the last whole one before it, or with the one --since names: a commit, a \
            date (the last capture at or before), or latest~2. --baseline compares with the baseline in force; with an id \
            (BL-…), seven digits or more of its commit, or a date (the last one agreed to by the end of that day) it is that \
            one, in force or not. What somebody set is compared; what moves by itself, and \
            the order of what has none, is not. What could not be read in one of the two is listed as such and never as \
            gone.

            Each change is joined to the entries of the audit log in the ledger that tell of it (`linewarden audit read`). \
            Where change tickets were imported, each says its own. Names of people stay sealed; only who made a change is named, where the keys are at hand.

            Ends with 0 where nothing changed, 1 where something did, 2 where nothing did as far as it could be compared, or \
            the tag of the baseline is not what the ledger says.
            """)

    @Argument(help: ArgumentHelp("The tenant's name in the configuration.", valueName: "tenant"))
    var name: String?

    @Option(help: ArgumentHelp("The earlier capture; the last whole one before if not given.", valueName: "capture"))
    var since: CaptureReference?

    @Option(
        defaultAsFlag: BaselineReference.inForce, parsing: .next,
        help: ArgumentHelp("Compares with a baseline that was approved.", valueName: "baseline"))
    var baseline: BaselineReference?

    @Option(
        help: ArgumentHelp("Only these kinds, separated by commas: roles,oauth-clients.", valueName: "kinds"),
        transform: DriftShow.kinds(named:))
    var kinds: [Kind] = GenesysCloud.kinds

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if baseline != nil, since != nil {
            throw ValidationError("give --since or --baseline, not both: each says what to compare with")
        }
        if tenant.isEmpty { throw ValidationError("name the tenant: `linewarden drift TENANT`") }
        if name != nil, let baseline, baseline.way == nil {
            throw ValidationError(
                "\(baseline) names no baseline: give its id (BL-…), \(BaselineReference.fewestDigits) digits or more of "
                    + "its commit, or a date")
        }
    }

    /// The tenant; `--baseline` before it takes its name for a baseline's, which it cannot be.
    var tenant: String { name ?? (baseline?.way == nil ? baseline?.text : nil) ?? "" }

    /// The baseline to compare with; nil where another capture is asked for.
    var wanted: BaselineReference? { baseline?.way == nil ? baseline.map { _ in .inForce } : baseline }

    func run() async throws {
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let compared = try compared(reading)
        let earlier = try compared?.commit ?? since.map { try reading.commit($0) } ?? reading.before()
        let (drift, now) = try reading.drift(since: earlier, kinds: kinds)
        let tickets = try place.tickets(of: tenant, in: now)
        let report =
            compared.map { DriftReport(drift, of: tenant, from: $0.baseline, tickets: tickets) }
            ?? DriftReport(drift, of: tenant, since: since?.text ?? "the capture before", tickets: tickets)
        let terminal = Terminal()
        if json {
            terminal.write(report.json)
        } else {
            terminal.say(
                report.text(
                    Style(colour: terminal.coloursOutput), naming: try reading.naming(of: drift, in: now)))
        }
        let faults = compared?.baseline.faults ?? []
        if !faults.isEmpty { complain(faults) }
        if !drift.changes.isEmpty { throw Ended(code: 1) }
        if drift.isPartial || !faults.isEmpty { throw Ended(code: 2) }
    }

    private func complain(_ faults: [String]) {
        Terminal().complain(
            Failure(
                (["the archive and the ledger disagree about the baseline; the ledger counts"] + faults)
                    .joined(separator: "\n"),
                hint: "find out who wrote in the archive; docs/operating/drift.md#the-tag says how the tag comes back",
                code: .unsound))
    }

    /// The baseline to compare with and its commit; nil where none is asked for.
    private func compared(_ reading: DriftReading) throws -> (baseline: ComparedBaseline, commit: String)? {
        guard let wanted else { return nil }
        let programme = try TenantProgramme(tenant, in: place)
        let (docket, now) = (try programme.read().docket, Machine.now())
        let agreed = try wanted.find(in: docket, of: tenant, at: now)
        try reading.check(agreed.baseline)
        let compared = ComparedBaseline(
            agreed, standing: docket.standing(of: agreed, at: now),
            tag: try BaselineTags(of: programme).standing(of: agreed))
        return (compared, agreed.baseline.commit)
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
