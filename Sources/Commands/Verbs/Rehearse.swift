import ArgumentParser
import ContactCenter
import Foundation

/// `linewarden rehearse`: what a setting would have done, before it is set.
struct Rehearse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a setting would have done to the past, before it is set.", subcommands: [Allowlist.self])

    struct Allowlist: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whom a list of allowed networks would have locked out.",
            discussion: """
                Compares the networks with every address in the audit entries of the last days, as `linewarden audit read` \
                put them into the ledger; nothing is asked of the platform. It names the people, clients and partners who \
                would have been locked out, ourselves included.

                Ends with 0 where nobody would have been, with 1 where somebody would, and with 2 where it cannot tell: \
                where fewer than 95 in a hundred active people, or not all of our own clients, were seen with an address, or \
                where the audit log of those days was not read whole: then it says what is missing.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Argument(help: ArgumentHelp("The networks: 203.0.113.0/24, 2001:db8::/48.", valueName: "cidr"))
        var networks: [String]

        @OptionGroup var place: PlaceOptions

        @Option(help: "How many days back.")
        var days = 30

        @Flag(help: "Prints JSON.")
        var json = false

        func validate() throws {
            guard (1...365).contains(days) else { throw ValidationError("--days is a number from 1 to 365") }
            if let wrong = networks.first(where: { AddressBlock($0) == nil }) {
                throw ValidationError("\(wrong) is no network: give CIDR notation, such as 203.0.113.0/24")
            }
        }

        func run() async throws {
            let seen = SeenAddresses(
                tenant: tenant, data: place.dataDirectory, now: Machine.now(),
                responder: try place.tenant(tenant).responder?.client.id)
            let rehearsed = try seen.rehearsed(networks.compactMap(AddressBlock.init), days: days)
            let page = RehearsalPage(rehearsed, days: days)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
            switch rehearsed.outcome.decision {
            case .locksNobodyOut: return
            case .locksOut: throw Ended(code: 1)
            case .cannotTell: throw Ended(code: 2)
            }
        }
    }
}
