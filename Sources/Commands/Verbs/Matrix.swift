import ArgumentParser
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

    @OptionGroup var options: FrameworkOptions

    @OptionGroup var document: DocumentOptions

    func run() async throws {
        let report = try options.report(of: tenant) { try $0.framework(framework) }
        try document.write(
            text: FrameworkText(report).text, json: FrameworkJSON(report).bytes(), csv: FrameworkCSV(report).bytes())
    }
}
