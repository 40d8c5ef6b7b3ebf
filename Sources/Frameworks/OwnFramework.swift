public import Assurance

/// What one file of a customer says: a framework of their own with its mappings, or mappings of one there is.
public struct OwnFramework: Sendable {

    /// The name of the file.
    public let file: String
    public let framework: Framework

    /// Nil where the file maps a framework that stands elsewhere.
    public let catalogue: Catalogue?

    /// Requirements with the checks of ours for them.
    public let checks: [(requirement: String, mapping: DirectMapping)]

    /// Crosswalks to other frameworks, one for each.
    public let crosswalks: [Crosswalk]

    public init(
        file: String, framework: Framework, catalogue: Catalogue?,
        checks: [(requirement: String, mapping: DirectMapping)], crosswalks: [Crosswalk]
    ) {
        self.file = file
        self.framework = framework
        self.catalogue = catalogue
        self.checks = checks
        self.crosswalks = crosswalks
    }
}
