import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Platforms
import Simulator

/// `linewarden demo`: the whole way, on an invented tenant.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the whole way on an invented contact center: no account, no configuration.",
        discussion: """
            Makes up a tenant, serves it on this machine, reads it over HTTP as a real one would be read, judges it and \
            writes the reports. One of our clients is left out on purpose, to show what an honest gap looks like.
            """)

    @Option(help: ArgumentHelp("Where everything goes.", valueName: "dir"))
    var out = "linewarden-demo"

    @Option(help: "How many people the tenant has.")
    var people = 300

    @Option(help: "What it is made from.")
    var seed: UInt64 = 7

    @Option(help: "How well it is kept: sound, mixed or poor.")
    var posture = Posture.mixed

    @Option(help: ArgumentHelp("What time it is there; now if not given.", valueName: "moment"))
    var at: MomentArgument?

    @OptionGroup var formats: FormatOptions

    @Flag(help: "Prints the JSON report instead of the summary.")
    var json = false

    func run() async throws {
        let terminal = Terminal()
        let printer = try formats.printer
        let clock = Machine.clock(at: at?.moment)
        let tenant = SimulatedTenant.generate(people: people, seed: seed, posture: posture, at: clock.now())
        let judged = try await judged(tenant, clock: clock, terminal)
        let reporting = try Reporting(judged)
        var written = try reporting.write(to: out, at: clock.now(), formats)
        let page = await printer.printed(reportIn: out)
        written += page.file
        if json {
            terminal.write(reporting.json)
        } else {
            terminal.say(
                reporting.summary(
                    colour: terminal.coloursOutput, at: clock.now(), requests: judged.requests, reports: written))
        }
        try page.end(.met, telling: terminal)
    }

    private func judged(_ tenant: SimulatedTenant, clock: WallClock, _ terminal: Terminal) async throws -> Judged {
        let clients = SimulatedClients(of: tenant, seed: seed)
        var options = Options(clock: clock.now)
        options.seed = seed
        let simulator = try Simulator(of: tenant.capture, clients: clients.credentials, options: options)
        let data = DataDirectory(URL(fileURLWithPath: out).appendingPathComponent("data"))
        return try await interruptible {
            try await simulator.serving { endpoint in
                var configured = clients.tenant(at: endpoint, leavingOut: [.telephony])
                configured.terms.registers = tenant.registers
                configured.terms.programs = tenant.programs
                configured.terms.functions = tenant.functions
                configured.terms.services = tenant.services
                let collection = TenantCollection(
                    name: "demo", tenant: configured, data: data, clock: clock, terminal: terminal)
                let result = try await collection.run()
                let commit = try imported(tenant, into: result.folder, data) ?? result.outcome.commit
                var judged = try Judging(terms: configured.terms, asOf: nil).commit(commit, of: "demo", in: data)
                judged.requests = result.requests
                let history = TenantHistory(data: data, folder: result.folder)
                judged.recorded = try await history.record(judged, commit: commit, at: clock.now())
                judged.trend = try history.trend(until: judged.assessed.asOf)
                return judged
            }
        }
    }

    /// Imports what the tenant's identity provider exported, its flows, and what its scanner found, from files as real
    /// ones would be.
    ///
    /// - Returns: The commit it lies in; nil where there is none.
    private func imported(
        _ tenant: SimulatedTenant, into place: TenantFolder, _ data: DataDirectory
    ) throws -> String? {
        var commit: String?
        for export in tenant.exports {
            let files = try export.write(below: out + "/idp")
            let read = try ExportFiles(files).read(application: nil)
            commit = try ProviderImporting(into: place, in: data).keep(read, taken: export.taken).commit
        }
        for export in tenant.flowExports { try Files.write(export.bytes, to: "\(out)/flows/\(export.name)") }
        if !tenant.flowExports.isEmpty {
            commit = try FlowImport(into: place, in: data).keep([out + "/flows"], taken: tenant.capture.manifest.began)
                .commit
        }
        guard let scan = tenant.scan else { return commit }
        let file = out + "/scan.sarif"
        try Files.write(scan.sarif, to: file)
        return try ScanImport(of: scan.source, cadenceDays: scan.cadenceDays, into: place).keep(file, made: nil).commit
    }
}
