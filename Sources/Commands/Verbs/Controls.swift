import ArgumentParser
import Assurance
import Catalog
import ContactCenter
import Foundation
import GenesysCloud

/// `linewarden controls`: what is demanded of a tenant, explained offline.
struct Controls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains the controls, offline.",
        subcommands: [List.self, Show.self, WriteDocs.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists every control: id, severity, claim.")

        func run() async throws {
            let width = Catalog.controls.map(\.severity.rawValue.count).max() ?? 0
            for control in Catalog.controls {
                let severity = control.severity.rawValue
                let padding = String(repeating: " ", count: width - severity.count)
                Terminal().say("\(control.id)  \(severity)\(padding)  \(control.title)\n")
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explains one control: claim, why, remedy, thresholds, where to look.")

        @Argument(help: "Such as ACC-03, with or without its version.")
        var id: String

        func run() async throws {
            let control = try Catalog.control(named: id)
            Terminal().say(ControlPage(control).text)
        }
    }

    struct WriteDocs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write-docs",
            abstract: "Writes the documents that are made from the controls, for a checkout of the source.")

        @Option(help: ArgumentHelp("The folder of the documents.", valueName: "dir"))
        var out = "docs"

        func run() async throws {
            let pages = try Documentation(in: URL(fileURLWithPath: out)).pages()
            for page in pages { try Files.write(Array(page.text.utf8), to: out + "/" + page.path) }
            Terminal().say("wrote \(pages.count) pages to \(out)\n")
        }
    }
}
