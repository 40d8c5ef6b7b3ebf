import Archive
import ArgumentParser
import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Inventory
import Programme

/// `linewarden assess`: reads a tenant and judges it, or judges a capture again.
struct Assess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads a tenant, judges it, and says what to do.",
        discussion: """
            With --capture nothing is read from the platform: a commit of the tenant's archive, or a folder that is a \
            checkout of one, is judged again, with the same verdict.

            A run that was stopped goes on where it was.
            """)

    @Argument(help: "The tenant's name in the configuration; may be left out with --capture FOLDER.")
    var tenant: String?

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Judges this commit of the archive, or this folder.", valueName: "commit|dir"))
    var capture: String?

    @Option(help: ArgumentHelp("Writes the reports here.", valueName: "dir"))
    var out: String?

    @OptionGroup var formats: FormatOptions

    @Option(
        help: """
            Tells what was found on this part of the tenant alone, as scopes: names it in linewarden.yaml; every \
            document says so. What is recorded is the whole tenant all the same.
            """)
    var scope: String?

    @Option(help: ArgumentHelp("Judges as of this moment instead of when the collection began.", valueName: "moment"))
    var at: MomentArgument?

    @Option(
        help: ArgumentHelp("The assessment.json of an earlier run: its terms, moment and capture.", valueName: "file"))
    var given: String?

    @Option(
        help: ArgumentHelp(
            "A folder of controls of your own, besides those of the configuration; may be given again.",
            valueName: "dir"))
    var controls: [String] = []

    @Flag(help: "Prints the JSON report instead of the summary.")
    var json = false

    @Flag(help: "Says nothing while it works.")
    var quiet = false

    func validate() throws {
        if tenant == nil, capture == nil { throw ValidationError("name a tenant, or a capture with --capture") }
        if out == nil, !formats.formats.isEmpty { throw ValidationError("say with --out where the documents go") }
    }

    func run() async throws {
        let terminal = Terminal(isQuiet: quiet)
        // Asked for before an hour of reading, not after it.
        let printer = try formats.printer
        let judged = try await judged(terminal)
        let reporting = try Reporting(judged)
        var written = try out.map { try reporting.write(to: $0, at: Machine.now(), formats) } ?? []
        let page = await printer.printed(reportIn: out)
        written += page.file
        if json {
            terminal.write(reporting.json)
        } else {
            terminal.say(
                reporting.summary(
                    colour: terminal.coloursOutput, at: Machine.now(), requests: judged.requests, reports: written))
        }
        try page.end(judged.assessed.outcome, telling: terminal)
    }

    private func judged(_ terminal: Terminal) async throws -> Judged {
        let configured = try tenant.map { try place.tenant($0) }
        let given = try given.map { try GivenAssessment(file: $0) }
        let own = try ownControls(of: configured)
        let terms = try given?.terms ?? tenant.map { try place.decidedTerms(of: $0) } ?? TenantTerms()
        let judging = Judging(
            terms: terms, asOf: at?.moment ?? given?.asOf, given: given,
            own: try given?.ownControls(among: own) ?? own)
        // Refused before an hour of reading, not after it.
        let part = try NamedScope.named(scope ?? given?.scope, among: terms.scopes)
        return try await judged(configured, judging, terminal).on(part)
    }

    private func judged(
        _ configured: TenantConfiguration?, _ judging: Judging, _ terminal: Terminal
    ) async throws -> Judged {
        if let capture, Files.isFolder(capture) { return try judging.folder(URL(fileURLWithPath: capture)) }
        guard let tenant, let configured else {
            throw Failure(
                "there is no folder \(capture ?? "")", hint: "name the tenant to take a commit of its archive",
                code: .notThere)
        }
        if let capture {
            var judged = try judging.commit(capture, of: tenant, in: place.dataDirectory)
            judged.trend = try TenantHistory(of: tenant, in: place.dataDirectory).trend(until: judged.assessed.asOf)
            return judged
        }
        return try await collected(tenant, configured, judging, terminal)
    }

    /// Reads the tenant, judges what was read, and records what that says.
    private func collected(
        _ tenant: String, _ configured: TenantConfiguration, _ judging: Judging, _ terminal: Terminal
    ) async throws -> Judged {
        let collection = TenantCollection(
            name: tenant, tenant: configured, data: place.dataDirectory, clock: Machine.clock(), terminal: terminal)
        let result = try await interruptible { try await collection.run() }
        if configured.readsAudits { try await readAudits(of: tenant, configured, terminal) }
        var judged = try judging.head(of: result)
        // What lapses or changes under other terms or at another moment is not so now.
        guard given == nil, at == nil else { return judged }
        try await Lapses(of: judged.assessed).record(tenant, in: place)
        let history = TenantHistory(data: place.dataDirectory, folder: result.folder)
        judged.recorded = try await history.record(judged, commit: result.outcome.commit, at: Machine.now())
        judged.trend = try history.trend(until: judged.assessed.asOf)
        for word in judged.recorded?.words ?? [] { terminal.note(word) }
        judged.published = try await place.publication(of: result.folder).publish(telling: terminal)
        return judged
    }

    /// What is missing of the audit log decides no verdict: it is said, and recorded.
    private func readAudits(of name: String, _ configured: TenantConfiguration, _ terminal: Terminal) async throws {
        let collection = AuditCollection(
            name: name, tenant: configured, data: place.dataDirectory, clock: Machine.clock(), terminal: terminal)
        let result = try await interruptible { try await collection.run() }
        guard !result.gaps.isEmpty else { return }
        terminal.note(
            "the audit log was not read whole: \(result.gaps.count) stretches are missing; `linewarden audit read \(name)` asks for them again"
        )
    }

    private func ownControls(of configured: TenantConfiguration?) throws -> [OwnControl] {
        let further = try ControlFiles(in: controls.map { URL(fileURLWithPath: $0) }).controls()
        let known = try configured?.ownControls() ?? []
        if let double = further.first(where: { one in known.contains { $0.id == one.id } }) {
            throw Failure(
                "\(double.id) stands in a folder of --controls and in one of the configuration",
                hint: "give each control once", code: .usage)
        }
        return (known + further).sorted { $0.id < $1.id }
    }
}
