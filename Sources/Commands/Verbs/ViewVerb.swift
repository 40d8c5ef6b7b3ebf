import ArgumentParser
import Assurance
import Catalog
import Frameworks
import Inventory
import Reports

/// `linewarden view`: the same verdicts in another order.
struct ViewVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view",
        abstract: "Prints the verdicts in another order, such as by the pillars of Zero Trust.",
        discussion: """
            A view is a file that puts the controls into groups; it demands nothing and covers nothing. zero-trust comes \
            with the program, and docs/frameworks.md has the format of your own.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: ArgumentHelp("zero-trust, or a file of your own.", valueName: "view"))
    var view: String = "zero-trust"

    @OptionGroup var archived: ArchivedOptions

    @OptionGroup var document: DocumentOptions

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        // Without a configuration there are none, and what is wrong with it is told after what is wrong with the view.
        let own = try (try? place.tenant(tenant))?.ownControls() ?? []
        let view = try ViewFile.view(view, controls: (Catalog.controls + own.controls).map(\.id))
        guard let assessed = try archived.assessed(tenant, in: place, own: own, on: { _ in nil }) else { return }
        let report = ViewReport(view, of: assessed)
        try document.write(text: report.text, json: report.json(), csv: report.csv())
    }
}
