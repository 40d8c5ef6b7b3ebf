import ArgumentParser
import Assurance
import Catalog
import Engine
import Frameworks
import Inventory
import Programme
import Reports

/// `linewarden soa`: the statement of applicability.
struct SoA: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soa",
        abstract: "Prints the statement of applicability: ISO/IEC 27001:2022, Annex A and clauses 4 to 10.",
        discussion: """
            Each requirement with whether it applies and why, whose it is, how it is implemented, and what shows it. What \
            was decided stands in linewarden.yaml under applicability: of the tenant; what nobody decided is taken as \
            applicable, and says so.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @OptionGroup var archived: ArchivedOptions

    @OptionGroup var scope: ScopeOptions

    @OptionGroup var document: DocumentOptions

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let library = try place.library()
        let configured = try place.tenant(tenant)
        let own = try configured.ownControls()
        let controls = Catalog.controls + own.controls
        let coverage = try library.covered(.init(.iso27001), by: controls)
        let assessed = try archived.assessed(tenant, in: place, own: own) {
            try scope.part(for: .iso27001, among: $0, in: library)
        }
        let report = FrameworkReport(coverage, by: controls, of: assessed, in: library)
        let statement = ApplicabilityStatement(report, configured.applicability)
        try document.write(
            text: ApplicabilityText(statement).text, json: ApplicabilityJSON(statement).bytes(),
            csv: ApplicabilityCSV(statement).bytes())
    }
}
