import Assurance
import Capture
import ContactCenter
public import Engine
import Programme

/// The run as OCSF 1.5.0 Compliance Findings (class 2003), one event a line: for SIEMs and compliance tools.
///
/// One event for each finding, one for each control whatever it came to, and one that closes each finding the capture
/// before had and this one no longer has. An accepted finding is suppressed, by number and by word: some importers look at
/// one, some at the other.
///
/// Source: the official 1.5.0 export in PyPI `ocsf-json-schema` 1.2.0, 2026-11-22.
public struct OCSFEvents: Sendable {
    private let assessed: Assessed
    private let tool: String
    private let ids: RunIdentity
    private let known: Set<String>

    /// - Parameter tool: The program that judges, with its version: `linewarden 0.1.0`.
    public init(_ assessed: Assessed, tool: String) {
        self.assessed = assessed
        self.tool = tool
        ids = RunIdentity(of: assessed)
        known = Set(assessed.comparison?.still.map(\.id) ?? [])
    }

    public func bytes() -> [UInt8] {
        var json = JSONWriter()
        for finding in assessed.findings { line(&json) { write(finding, to: &$0) } }
        for judgement in assessed.judgements {
            line(&json) { write(judgement, to: &$0) }
        }
        for finding in assessed.comparison?.fixed ?? [] { line(&json) { writeFixed(finding, to: &$0) } }
        return json.bytes
    }

    private func line(_ json: inout JSONWriter, _ event: (inout JSONWriter) -> Void) {
        json.object(event)
        json.endLine()
    }

    private func write(_ finding: Finding, to json: inout JSONWriter) {
        let isAccepted = finding.acceptance != nil
        writeHead(
            activity: known.contains(finding.id) ? .update : .create, severity: finding.severity.ocsf,
            event: "ocsf/\(finding.id)", to: &json)
        json.field("status_id", isAccepted ? 3 : 1)
        json.field("status", isAccepted ? "Suppressed" : "New")
        if let acceptance = finding.acceptance {
            json.field("status_detail", "\(acceptance.id) until \(acceptance.exception.end.iso8601)")
        }
        json.object("compliance") { json in
            writeCompliance(finding.control, .fail, to: &json)
            json.field("status_detail", finding.shortfall.predicate)
        }
        writeWhat(finding, to: &json)
    }

    private func writeFixed(_ finding: Finding, to json: inout JSONWriter) {
        writeHead(activity: .close, severity: finding.severity.ocsf, event: "ocsf/fixed/\(finding.id)", to: &json)
        json.field("status_id", 4)
        json.field("status", "Resolved")
        // Gone from one thing, which may be gone itself: that passes no requirement.
        json.object("compliance") { json in
            writeCompliance(finding.control, .other, to: &json)
            json.field("status_detail", "No longer so.")
        }
        writeWhat(finding, seenIn: assessed.comparison?.commit, to: &json)
    }

    /// What falls short, what it is about, what shows it, and what puts it right.
    ///
    /// - Parameter commit: The capture that shows it, where it is not the one that was judged.
    private func writeWhat(_ finding: Finding, seenIn commit: String? = nil, to json: inout JSONWriter) {
        let shortfall = finding.shortfall
        json.object("finding_info") { writeInfo(of: finding.control, uid: finding.id, to: &$0) }
        json.array("resources") { json in json.object { write(shortfall.subject, to: &$0) } }
        if !finding.evidence.isEmpty {
            json.array("evidences") { json in
                for evidence in finding.evidence { json.object { write(evidence, to: &$0) } }
            }
        }
        json.object("remediation") { $0.field("desc", finding.control.remedy) }
        json.field("message", "\(shortfall.subject.path) \(shortfall.predicate)")
        json.object("unmapped") { json in
            json.field("seen", shortfall.seen)
            json.field("expected", shortfall.expected)
            json.field("cause", finding.cause.path)
            json.field("seen_in_commit", ifPresent: commit)
            writeOrigin(&json)
        }
    }

    /// What a control came to: in order, not met, undetermined, not applicable, or evidence only.
    ///
    /// Written whatever it is, under one lasting id, so that whoever took in a pass takes it back when there are findings.
    private func write(_ judgement: Judgement, to json: inout JSONWriter) {
        let control = judgement.control
        let fallsShort = !judgement.verdict.shortfalls.isEmpty
        writeHead(
            activity: assessed.comparison == nil ? .create : .update, severity: fallsShort ? judgement.worst.ocsf : 1,
            event: "ocsf/\(control.id)", to: &json)
        json.field("status_id", 1)
        json.field("status", "New")
        json.object("compliance") { json in
            writeCompliance(control, ComplianceStatus(of: judgement.verdict), to: &json)
            json.field(
                "status_detail",
                ([judgement.outcome] + judgement.verdict.allGaps.map(\.description)).joined(separator: " "))
        }
        json.object("finding_info") { writeInfo(of: control, uid: ids.lasting("ocsf/\(control.id)"), to: &$0) }
        json.array("resources") { json in json.object { write(.tenant, to: &$0) } }
        json.field("message", "\(control.label): \(VerdictWord(judgement.verdict).rawValue). \(judgement.outcome)")
        json.object("unmapped", writeOrigin)
    }
}

extension OCSFEvents {
    private enum Activity: Int { case create = 1, update, close }

    /// `compliance.status_id`, with its word.
    private enum ComplianceStatus: Int {
        case unknown = 0
        case pass = 1
        case fail = 3
        case other = 99

        init(of verdict: Verdict) {
            self =
                switch verdict {
                case .met: .pass
                case .notMet: .fail
                case .undetermined: .unknown
                case .notApplicable, .exhibit: .other
                }
        }

        var word: String {
            switch self {
            case .unknown: "Unknown"
            case .pass: "Pass"
            case .fail: "Fail"
            case .other: "Other"
            }
        }
    }

    private func writeHead(activity: Activity, severity: Int, event: String, to json: inout JSONWriter) {
        let manifest = assessed.manifest
        json.field("class_uid", 2003)
        json.field("category_uid", 2)
        json.field("activity_id", activity.rawValue)
        json.field("type_uid", 200_300 + activity.rawValue)
        json.field("severity_id", severity)
        json.field("time", Int(manifest.began.milliseconds))
        json.object("metadata") { json in
            json.field("version", "1.5.0")
            json.object("product") { json in
                json.field("name", "Linewarden")
                json.field("vendor_name", "Linewarden")
                json.field("version", tool)
            }
            json.field("profiles", ["cloud"])
            json.field("uid", ids.once(event))
            if manifest.isSimulated { json.field("labels", ["simulated"]) }
        }
        json.object("cloud") { json in
            json.field("provider", manifest.platform)
            json.object("account") { json in
                json.field("uid", manifest.organization)
                json.field("name", ifPresent: manifest.organizationName)
                json.field("type_id", 99)
                json.field("type", "organization")
            }
        }
    }

    private func writeCompliance(_ control: Control, _ status: ComplianceStatus, to json: inout JSONWriter) {
        json.field("control", control.label)
        json.field("requirements", control.satisfies.map(\.clause).distinct())
        json.field("standards", control.satisfies.map(\.framework.name).distinct())
        json.field("status_id", status.rawValue)
        json.field("status", status.word)
    }

    private func writeInfo(of control: Control, uid: String, to json: inout JSONWriter) {
        json.field("uid", uid)
        json.field("title", control.title)
        json.field("desc", control.why)
        json.field("created_time", Int(assessed.manifest.began.milliseconds))
        json.object("analytic") { json in
            json.field("type_id", 1)
            json.field("type", "Rule")
            json.field("uid", control.id.rawValue)
            json.field("version", "v\(control.version)")
            json.field("name", control.title)
        }
    }

    private func write(_ subject: Subject, to json: inout JSONWriter) {
        json.field("uid", subject.id)
        json.field("type", subject.kind.rawValue)
        json.field("name", ifPresent: subject.clearName)
    }

    private func write(_ evidence: Evidence, to json: inout JSONWriter) {
        json.object("data") { json in
            json.field("file", evidence.file)
            json.field("sha256", evidence.sha256)
            json.field("document", evidence.document)
        }
    }

    private func writeOrigin(_ json: inout JSONWriter) {
        json.field("manifest_sha256", assessed.manifestHash)
        json.field("commit", ifPresent: assessed.commit)
        json.field("baseline", assessed.baseline)
        json.field("simulated", assessed.manifest.isSimulated)
        json.field("scope", assessed.part?.scope.name ?? NamedScope.whole)
    }
}

extension Severity {

    /// `severity_id`.
    fileprivate var ocsf: Int {
        switch self {
        case .low: 2
        case .medium: 3
        case .high: 4
        case .critical: 5
        }
    }
}
