import Capture
import ContactCenter

/// Reads the items of an OSCAL plan of action and milestones.
///
/// Source: OSCAL 1.1.3, `plan-of-action-and-milestones`: `poam-items`, `risks` and the status of a risk. Looked up
/// 2026-11-29.
enum ActionPlanReading {

    static func findings(_ plan: JSON) throws(ScanError) -> [ScanFinding] {
        let risks = elements(plan["risks"]).compactMap { risk in risk["uuid"]?.string.map { ($0, risk) } }
        let byID = Dictionary(risks) { first, _ in first }
        var findings: [ScanFinding] = []
        for (place, item) in elements(plan["poam-items"]).enumerated() {
            guard let title = item["title"]?.string else {
                throw ScanError("has an item without a title: poam-items[\(place)]")
            }
            let related = elements(item["related-risks"]).compactMap { $0["risk-uuid"]?.string }
            findings.append(
                ScanFinding(
                    key: item["uuid"]?.string ?? Array(title.utf8).sha256, rule: title, title: title, level: .unrated,
                    status: status(related.compactMap { byID[$0]?["status"]?.string })))
        }
        return findings
    }

    static func made(_ plan: JSON) -> Moment? { plan["metadata"]?["last-modified"]?.moment }

    private static func elements(_ list: JSON?) -> [JSON] { list.map { Array($0.elements) } ?? [] }

    /// An item is as open as the most open of its risks; one without risks is open.
    private static func status(_ risks: [String]) -> ScanFinding.Status {
        if risks.isEmpty { return .open }
        if risks.allSatisfy({ $0 == "closed" }) { return .fixed }
        return risks.allSatisfy { ["closed", "deviation-approved"].contains($0) } ? .accepted : .open
    }
}
