import Assurance
import Capture
import ContactCenter
public import Engine
import Programme

/// The run as SARIF 2.1.0: for code-scanning pages and the pipelines that look after a tenant's configuration.
///
/// A result for each finding; of kind *open* for each control that is undetermined; and, where there is a capture to
/// compare with, *absent* for each finding that is gone. Accepted findings are suppressed and stay in it.
///
/// Source: OASIS, SARIF 2.1.0 plus errata 01, 2023-08-28.
public struct SARIFLog: Sendable {
    private let assessed: Assessed
    private let version: String
    private let places: [Control.ID: Int]
    private let known: Set<String>
    private let ids: RunIdentity

    /// - Parameter version: The program's: `0.1.0`.
    public init(_ assessed: Assessed, version: String) {
        self.assessed = assessed
        self.version = version
        places = Dictionary(assessed.judgements.enumerated().map { ($1.control.id, $0) }) { first, _ in first }
        known = Set(assessed.comparison?.still.map(\.id) ?? [])
        ids = RunIdentity(of: assessed)
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.field("version", "2.1.0")
            json.array("runs") { $0.object(writeRun) }
        }
        return json.bytes + [0x0A]
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
        json.object("shortDescription") { $0.field("text", control.title) }
        json.object("fullDescription") { $0.field("text", control.why) }
        json.object("help") { $0.field("text", control.remedy) }
        json.object("defaultConfiguration") { $0.field("level", control.severity.sarifLevel) }
        json.object("properties") { json in
            json.field("security-severity", control.severity.sarifScore)
            json.field("verdict", VerdictWord(judgement.verdict).key)
            json.field("tags", control.satisfies.distinct().map { "\($0.framework.id)/\($0.clause)" })
        }
    }

    private func writeResults(_ json: inout JSONWriter) {
        for finding in assessed.findings {
            json.object { json in
                write(finding, to: &json)
                if assessed.comparison != nil {
                    json.field("baselineState", known.contains(finding.id) ? "unchanged" : "new")
                }
                writeSuppression(of: finding, to: &json)
            }
        }
        for finding in assessed.comparison?.fixed ?? [] {
            json.object { json in
                write(finding, to: &json)
                json.field("baselineState", "absent")
            }
        }
        for judgement in assessed.undetermined { json.object { writeOpen(judgement, to: &$0) } }
    }

    private func write(_ finding: Finding, to json: inout JSONWriter) {
        let shortfall = finding.shortfall
        writeRuleReference(finding.control, to: &json)
        json.field("kind", "fail")
        json.field("level", finding.severity.sarifLevel)
        json.object("message") { json in
            json.field(
                "text",
                "\(shortfall.subject.path) \(shortfall.predicate). Seen: \(shortfall.seen). "
                    + "Expected: \(shortfall.expected).")
        }
        writeLocation(of: shortfall.subject, in: finding.evidence.first?.file ?? Manifest.path, to: &json)
        json.object("partialFingerprints") { $0.field("findingId/v1", finding.id) }
        json.object("properties") { $0.field("severity", finding.severity.rawValue) }
    }

    private func writeOpen(_ judgement: Judgement, to json: inout JSONWriter) {
        let control = judgement.control
        writeRuleReference(control, to: &json)
        json.field("kind", "open")
        json.field("level", "none")
        json.object("message") { json in
            json.field(
                "text", ([judgement.outcome] + judgement.verdict.allGaps.map(\.description)).joined(separator: " "))
        }
        writeLocation(of: .tenant, in: Manifest.path, to: &json)
        json.object("partialFingerprints") { $0.field("findingId/v1", ids.lasting("sarif/\(control.id)")) }
    }

    private func writeRuleReference(_ control: Control, to json: inout JSONWriter) {
        json.field("ruleId", control.id.rawValue)
        if let place = places[control.id] { json.field("ruleIndex", place) }
    }

    /// The file of the capture for pages that want one, and the thing itself.
    private func writeLocation(of subject: Subject, in file: String, to json: inout JSONWriter) {
        json.array("locations") { json in
            json.object { json in
                json.object("physicalLocation") { json in
                    json.object("artifactLocation") { $0.field("uri", file) }
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

    private func writeSuppression(of finding: Finding, to json: inout JSONWriter) {
        guard let acceptance = finding.acceptance else { return }
        json.array("suppressions") { json in
            json.object { json in
                json.field("kind", "external")
                json.field("status", "accepted")
                json.field(
                    "justification",
                    "\(acceptance.id), until \(acceptance.exception.end.iso8601Day): \(acceptance.exception.reason)")
            }
        }
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
