import Assurance
import Capture
import Engine
import Frameworks

/// Our controls as an OSCAL component definition: for each framework, the clauses they answer to.
///
/// They check a clause and do not implement it; whose judgement a mapping is stands with it.
public struct OSCALComponentDefinition: Sendable {
    private let run: OSCALRun

    public init(_ run: OSCALRun) { self.run = run }

    public func bytes() -> [UInt8] {
        let sections = run.assessed.matrix
        return run.document("component-definition", "Checks of a contact center", isLasting: true) { json in
            json.list("components", [run.toolID]) { json, id in
                json.field("uuid", id)
                json.field("type", "validation")
                json.field("title", "\(run.tool), controls \(run.assessed.baseline)".oscalLine)
                json.field(
                    "description",
                    "Controls that check, through the platform's own interface, what a clause asks for. None of them "
                        + "implements a clause, and all of them met does not make it met.")
                json.list("control-implementations", sections) { json, section in write(section, to: &json) }
            }
            guard !sections.isEmpty else { return }
            json.object("back-matter") { json in
                json.list("resources", sections) { json, section in writeResource(of: section, to: &json) }
            }
        }
    }

    private func sourceID(of section: MatrixSection) -> String {
        run.ids.lasting("oscal/resource/framework/\(section.framework.id)")
    }

    private func write(_ section: MatrixSection, to json: inout JSONWriter) {
        let name = section.framework.id
        json.field("uuid", run.ids.lasting("oscal/implementation/\(name)"))
        json.field("source", "#\(sourceID(of: section))")
        json.field("description", "Which clauses of \(section.framework.name) the controls check. The mapping is ours.")
        json.list("implemented-requirements", section.clauses) { json, clause in
            let labels = clause.judgements.map(\.control.label)
            json.field("uuid", run.ids.lasting("oscal/implementation/\(name)/\(clause.requirement.id)"))
            json.field("control-id", section.framework.oscalID(of: clause.requirement.id))
            json.field("description", "Checked by " + labels.spelledOut() + ".")
            json.properties(
                [OSCALProperty("label", clause.requirement.id)] + labels.map { OSCALProperty("control", $0) })
        }
    }

    private func writeResource(of section: MatrixSection, to json: inout JSONWriter) {
        let catalogue = Catalogues.catalogue(of: section.framework)
        json.field("uuid", sourceID(of: section))
        json.field("title", section.framework.name.oscalLine)
        json.field(
            "description", ifPresent: catalogue.map { "\($0.title), \($0.edition). \($0.licence)".oscalProse })
        json.properties([OSCALProperty("framework", section.framework.id)])
    }
}

extension Framework {

    /// The control id of a clause: NIST's own where NIST publishes an OSCAL catalog, else a token made of the clause.
    ///
    /// Source: usnistgov/oscal-content, SP 800-53 rev 5 (`ac-2.1` for AC-2(1)) and CSF 2.0 (`GV.OC-01`), 2026-11-25.
    func oscalID(of clause: String) -> String {
        guard self == .nist80053 else { return clause.oscalToken }
        return clause.lowercased().split { "()".contains($0) }.joined(separator: ".").oscalToken
    }
}
