import ArgumentParser
import Assurance
import Catalog
import Frameworks
import Inventory
import Reports

extension FrameworksVerb {

    /// `linewarden frameworks export`: a framework for tools that read OSCAL.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a framework as OSCAL: catalog, profile and, of a tenant, the beginning of a plan.",
            discussion: """
                catalog.json has the requirements, profile.json those that are meant, system-security-plan.json what the \
                checks said of the tenant's newest capture. What nobody can read off a tenant says TO BE WRITTEN.
                """)

        @Argument(help: "Such as nist-csf-2.0 or fedramp-moderate; `linewarden frameworks` lists them.")
        var framework: String

        @Option(help: "Also begins a system security plan of this tenant.")
        var tenant: String?

        @Option(help: ArgumentHelp("The folder the documents go to.", valueName: "dir"))
        var out: String

        @Option(help: "The release of OSCAL.")
        var oscalVersion: OSCALVersion = .v1_1_3

        @OptionGroup var archived: ArchivedOptions
        @OptionGroup var scope: ScopeOptions
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
            let oscal = OSCALFramework(
                FrameworkReport(coverage, by: controls, of: assessed, in: library), version: oscalVersion,
                written: Machine.now())
            var files = [("catalog.json", oscal.catalog()), ("profile.json", oscal.profile())]
            if let plan = oscal.systemSecurityPlan() { files.append(("system-security-plan.json", plan)) }
            for (name, bytes) in files {
                try Files.write(bytes, to: "\(out)/\(name)")
                Terminal().say("wrote \(out)/\(name)\n")
            }
        }
    }
}
