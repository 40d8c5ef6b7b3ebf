import Archive
import ArgumentParser
import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Reports

/// `linewarden graph`: who holds what where, for a graph tool.
struct GraphVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Writes who holds what where as a graph: people, groups, clients, roles, divisions, grants.",
        discussion: """
            csv is a list of edges for any graph tool or spreadsheet; opengraph is what BloodHound takes in; reach is a \
            paragraph for each OAuth client: what whoever has its secret can do, and where. People stand by id unless \
            --names is given and their keys are there. What was not read is told at the end.
            """)

    @Argument(help: "The tenant's name in the configuration; may be left out with --capture FOLDER.")
    var tenant: String?

    @OptionGroup var place: PlaceOptions

    @Option(
        help: ArgumentHelp(
            "This commit of the archive, or this folder; the newest commit if not given.", valueName: "commit|dir"))
    var capture: String?

    @Option(help: "csv, opengraph or reach.")
    var format = Format.csv

    @Flag(help: "Names people where their keys are there.")
    var names = false

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, opengraph, reach }

    func validate() throws {
        if tenant == nil, capture == nil { throw ValidationError("name a tenant, or a capture with --capture") }
    }

    func run() async throws {
        let terminal = Terminal()
        let source = try CaptureSource(tenant: tenant, capture: capture, place: place)
        let snapshot = try GenesysCloud.translate(source.capture)
        let graph = try graph(of: snapshot, source)
        switch format {
        case .csv: terminal.write(GraphCSV(graph).bytes)
        case .opengraph: terminal.write(OpenGraphJSON(graph).bytes)
        case .reach:
            if source.capture.manifest.isSimulated { terminal.say("Of a simulated tenant.\n") }
            terminal.say(ClientReach(of: snapshot).text)
        }
        for gap in graph.unread { terminal.note("\(gap.fact) was not read whole: \(gap.absence.because)") }
    }

    private func graph(of snapshot: TenantSnapshot, _ source: CaptureSource) throws -> EntitlementGraph {
        let manifest = source.capture.manifest
        let known = names ? try People.known(in: source.capture, keys: source.keys) : [:]
        return EntitlementGraph(
            of: snapshot, tenant: (manifest.organization, manifest.organizationName ?? manifest.organization),
            isSimulated: manifest.isSimulated, naming: { known[$0.rawValue] })
    }
}
