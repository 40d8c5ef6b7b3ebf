public import Assurance

/// A control of the customer's own: what it demands, as a query that gives whatever falls short.
public struct OwnControl: Sendable {
    public let id: Control.ID
    public let version: Int
    public let title: String
    public let severity: Severity
    public let satisfies: [Citation]
    public let why: String
    public let remedy: String

    /// The tables it reads, by name; it says nothing where one of them was not read whole.
    public let reads: [String]

    /// Gives a row for each subject that falls short: ``columns``.
    public let query: String

    /// Gives one number, how many were looked at; nil to count the rows of the first table it reads.
    public let examined: String?

    public let passing: Example
    public let failing: Example

    /// SHA-256 of the file it stands in, in lower-case hexadecimal digits.
    public let sha256: String

    /// What a row of the query has, beside what nobody asks for.
    public static let columns = ["kind", "id", "seen", "expected"]

    /// What it may have besides: the subject's name, which a person never has, and the sentence about it.
    public static let furtherColumns = ["name", "says"]

    public init(
        id: Control.ID, version: Int, title: String, severity: Severity, satisfies: [Citation], why: String,
        remedy: String, reads: [String], query: String, examined: String?, passing: Example, failing: Example,
        sha256: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.severity = severity
        self.satisfies = satisfies
        self.why = why
        self.remedy = remedy
        self.reads = reads
        self.query = query
        self.examined = examined
        self.passing = passing
        self.failing = failing
        self.sha256 = sha256
    }

    /// Empty, and so unanswered, where it reads nothing that could be counted.
    var countQuery: String { examined ?? reads.first.map { "SELECT count(*) FROM \($0)" } ?? "" }
}
