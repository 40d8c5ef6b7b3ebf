import Capture
import ContactCenter

/// Reads the results of a SARIF log.
///
/// Source: SARIF 2.1.0 (OASIS), §3.27 result, §3.35 suppression, §3.20 invocation; `security-severity` of a rule is a
/// CVSS score, as code scanning tools write it. Looked up 2026-11-29.
enum SARIFReading {

    static func findings(_ log: JSON) throws(ScanError) -> [ScanFinding] {
        var findings: [ScanFinding] = []
        for (number, run) in elements(log["runs"]).enumerated() {
            let rules = rules(of: run)
            for (place, result) in elements(run["results"]).enumerated() where isFinding(result) {
                guard let rule = result["ruleId"]?.string ?? result["rule"]?["id"]?.string else {
                    throw ScanError("has a result without a ruleId: runs[\(number)].results[\(place)]")
                }
                findings.append(finding(result, of: rule, rules[rule]))
            }
        }
        return findings
    }

    /// A result may also say that nothing is wrong.
    private static func isFinding(_ result: JSON) -> Bool {
        !["pass", "notApplicable", "informational"].contains(result["kind"]?.string)
    }

    /// The latest end of a run.
    static func made(_ log: JSON) -> Moment? {
        let invocations = elements(log["runs"]).flatMap { elements($0["invocations"]) }
        return invocations.compactMap { $0["endTimeUtc"]?.moment }.max()
    }

    private static func elements(_ list: JSON?) -> [JSON] { list.map { Array($0.elements) } ?? [] }

    private static func rules(of run: JSON) -> [String: JSON] {
        let rules = elements(run["tool"]?["driver"]?["rules"]).compactMap { rule in
            rule["id"]?.string.map { ($0, rule) }
        }
        return Dictionary(rules) { first, _ in first }
    }

    private static func finding(_ result: JSON, of rule: String, _ details: JSON?) -> ScanFinding {
        ScanFinding(
            key: key(result), rule: rule, title: details?["shortDescription"]?["text"]?.string,
            level: level(result, details), status: status(result))
    }

    /// What the tool calls the same finding by, else the whole result.
    private static func key(_ result: JSON) -> String {
        let named = result["fingerprints"] ?? result["partialFingerprints"] ?? result
        return (Array((result["ruleId"]?.string ?? "").utf8) + named.canonical()).sha256
    }

    private static func level(_ result: JSON, _ rule: JSON?) -> ScanSource.Level {
        if let score = rule?["properties"]?["security-severity"]?.string.flatMap(Double.init) {
            return score >= 9 ? .critical : score >= 7 ? .high : score >= 4 ? .medium : .low
        }
        // A result without a level has its rule's, and a rule without one warns.
        switch result["level"]?.string ?? rule?["defaultConfiguration"]?["level"]?.string ?? "warning" {
        case "error": return .high
        case "warning": return .medium
        case "note": return .low
        default: return .unrated
        }
    }

    private static func status(_ result: JSON) -> ScanFinding.Status {
        if result["baselineState"]?.string == "absent" { return .fixed }
        let accepted = elements(result["suppressions"]).contains { $0["status"]?.string ?? "accepted" == "accepted" }
        return accepted ? .accepted : .open
    }
}
