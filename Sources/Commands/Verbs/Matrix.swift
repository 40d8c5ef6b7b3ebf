import ArgumentParser
import Assurance
import Catalog
import Engine
import Frameworks
import Inventory
import Reports

/// `linewarden matrix`: one whole framework, covered or not.
struct Matrix: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints a whole framework: what checks touch each requirement, and where there is nothing.",
        discussion: """
            Of a tenant it prints what the checks said of its newest capture, the files that show it, attestations and \
            exceptions. Without one it prints what is covered at all.

            A check touches part of a requirement and fulfils none. What is derived was made for another requirement, \
            which somebody's crosswalk sets beside this one; it says whose and how.
            """)

    @Argument(help: "The tenant's name in the configuration; without it, the coverage alone.")
    var tenant: String?

    @Option(help: "Such as iso27001-2022 or fedramp-moderate; `linewarden frameworks` lists them.")
    var framework: String

    @OptionGroup var archived: ArchivedOptions

    @OptionGroup var scope: ScopeOptions

    @OptionGroup var document: DocumentOptions

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let library = try place.library()
        let choice = try library.framework(framework)
        let own = try tenant.map { try place.tenant($0).ownControls() } ?? []
        let controls = Catalog.controls + own.controls
        let coverage = try library.covered(choice, by: controls)
        let assessed = try archived.assessed(tenant, in: place, own: own) {
            try scope.part(for: choice.framework, among: $0, in: library)
        }
        let report = FrameworkReport(coverage, by: controls, of: assessed, in: library)
        try document.write(
            text: FrameworkText(report).text, json: FrameworkJSON(report).bytes(), csv: FrameworkCSV(report).bytes())
    }
}
