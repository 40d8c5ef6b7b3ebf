import Assurance
import Capture
import ContactCenter
import Engine

/// Our controls in our own words as an OSCAL catalog: what the targets of findings are.
public struct OSCALCatalog: Sendable {
    private let run: OSCALRun

    public init(_ run: OSCALRun) { self.run = run }

    public func bytes() -> [UInt8] {
        run.document("catalog", "Controls of a contact center, \(run.assessed.baseline)".oscalLine, isLasting: true) {
            json in
            json.list("groups", run.assessed.families) { json, family in
                json.field("id", family.name.oscalToken)
                json.field("title", family.name.oscalLine)
                json.list("controls", family.judgements) { json, judgement in write(judgement.control, to: &json) }
            }
        }
    }

    private func write(_ control: Control, to json: inout JSONWriter) {
        let id = control.oscalID
        json.field("id", id)
        json.field("title", control.titleProse)
        json.properties([
            OSCALProperty("label", control.label), OSCALProperty("severity", control.severity.rawValue),
        ])
        let parts = [
            (id: id + "_smt", name: "statement", prose: control.titleProse),
            (id: control.oscalObjectiveID, name: "assessment-objective", prose: control.titleProse),
            (id: id + "_gdn", name: "guidance", prose: control.whyProse + " " + control.remedyProse),
        ]
        json.list("parts", parts) { json, part in
            json.field("id", part.id)
            json.field("name", part.name)
            json.field("prose", part.prose)
        }
    }
}

// The words of a control as Markdown: ours are, and have `code` in them; the customer's own are any text.
extension Control {
    var titleProse: String { isOwn ? title.oscalProse : title.oscalLine }
    var whyProse: String { isOwn ? why.oscalProse : why }
    var remedyProse: String { isOwn ? remedy.oscalProse : remedy }

    private var isOwn: Bool { ownSHA256 != nil }
}
