import ArgumentParser
import Assurance
import Catalog
import Frameworks
import Reports

/// `linewarden frameworks`: what there is to be judged by, offline.
struct FrameworksVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frameworks",
        abstract: "Lists the frameworks and how much of each is touched, offline.",
        subcommands: [List.self, Show.self, Export.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every framework: edition, requirements, how many are touched, source, licence.")

        @OptionGroup var place: PlaceOptions

        @Flag(help: "Prints JSON.")
        var json = false

        func run() async throws {
            let list = FrameworkList(try place.library(), by: Catalog.controls)
            if json { Terminal().write(list.json) } else { Terminal().say(list.text) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explains one requirement: what checks touch it, and what it became in a later edition.")

        @Argument(help: "Such as iso27001-2022, or iso27001-2013.")
        var framework: String

        @Argument(help: "Such as A.8.2.")
        var requirement: String

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            let library = try place.library()
            let choice = try library.framework(framework)
            let coverage = try library.covered(.init(choice.framework), by: Catalog.controls)
            guard let page = RequirementPage(requirement, of: coverage, by: Catalog.controls, in: library) else {
                throw unknown(in: coverage)
            }
            Terminal().say(page.text)
        }

        private func unknown(in coverage: Coverage) -> Failure {
            let nearest = Nearest.to(requirement, among: coverage.rows.map(\.requirement.id))
            return Failure(
                "\(coverage.framework.name) has no requirement \(requirement)",
                hint: nearest.map { "did you mean \($0)?" }
                    ?? "`linewarden matrix --framework \(framework)` lists them", code: .notThere)
        }
    }
}
