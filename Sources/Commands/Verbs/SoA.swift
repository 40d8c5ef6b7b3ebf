import ArgumentParser
import Assurance
import Frameworks
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

    @OptionGroup var options: FrameworkOptions

    @OptionGroup var document: DocumentOptions

    func run() async throws {
        let configured = try options.place.tenant(tenant)
        let report = try options.report(of: tenant) { _ in .init(.iso27001) }
        let statement = ApplicabilityStatement(report, configured.applicability)
        try document.write(
            text: ApplicabilityText(statement).text, json: ApplicabilityJSON(statement).bytes(),
            csv: ApplicabilityCSV(statement).bytes())
    }
}
