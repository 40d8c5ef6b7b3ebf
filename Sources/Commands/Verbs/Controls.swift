import ArgumentParser
import Assurance
import Catalog
import ContactCenter
import Foundation
import GenesysCloud
import Inventory

/// `linewarden controls`: what is demanded of a tenant, explained offline.
struct Controls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains the controls, offline.",
        subcommands: [List.self, Show.self, Test.self, WriteDocs.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists every control: id, severity, claim.")

        @Argument(help: "A tenant of the configuration, to list its own controls besides.")
        var tenant: String?

        @Option(help: ArgumentHelp("A folder of controls of your own; may be given again.", valueName: "dir"))
        var controls: [String] = []

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let own = try ControlFiles(in: controls.map { URL(fileURLWithPath: $0) }).controls()
            let theirs = try tenant.map { try place.tenant($0).ownControls() } ?? []
            list(Catalog.controls + (theirs + own).controls)
        }

        private func list(_ controls: [Control]) {
            let width = controls.map(\.severity.rawValue.count).max() ?? 0
            for control in controls {
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

        @Option(help: ArgumentHelp("A folder of controls of your own; may be given again.", valueName: "dir"))
        var controls: [String] = []

        func run() async throws {
            let own = try ControlFiles(in: controls.map { URL(fileURLWithPath: $0) }).controls().controls
            let control = try Catalog.control(named: id, besides: own)
            Terminal().say(ControlPage(control).text)
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judges the examples in files of your own controls.",
            discussion: """
                Every file holds a small tenant that passes and one that fails. Exit code 0: each control says so of both; 1: \
                one says something else.
                """)

        @Argument(help: ArgumentHelp("A folder of control files.", valueName: "dir"))
        var folder: String

        func run() async throws {
            let controls = try ControlFiles(in: [URL(fileURLWithPath: folder)]).controls()
            guard !controls.isEmpty else {
                throw Failure(
                    "there is no control file in \(folder)", hint: "their names end with .yaml", code: .notThere)
            }
            let page = ExamplesPage(of: controls)
            Terminal().say(page.text)
            guard page.isAsExpected else { throw Ended(code: 1) }
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
