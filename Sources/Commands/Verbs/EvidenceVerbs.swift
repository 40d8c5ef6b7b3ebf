import Archive
import ArgumentParser
import Assurance
import Capture
import Catalog
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import History
import Ledger
import LedgerStore
import Reports
import SQLiteStore

/// `linewarden evidence`: what an auditor takes away, and checks without us.
struct EvidenceVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "For the auditor: the full list, a sample, a comparison, a proof.",
        discussion: """
            population        everything a control was judged over, reconciled with the platform's own totals
            sample            some of it, drawn so that anybody draws the same, with the documents themselves
            compare           our capture beside one made with the auditor's own read-only client
            prove             a finding with all that shows it, in one file
            check             such a file, offline
            sign              a report, so that a stranger's tool can check it
            verify-signature  of a report, offline
            """,
        subcommands: [
            PopulationVerb.self, SampleVerb.self, Compare.self, Prove.self, Check.self, SignDocument.self,
            VerifySignature.self,
        ])
}

/// What is asked of the capture of a date.
struct CaptureOptions: ParsableArguments {
    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: "The control, such as ACC-03.")
    var control: String

    @Option(
        help: ArgumentHelp("As of this date: the last run at or before it. The newest if not given.", valueName: "date")
    )
    var asOf: MomentArgument?

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    /// The population of the control, with the capture it is of.
    func population() throws -> (population: Population, capture: Capture, commit: String) {
        let control = try place.control(named: control, of: tenant)
        let history = try TenantHistory(of: tenant, in: place.dataDirectory)
        let commit = try commit(of: history)
        let capture = try TenantArchive(at: history.folder.archive).read(commit)
        try Judging.refuseUnsound(capture, in: commit)
        return (try Population(of: control, in: capture), capture, commit)
    }

    private func commit(of history: TenantHistory) throws -> String {
        let projections = try history.projections()
        guard let asOf else { return try RunReference.latest.run(of: history.tenant, in: projections).run.commit }
        return try history.run(asOf: asOf.moment, of: tenant, in: projections).run.commit
    }
}

extension Population {

    /// What a control of this platform was judged over.
    fileprivate init(of control: Control, in capture: Capture) throws {
        let facts = control.asksAbout.map { [$0] } ?? control.reads
        let kinds = facts.flatMap { ReadSources.sources[$0] ?? [] }.distinct()
        try self.init(of: control, in: capture, kinds: kinds, routes: GenesysCloud.routes(of:))
    }
}

/// `linewarden evidence population`.
struct PopulationVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population",
        abstract: "Lists everything a control was judged over, with the calls and the platform's own totals.")

    @OptionGroup var asked: CaptureOptions

    func run() async throws {
        let (population, capture, commit) = try asked.population()
        let report = PopulationReport(population, of: capture.manifest, commit: commit)
        let terminal = Terminal()
        if asked.json { terminal.write(report.json) } else { terminal.say(report.text) }
    }
}

/// `linewarden evidence sample`.
struct SampleVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draws a sample of a population that anybody draws again, with the documents themselves.",
        discussion: """
            Every item is ranked by SHA-256 of the seed in decimal, a line feed, and its id; the lowest ranks are the \
            sample, over each list of the population. A larger sample of the same seed holds the smaller one.
            """)

    @OptionGroup var asked: CaptureOptions

    @Option(help: "Chosen by the auditor, before the population is seen.")
    var seed: Int

    @Option(help: "How many of each list.")
    var size: Int

    func validate() throws {
        if size < 1 { throw ValidationError("--size is 1 or more") }
    }

    func run() async throws {
        let (population, capture, commit) = try asked.population()
        let sample = Sample(seed: seed, size: size)
        let report = try SampleReport(sample, of: population, in: capture, commit: commit)
        let terminal = Terminal()
        if asked.json { terminal.write(report.json) } else { terminal.say(report.text) }
    }
}

/// `linewarden evidence compare`.
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares two captures: ours, and one made with the auditor's own client.",
        discussion: """
            Each is a folder: a checkout of a commit, or what another installation of this program wrote. What somebody set \
            is compared; what moves by itself is not. Exit code 0: the same; 1: they differ; 2: a kind that one of them did \
            not get whole cannot be compared.
            """)

    @Argument(help: ArgumentHelp("A folder with a capture.", valueName: "capture"))
    var first: String

    @Argument(help: ArgumentHelp("Another.", valueName: "capture"))
    var second: String

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
        let captures = try [first, second].map { try CaptureFolder.read(URL(fileURLWithPath: $0)) }
        for (capture, path) in zip(captures, [first, second]) { try Judging.refuseUnsound(capture, in: path) }
        let comparison = try CaptureComparison(captures[0], captures[1], kinds: ReadSources.kinds)
        let report = CaptureComparisonReport(comparison, captures[0].manifest, captures[1].manifest)
        let terminal = Terminal()
        if json { terminal.write(report.json) } else { terminal.say(report.text) }
        if !comparison.differences.isEmpty { throw Ended(code: 1) }
        if !comparison.incomparable.isEmpty { throw Ended(code: 2) }
    }
}

/// `linewarden evidence prove`.
struct Prove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a finding and all that shows it into one file, to be checked offline.",
        discussion: """
            The file holds the entry of the ledger, its proof under the newest checkpoint with every signature, the \
            manifest of the capture, and the documents the finding rests on. Names of people stay sealed in it.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: "The finding's id, as reports have it.")
    var finding: String

    @Option(help: ArgumentHelp("Where to write it; standard output if not given.", valueName: "file"))
    var out: String?

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let history = try TenantHistory(of: tenant, in: place.dataDirectory)
        let bytes = try history.proof(of: finding.lowercased()).json
        guard let out else { return Terminal().write(bytes) }
        try Files.write(bytes, to: out)
        Terminal().say("wrote \(out); check it with `linewarden evidence check \(out) --key KEY`\n")
    }
}

/// `linewarden evidence check`.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks a file that proves a finding, offline.",
        discussion: """
            The key is the log's verifier key, got from elsewhere than the file: `linewarden ledger keys` prints it where \
            the ledger is. With --witness the checkpoint must be cosigned by that witness too. Exit code 0: it holds; 65: \
            a link of the chain does not, and which.
            """)

    @Argument(help: "The file.")
    var file: String

    @Option(help: ArgumentHelp("The log's verifier key; may be given again.", valueName: "vkey"))
    var key: [KeyArgument]

    @Option(help: ArgumentHelp("The verifier key of a witness; may be given again.", valueName: "vkey"))
    var witness: [KeyArgument] = []

    func run() async throws {
        let bytes = try Files.contents(of: file)
        do {
            let proved = try FindingProof(json: bytes).proved(keys: key.map(\.key))
            for one in witness where try proved.note.verified(by: [one.key]).isEmpty {
                throw FindingProof.Fault("the checkpoint", "\(one.key.name) did not cosign it")
            }
            Terminal().say(ProvedReport(proved, witnesses: witness.map(\.key)).text)
        } catch {
            throw Failure(
                "\(file) proves nothing: \(error)", hint: "ask for it again; until then rest nothing on it",
                code: .unsound)
        }
    }
}
