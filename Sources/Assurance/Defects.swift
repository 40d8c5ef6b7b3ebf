public import ContactCenter

/// What is wrong with one subject, gathered defect by defect and reported as one shortfall.
///
/// The worst defect gives the severity. What could not be read counts only while nothing is wrong: a webhook over plain
/// HTTP falls short, whether or not anybody said which hosts are approved.
public struct Defects: Sendable {
    public let subject: Subject
    private var found: [Shortfall] = []

    /// What stands between nothing found and nothing wrong.
    public private(set) var undecided: [Gap] = []

    public init(of subject: Subject) { self.subject = subject }

    /// Adds one defect.
    ///
    /// - Parameter predicate: The rest of a sentence that begins with the subject's name; several are joined by "and".
    public mutating func add(
        _ severity: Severity,
        _ predicate: String,
        seen: String,
        expected: String,
        restsOn: [Subject] = [],
        cause: Subject? = nil
    ) {
        found.append(
            Shortfall(
                subject, predicate, seen: seen, expected: expected, severity: severity, restsOn: restsOn, cause: cause))
    }

    /// Notes that something deciding is not known.
    public mutating func leaveOpen(_ gap: Gap) { undecided.append(gap) }

    /// What the platform or the customer said, or nil after noting what is missing.
    ///
    /// - Parameter fact: The fact that `reading` is, or is a part of.
    public mutating func know<Value, Whole>(_ reading: Reading<Value>, of fact: @autoclosure () -> Fact<Whole>)
        -> Value?
    {
        if !reading.isWhole { undecided += reading.absences.map { Gap(fact(), $0) } }
        return reading.value
    }

    /// nil if something deciding is not known and nothing else is wrong.
    var fallsShort: Bool? { found.isEmpty && !undecided.isEmpty ? nil : !found.isEmpty }

    /// All defects as one shortfall; nil if there is none.
    public var shortfall: Shortfall? { found.isEmpty ? nil : worded() }

    func worded() -> Shortfall {
        let causes = Set(found.map(\.cause))
        return Shortfall(
            subject, found.map(\.predicate).spelledOut(),
            seen: found.map(\.seen).distinct().joined(separator: "; "),
            expected: found.map(\.expected).distinct().joined(separator: "; "),
            severity: found.compactMap(\.severity).max(),
            restsOn: found.flatMap(\.restsOn).distinct(),
            // One change clears it only if it clears every defect.
            cause: causes.count == 1 ? found[0].cause : nil)
    }
}

extension Verdict {

    /// The verdict over subjects that were each looked over.
    ///
    /// - Parameter undecided: What could not be read besides.
    public static func of(_ subjects: [Defects], undecided: [Gap] = []) -> Verdict {
        let open = subjects.filter { $0.fallsShort == nil }.flatMap(\.undecided)
        return of(subjects.compactMap(\.shortfall), examined: subjects.count, undecided: undecided + open)
    }

    /// The verdict over the one subject there is.
    public static func of(_ subject: Defects) -> Verdict { of([subject]) }
}
