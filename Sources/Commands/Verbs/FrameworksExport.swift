import ArgumentParser
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

        @OptionGroup var options: FrameworkOptions

        func run() async throws {
            let report = try options.report(of: tenant) { try $0.framework(framework) }
            let oscal = OSCALFramework(report, version: oscalVersion, written: Machine.now())
            var files = [("catalog.json", oscal.catalog()), ("profile.json", oscal.profile())]
            if let plan = oscal.systemSecurityPlan() { files.append(("system-security-plan.json", plan)) }
            for (name, bytes) in files {
                try Files.write(bytes, to: "\(out)/\(name)")
                Terminal().say("wrote \(out)/\(name)\n")
            }
        }
    }
}
