import Archive
import ArgumentParser
import Capture
import ContactCenter
import Foundation
import Platforms
import Simulator

/// `linewarden simulate`: a contact center on this machine that speaks the platform's API.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves a tenant that speaks the Genesys Cloud API, on this machine only.",
        discussion: """
            Generates a tenant, or takes a capture with --state, and answers for it on 127.0.0.1 as the platform would: \
            tokens, pages, refusals, rate limit, and an audit log. When it answers it prints one line of JSON:

              {"ready":true,"api":"http://127.0.0.1:49152","login":"http://127.0.0.1:49152/login"}

            In another terminal, with --configuration sim.yaml given here:

              linewarden assess simulated --config sim.yaml

            Ctrl-C ends it. The same --people, --seed, --posture and --at give the same tenant, byte for byte.
            """)

    @Option(help: "How many people the generated tenant has.")
    var people = 300

    @Option(help: "What it is made from.")
    var seed: UInt64 = 1

    @Option(help: "How well it is kept: sound, mixed or poor.")
    var posture = Posture.mixed

    @Option(help: ArgumentHelp("What time it is there; now if not given.", valueName: "moment"))
    var at: MomentArgument?

    @Option(help: ArgumentHelp("Serves this capture instead.", valueName: "dir"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            "Serves a new organisation of this name instead, with nothing in it yet: something to restore into.",
            valueName: "name"))
    var bare: String?

    @Option(help: ArgumentHelp("Writes the tenant as a capture.", valueName: "dir"))
    var save: String?

    @Option(help: ArgumentHelp("Entries of the audit log on a working day, or so.", valueName: "number"))
    var audits = 1000

    @Option(
        help: ArgumentHelp(
            "Gives it a past: so many days of changes, each in the audit log with who made it.", valueName: "days"))
    var evolve = 0

    @Option(
        help: ArgumentHelp(
            "Writes the tenant as it was on each day of --evolve, a capture a day, named by the day.", valueName: "dir")
    )
    var captures: String?

    @Option(help: ArgumentHelp("Writes what is wrong with it, a line a weakness.", valueName: "file"))
    var truth: String?

    @Option(
        help: ArgumentHelp(
            "Writes what the tenant's identity provider exported, a folder a day, for `linewarden import idp`.",
            valueName: "dir"))
    var idp: String?

    @Option(
        help: ArgumentHelp("Writes what a scanner reported of it, for `linewarden import findings`.", valueName: "file")
    )
    var scan: String?

    @Option(
        help: ArgumentHelp(
            "Writes its flows as the platform exports them, a file each, for `linewarden import flows`.",
            valueName: "dir"))
    var flows: String?

    @Option(help: ArgumentHelp("Writes the clients' ids and secrets, readable by you alone.", valueName: "file"))
    var credentials: String?

    @Option(
        help: ArgumentHelp(
            "Writes a linewarden.yaml that reads it, and the secrets it needs beside it.", valueName: "file"))
    var configuration: String?

    @Option(help: "The port; 0 for a free one.")
    var port = 0

    @Option(
        help: ArgumentHelp(
            "Takes all permissions but these from every client, separated by commas.", valueName: "names"))
    var permissions: String?

    @Option(help: ArgumentHelp("Lets every client reach only these divisions.", valueName: "ids"))
    var divisions: String?

    @Option(name: .long, help: ArgumentHelp("Where callers seem to call from.", valueName: "address"))
    var clientAddress: String?

    @Option(help: ArgumentHelp("Requests a minute and token; 0 for as many as they like.", valueName: "number"))
    var rate = 300

    @Option(
        help: ArgumentHelp(
            "A file of faults, or one of: \(Faults.presetNames.joined(separator: ", ")).", valueName: "file|name"))
    var faults: String?

    @Option(help: ArgumentHelp("Writes every request and answer, a line each.", valueName: "file"))
    var exchanges: String?

    /// Far more than any tenant has on a day.
    private static let mostAudits = 1_000_000

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
        guard rate >= 0 else { throw ValidationError("--rate is 0 or more") }
        guard (0...Self.mostAudits).contains(audits) else {
            throw ValidationError("--audits is a number from 0 to \(Self.mostAudits)")
        }
        guard (0...365).contains(evolve) else { throw ValidationError("--evolve is a number from 0 to 365") }
        if bare != nil, state != nil || evolve > 0 {
            throw ValidationError("--bare is an organisation without a past: leave out --state and --evolve")
        }
        if captures != nil, evolve == 0 { throw ValidationError("--captures needs the days of --evolve") }
    }

    func run() async throws {
        let tenant = try served()
        let moment = at?.moment ?? Machine.now()
        let clients = SimulatedClients(of: tenant, seed: seed)
        try write(tenant, clients)
        var options = try options(startingAt: moment, for: clients.credentials.map(\.id))
        options.audits = bare == nil ? audits : 0
        options.past = try past(of: tenant)
        options.flowExports = tenant.flowExports
        let simulator = try Simulator(
            of: tenant.capture, clients: clients.credentials + [clients.responder], options: options)
        do {
            try await serve(simulator, announcing: clients, of: tenant)
        } catch let error where !(error is CancellationError) && port != 0 {
            throw Failure(
                "can't listen on port \(port): \(error)", hint: "is it taken? --port 0 takes a free one",
                code: .tryLater)
        }
    }

    private func serve(
        _ simulator: Simulator, announcing clients: SimulatedClients, of tenant: SimulatedTenant
    ) async throws {
        let configuration = configuration
        try await interruptible {
            try await simulator.run { endpoint in
                var writer = JSONWriter()
                writer.object { json in
                    json.field("ready", true)
                    json.field("api", endpoint.api)
                    json.field("login", endpoint.login)
                }
                if let configuration {
                    do {
                        try clients.writeConfiguration(to: configuration, for: endpoint, saying: tenant)
                    } catch {
                        Terminal().note(Failure(error).message)
                    }
                }
                Terminal().write(writer.bytes + [0x0A])
            }
        }
    }

    /// The tenant to serve.
    private func served() throws -> SimulatedTenant {
        let moment = at?.moment ?? Machine.now()
        if let bare { return .bare(organization: bare, seed: seed, at: moment) }
        guard let state else { return .generate(people: people, seed: seed, posture: posture, at: moment) }
        let capture = try CaptureFolder.read(URL(fileURLWithPath: state))
        return SimulatedTenant(serving: capture)
    }

    /// What happened to it before, written out day by day where that is asked for.
    private func past(of tenant: SimulatedTenant) throws -> TenantPast {
        guard evolve > 0 else { return TenantPast() }
        let past = try tenant.past(days: evolve, seed: seed)
        guard let captures else { return past }
        for day in stride(from: evolve, through: 0, by: -1) {
            guard let capture = past.capture(daysAgo: day) else { continue }
            let name = capture.manifest.began.iso8601Day
            try CaptureFolder.write(capture, to: URL(fileURLWithPath: captures).appendingPathComponent(name))
        }
        return past
    }

    private func write(_ tenant: SimulatedTenant, _ clients: SimulatedClients) throws {
        if let truth { try Files.write(tenant.truth.json, to: truth) }
        if let idp { for export in tenant.exports { _ = try export.write(below: idp) } }
        if let scan, let report = tenant.scan { try Files.write(report.sarif, to: scan) }
        if let flows {
            for export in tenant.flowExports { try Files.write(export.bytes, to: "\(flows)/\(export.name)") }
        }
        if let credentials { try Files.write(clients.json, to: credentials, isPrivate: true) }
        if let save { try CaptureFolder.write(tenant.capture, to: URL(fileURLWithPath: save)) }
    }

    private func options(startingAt moment: Moment, for clients: [String]) throws -> Options {
        let clock = Machine.clock(at: moment)
        var options = Options(clock: clock.now)
        options.port = port
        options.seed = seed
        // A reader that is told no limit keeps to the platform's usual one: lifted means told a high one.
        options.rateLimit = RateLimit(requests: rate == 0 ? 1_000_000 : rate, window: .seconds(60))
        options.clientAddress = clientAddress
        options.faults = try chosenFaults()
        for client in clients {
            if let permissions { options.permissions[client] = .only(Self.list(permissions)) }
            if let divisions { options.divisions[client] = Self.list(divisions) }
        }
        if let exchanges { options.exchanges = try Files.lines(to: exchanges) }
        return options
    }

    private static func list(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }

    private func chosenFaults() throws -> Faults {
        guard let faults else { return .none }
        if let preset = Faults.preset(faults) { return preset }
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: faults)) else {
            throw Failure(
                "there are no faults \(faults), and no such file",
                hint: "one of \(Faults.presetNames.joined(separator: ", ")), or a file", code: .notThere)
        }
        do {
            return try Faults(json: JSON(Array(bytes)))
        } catch {
            throw Failure("can't read the faults in \(faults): \(error)", code: .unsound)
        }
    }
}
