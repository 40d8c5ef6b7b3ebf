import ArgumentParser
import Reports

/// Which documents are written besides, and how.
struct FormatOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Writes more documents beside the reports.",
            discussion: DocumentFormat.allCases.map { "\($0.rawValue): \($0.purpose)" }.joined(separator: "\n"),
            valueName: "name,…"),
        transform: Self.formats(named:))
    var formats: [DocumentFormat] = []

    @Option(help: ArgumentHelp("The release of OSCAL to write.", valueName: "version"))
    var oscalVersion = OSCALVersion.v1_1_3

    /// What prints the page; nil where no PDF is asked for.
    ///
    /// - Throws: ``Failure`` where one is asked for and nothing here prints.
    var printer: Chromium? {
        get throws { formats.contains(.pdf) ? try Chromium.find() : nil }
    }

    private static func formats(named list: String) throws -> [DocumentFormat] {
        try list.split(separator: ",").map { name in
            if let format = DocumentFormat(rawValue: String(name)) { return format }
            let known = DocumentFormat.allCases.map(\.rawValue)
            let nearest = Nearest.to(String(name), among: known).map { "did you mean \($0)?" }
            throw ValidationError(
                "there is no format \(name); " + (nearest ?? "there are \(known.joined(separator: ", "))"))
        }
    }
}
