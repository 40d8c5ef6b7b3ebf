import Archive
import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Inventory
import Reports

/// `linewarden query`: a capture, asked in SQL.
struct QueryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Asks a capture in SQL: who holds what, what is set where.",
        discussion: """
            The capture becomes tables in memory, and the query is asked of them. It may read and nothing else, and it is \
            stopped when it takes too much. An empty cell is empty in the tenant, unless the table absences says that it was \
            not read.

            TABLES (--tables tells what each column means)
            \(InventoryPage.list)

            EXAMPLES
            \(QueryExample.all.map { "  \($0.asks):\n    linewarden query \"\($0.sql)\" acme\n" }.joined(separator: "\n"))
            """)

    @Argument(help: "One SELECT.")
    var sql: String?

    @Argument(help: "The tenant's name in the configuration; may be left out with --capture FOLDER.")
    var tenant: String?

    @OptionGroup var place: PlaceOptions

    @Option(
        help: ArgumentHelp(
            "This commit of the archive, or this folder; the newest commit if not given.", valueName: "commit|dir"))
    var capture: String?

    @Option(help: ArgumentHelp("What as_of() answers instead of when the collection began.", valueName: "moment"))
    var at: MomentArgument?

    @Flag(help: "Prints JSON.")
    var json = false

    @Flag(help: "Prints CSV.")
    var csv = false

    @Flag(help: "Prints the tables and what their columns mean, and asks nothing.")
    var tables = false

    func validate() throws {
        guard !tables else { return }
        if sql == nil { throw ValidationError("give a query, or --tables to see what there is to ask") }
        if tenant == nil, capture == nil { throw ValidationError("name a tenant, or a capture with --capture") }
        if json, csv { throw ValidationError("--json or --csv, not both") }
    }

    func run() async throws {
        let terminal = Terminal()
        guard !tables, let sql else { return terminal.say(InventoryPage.text) }
        let reading = try Inventory(rows: [:], asOf: nil).reading(of: sql)
        let answer = try inventory(for: reading).ask(sql)
        let report = AnswerReport(answer)
        if json {
            terminal.write(report.json)
        } else if csv {
            terminal.write(report.csv)
        } else {
            terminal.say(report.text)
        }
        for word in report.absences { terminal.note(word) }
    }

    /// The tables a query reads; all of them where it asks what is absent.
    private func inventory(for reading: QueryReading) throws -> Inventory {
        let source = try CaptureSource(tenant: tenant, capture: capture, place: place)
        var snapshot = try ReadSources.translate(source.capture)
        if let at { snapshot[.asOf] = .observed(at.moment) }
        let names = try reading.readsNames ? People.known(in: source.capture, keys: source.keys) : [:]
        return try Inventory(
            of: snapshot, tables: reading.tables.contains("absences") ? nil : Set(reading.tables),
            naming: { names[$0.rawValue] })
    }
}
