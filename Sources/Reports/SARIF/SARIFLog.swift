import Assurance
import Capture
import ContactCenter
public import Engine
import Programme

/// The run as SARIF 2.1.0: for code-scanning pages and the pipelines that look after a tenant's configuration.
///
/// A result for each finding, and of kind *open* for each control that is undetermined. Where there is a capture to
/// compare with, *absent* for each finding that is gone, and of kind *review* for each that was there and that nobody can
/// see now. Accepted findings are suppressed and stay in it.
///
/// Source: OASIS, SARIF 2.1.0 plus errata 01, 2023-08-28.
public struct SARIFLog: Sendable {
    private let assessed: Assessed
    private let version: String
    private let places: [Control.ID: Int]
    private let known: Set<String>
    private let suppresses: Bool
    private let ids: RunIdentity

    /// - Parameter version: The program's: `0.1.0`.
    public init(_ assessed: Assessed, version: String) {
        self.assessed = assessed
        self.version = version
        places = Dictionary(assessed.judgements.enumerated().map { ($1.control.id, $0) }) { first, _ in first }
        known = Set(assessed.comparison?.still.map(\.id) ?? [])
        suppresses = assessed.findings.contains { $0.acceptance != nil }
        ids = RunIdentity(of: assessed)
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.field("version", "2.1.0")
            json.array("runs") { $0.object(writeRun) }
        }
        json.endLine()
        return json.bytes
    }

    private func writeRun(_ json: inout JSONWriter) {
        json.object("tool") { json in json.object("driver", writeDriver) }
        json.object("automationDetails") { json in
            json.field("id", "linewarden/\(assessed.manifest.platform)/\(assessed.manifest.organization)/")
            json.field("guid", ids.once("sarif"))
        }
        json.array("invocations") { json in json.object(writeInvocation) }
        json.array("results", writeResults)
        json.object("properties") { json in
            json.field("simulated", assessed.manifest.isSimulated)
            json.field("baseline", assessed.baseline)
            json.field("manifestSHA256", assessed.manifestHash)
            json.field("commit", ifPresent: assessed.commit)
            json.field("scope", assessed.scope)
        }
    }

    private func writeDriver(_ json: inout JSONWriter) {
        json.field("name", "Linewarden")
        json.field("version", version)
        json.field("semanticVersion", version)
        json.array("rules") { json in
            for judgement in assessed.judgements { json.object { writeRule(judgement, to: &$0) } }
        }
    }

    /// When the tenant was read: what was judged, and not when.
    private func writeInvocation(_ json: inout JSONWriter) {
        json.field("executionSuccessful", true)
        json.field("startTimeUtc", assessed.manifest.began.iso8601)
        json.field("endTimeUtc", assessed.manifest.ended.iso8601)
    }

    private func writeRule(_ judgement: Judgement, to json: inout JSONWriter) {
        let control = judgement.control
        json.field("id", control.id.rawValue)
        json.field("name", control.label)
        json.object("shortDescription") { $0.field("text", control.title.sarifText) }
        json.object("fullDescription") { $0.field("text", control.why.sarifText) }
        json.object("help") { $0.field("text", control.remedy.sarifText) }
        json.object("defaultConfiguration") { $0.field("level", control.severity.sarifLevel) }
        json.object("properties") { json in
            json.field("security-severity", control.severity.sarifScore)
            json.field("verdict", VerdictWord(judgement.verdict).key)
            json.field("tags", control.satisfies.distinct().map { "\($0.framework.id)/\($0.clause)" })
        }
    }

    /// Every result says how it stands to the capture before, or none does; every one what suppresses it, or none (§3.27.23,
    /// §3.27.24).
    private func writeResults(_ json: inout JSONWriter) {
        for finding in assessed.findings {
            let state: BaselineState = known.contains(finding.id) ? .unchanged : .new
            json.object { write(finding, .fail, state, to: &$0) }
        }
        for finding in assessed.comparison?.fixed ?? [] { json.object { write(finding, .fail, .absent, to: &$0) } }
        for finding in assessed.comparison?.notObserved ?? [] {
            json.object { write(finding, .review, .unchanged, to: &$0) }
        }
        for judgement in assessed.undetermined { json.object { writeOpen(judgement, to: &$0) } }
    }

    private enum Kind: String { case fail, review, open }

    private enum BaselineState: String { case new, unchanged, absent }

    private func write(_ finding: Finding, _ kind: Kind, _ state: BaselineState, to json: inout JSONWriter) {
        let shortfall = finding.shortfall
        writeRuleReference(finding.control, to: &json)
        json.field("kind", kind.rawValue)
        json.field("level", kind == .fail ? finding.severity.sarifLevel : "none")
        let text =
            "\(shortfall.subject.path) \(shortfall.predicate). Seen: \(shortfall.seen). Expected: \(shortfall.expected)."
        json.object("message") { $0.field("text", text.sarifText) }
        writeLocation(of: shortfall.subject, in: finding.evidence.first?.file ?? Manifest.path, to: &json)
        writeFingerprints(finding.id, to: &json)
        json.object("properties") { $0.field("severity", finding.severity.rawValue) }
        writeStanding(state, finding.acceptance, to: &json)
    }

    private func writeOpen(_ judgement: Judgement, to json: inout JSONWriter) {
        let control = judgement.control
        writeRuleReference(control, to: &json)
        json.field("kind", Kind.open.rawValue)
        json.field("level", "none")
        let text = ([judgement.outcome] + judgement.verdict.allGaps.map(\.description)).joined(separator: " ")
        json.object("message") { $0.field("text", text.sarifText) }
        writeLocation(of: .tenant, in: Manifest.path, to: &json)
        writeFingerprints(ids.lasting("sarif/\(control.id)"), to: &json)
        let wasOpen = assessed.comparison?.undeterminedBefore.contains(control.id) == true
        writeStanding(wasOpen ? .unchanged : .new, nil, to: &json)
    }

    /// The second one is the only one that GitHub looks at; without it, it makes one of the file's first line, the same for
    /// every finding in that file.
    ///
    /// Source: GitHub, "SARIF support for code scanning", `partialFingerprints`, 2026-11-29.
    private func writeFingerprints(_ id: String, to json: inout JSONWriter) {
        json.object("partialFingerprints") { json in
            json.field("findingId/v1", id)
            json.field("primaryLocationLineHash", id)
        }
    }

    private func writeStanding(
        _ state: BaselineState, _ acceptance: ApprovedException?, to json: inout JSONWriter
    ) {
        if assessed.comparison != nil { json.field("baselineState", state.rawValue) }
        guard suppresses else { return }
        json.array("suppressions") { json in
            if let acceptance { json.object(acceptance.writeSuppression) }
        }
    }

    private func writeRuleReference(_ control: Control, to json: inout JSONWriter) {
        json.field("ruleId", control.id.rawValue)
        if let place = places[control.id] { json.field("ruleIndex", place) }
    }

    /// The file of the capture for pages that want one, and the thing itself.
    ///
    /// The region is the first character of the file: GitHub shows nothing without one, and where in a file a document stands
    /// is not kept.
    ///
    /// Source: GitHub, "SARIF support for code scanning", `physicalLocation` object, 2026-11-29.
    private func writeLocation(of subject: Subject, in file: String, to json: inout JSONWriter) {
        json.array("locations") { json in
            json.object { json in
                json.object("physicalLocation") { json in
                    json.object("artifactLocation") { $0.field("uri", file) }
                    json.object("region") { json in
                        json.field("startLine", 1)
                        json.field("startColumn", 1)
                        json.field("endLine", 1)
                        json.field("endColumn", 2)
                    }
                }
                json.array("logicalLocations") { json in
                    json.object { json in
                        json.field("name", ifPresent: subject.clearName)
                        json.field("fullyQualifiedName", "\(assessed.manifest.organization)/\(subject.path)")
                        json.field("kind", "resource")
                    }
                }
            }
        }
    }
}

extension ApprovedException {
    fileprivate func writeSuppression(_ json: inout JSONWriter) {
        json.field("kind", "external")
        json.field("status", "accepted")
        json.field("justification", "\(id), until \(exception.end.iso8601Day): \(exception.reason.printable)")
    }
}

extension Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .critical, .high: "error"
        case .medium: "warning"
        case .low: "note"
        }
    }

    /// In the middle of the band GitHub shows under the same word.
    ///
    /// Source: GitHub, https://github.blog/changelog/2021-07-19-codeql-code-scanning-new-severity-levels-for-security-alerts/:
    /// critical from 9.0, high from 7.0, medium from 4.0, low from 0.1; 2026-11-25.
    fileprivate var sarifScore: String {
        switch self {
        case .critical: "9.5"
        case .high: "8.0"
        case .medium: "5.5"
        case .low: "2.0"
        }
    }
}
