import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import Programme

/// What a command needs to ask that a capture be the baseline.
struct AcceptingOptions: ParsableArguments {
    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Option(help: "What the changes were done under, in your own books.")
    var ticket: String?

    @Option(help: ArgumentHelp("Which capture; the newest if not given.", valueName: "capture"))
    var capture: CaptureReference?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if signing.statement == nil, ticket == nil { throw ValidationError("name the ticket with --ticket") }
    }

    func ask() async throws {
        let programme = try TenantProgramme(tenant, in: place)
        let docket = try programme.read().docket
        guard let signed = try signing.signedElsewhere() ?? signing.sign(.baseline(asked(programme, docket))) else {
            return
        }
        guard case .baseline(let baseline) = signed.statement else {
            throw Failure("the statement asks for no baseline", hint: nil, code: .unsound)
        }
        try DriftReading(tenant, in: place.dataDirectory).check(baseline)
        try await programme.record([signed], by: "drift accept")
        let id = Request.baseline(baseline).id
        Terminal().say(
            "\(id) asks that \(baseline.commit.prefix(10)) be the baseline, ticket \(baseline.ticket); "
                + "somebody else agrees with `linewarden drift approve \(tenant) \(id)`\n")
    }

    private func asked(_ programme: TenantProgramme, _ docket: Docket) throws -> Baseline {
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let commit = try capture.map { try reading.commit($0) } ?? reading.newest()
        let baseline = Baseline(
            of: commit, manifest: try reading.manifest(of: commit).json().sha256, ticket: ticket ?? "",
            askedBy: try programme.signatory(signing.name).id, at: Machine.now(), log: docket.log)
        try baseline.check()
        return baseline
    }
}

/// `linewarden drift accept`.
struct DriftAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Asks that a capture be the baseline, what the configuration is to be.",
        discussion: """
            One person asks and another agrees (`drift approve`); both sign, and both stand in the tenant's ledger. From \
            then on `drift --baseline` tells what differs from it. A baseline counts for a year at most.

            Without --key nothing is recorded: the statement is printed, to be signed elsewhere.
            """)

    @OptionGroup var accepting: AcceptingOptions

    func run() async throws { try await accepting.ask() }
}

/// `linewarden approve-change`: the same by another name.
struct ApproveChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks that what changed be accepted: the same as `drift accept`.")

    @OptionGroup var accepting: AcceptingOptions

    func run() async throws { try await accepting.ask() }
}

/// `linewarden drift approve`.
struct DriftApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Agrees to a baseline that somebody else asked for, and puts a tag on it in the archive.")

    @OptionGroup var deciding: DecidingOptions

    func run() async throws { try await deciding.decide(.approve) }
}

/// `linewarden drift refuse`.
struct DriftRefuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Refuses a baseline that somebody else asked for.")

    @OptionGroup var deciding: DecidingOptions

    func run() async throws { try await deciding.decide(.refuse) }
}
