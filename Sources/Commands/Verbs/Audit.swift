import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import Platforms

/// `linewarden audit`: the platform's own log of who did what.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads the platform's audit log into the ledger.", subcommands: [Read.self])

    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads what is new in the audit log of a tenant.",
            discussion: """
                The first time it reads back a year, service by service, which takes thousands of calls and a quarter of an \
                hour; afterwards it goes on two hours before where it was. Every stretch that was read is an entry of the \
                ledger, and so is every stretch that is missing, with the reason; what is missing is asked for again the \
                next time. A run that was stopped goes on where it was.

                Ends with 0 where everything asked for was read, with 2 where something is missing.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @OptionGroup var place: PlaceOptions

        @Option(
            name: .customLong("service"),
            help: ArgumentHelp("Reads this service only; may be given several times.", valueName: "name"))
        var services: [String] = []

        @Flag(help: "Prints JSON.")
        var json = false

        @Flag(help: "Says nothing while it works.")
        var quiet = false

        func run() async throws {
            let configured = try place.tenant(tenant)
            let terminal = Terminal(isQuiet: quiet)
            let collection = AuditCollection(
                name: tenant, tenant: configured, data: place.dataDirectory, clock: Machine.clock(), terminal: terminal,
                services: services.isEmpty ? nil : services)
            let result = try await interruptible { try await collection.run() }
            let page = AuditPage(tenant: tenant, result)
            if json { terminal.write(page.json) } else { terminal.say(page.text) }
            _ = try await place.publication(
                of: TenantBinding.folder(of: tenant, in: place.dataDirectory)
            ).publish(telling: terminal)
            if !result.gaps.isEmpty { throw Ended(code: 2) }
        }
    }
}
