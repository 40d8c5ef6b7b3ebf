import Assurance
import Capture
import ContactCenter
import Engine
import Programme

// What was seen: one observation for each control, one for each thing that falls short, and the things themselves.
extension OSCALRun {

    /// A thing that findings are about; the tenant is a component.
    func write(_ subject: Subject, to json: inout JSONWriter) {
        json.field("uuid", itemID(of: subject))
        json.field("description", "\(subject.kind.noun) \(subject.id.oscalProse)")
        json.properties(
            [OSCALProperty("subject", subject.path)] + (subject.clearName.map { [OSCALProperty("name", $0)] } ?? []))
    }

    private func itemID(of subject: Subject) -> String { ids.lasting("oscal/item/\(subject.path)") }

    func write(_ finding: Finding, to json: inout JSONWriter) {
        let shortfall = finding.shortfall
        json.field("uuid", observationID(of: finding))
        json.field("title", "\(finding.control.label) on \(shortfall.subject.path.oscalProse)")
        json.field(
            "description",
            "\(shortfall.subject.path) \(shortfall.predicate). Seen: \(shortfall.seen). Expected: \(shortfall.expected)."
                .oscalProse)
        json.properties(
            [
                OSCALProperty("finding-id", finding.id), OSCALProperty("severity", finding.severity.rawValue),
            ] + (finding.acceptance.map { [OSCALProperty("exception", $0.id)] } ?? []))
        writeTested(&json)
        json.list("subjects", [shortfall.subject]) { json, subject in
            json.field("subject-uuid", subject.kind == .tenant ? tenantID : itemID(of: subject))
            json.field("type", subject.kind == .tenant ? "component" : "inventory-item")
        }
        json.list("relevant-evidence", finding.evidence) { json, evidence in
            json.field("href", evidence.file)
            json.field("description", "Document \(evidence.document.oscalProse) of the capture.")
            json.properties([
                OSCALProperty("sha256", evidence.sha256), OSCALProperty("document", evidence.document),
            ])
        }
        json.field("collected", assessed.manifest.began.iso8601)
    }

    /// What a control came to: what was looked at, and what could not be.
    func write(_ judgement: Judgement, to json: inout JSONWriter) {
        json.field("uuid", observationID(of: judgement.control))
        json.field("title", "\(judgement.control.label) \(judgement.control.title)".oscalProse)
        json.field("description", judgement.outcome.oscalProse)
        json.properties(properties(of: judgement))
        writeTested(&json, isInventory: judgement.isExhibit)
        json.list("subjects", [tenantID]) { json, id in
            json.field("subject-uuid", id)
            json.field("type", "component")
        }
        json.list("relevant-evidence", [assessed.manifestHash]) { json, hash in
            json.field("href", Manifest.path)
            json.field("description", "The manifest of the capture: every file, and what is missing.")
            json.properties([OSCALProperty("sha256", hash)])
        }
        json.field("collected", assessed.manifest.began.iso8601)
        json.field("remarks", ifPresent: judgement.gapsInWords)
    }

    private func properties(of judgement: Judgement) -> [OSCALProperty] {
        var properties = [OSCALProperty("verdict", VerdictWord(judgement.verdict).key)]
        if let examined = judgement.verdict.examined { properties.append(OSCALProperty("examined", "\(examined)")) }
        if let basis = guides[judgement.control.id]?.basis {
            properties.append(OSCALProperty("basis", basis.rawValue))
        }
        if case .exhibit(let exhibit) = judgement.verdict {
            properties += exhibit.rows.map { OSCALProperty("count", "\($0.count)", kind: $0.label.oscalToken) }
        }
        return properties
    }

    private func writeTested(_ json: inout JSONWriter, isInventory: Bool = false) {
        json.field("methods", ["TEST"])
        json.field("types", [isInventory ? "discovery" : "control-objective"])
        json.list("origins", [toolID]) { json, id in writeActor(id, to: &json) }
    }

    func writeActor(_ id: String, to json: inout JSONWriter) {
        json.list("actors", [id]) { json, id in
            json.field("type", "tool")
            json.field("actor-uuid", id)
        }
    }
}

extension Judgement {
    var isExhibit: Bool { if case .exhibit = verdict { true } else { false } }

    /// What could not be read, as a paragraph of Markdown; nil where nothing is missing.
    var gapsInWords: String? {
        let gaps = verdict.allGaps
        return gaps.isEmpty ? nil : "Not known: " + gaps.map(\.description.oscalProse).joined(separator: "; ") + "."
    }
}
