import Assurance
import Capture
import ContactCenter
import Engine
import Frameworks
import Programme

/// What a system security plan says of a tenant, as far as reading it tells.
///
/// Everything else says `TO BE WRITTEN`, so that a search finds it. No requirement is called implemented: that is for the
/// people who sign the plan to say.
struct OSCALPlan {
    private let report: FrameworkReport
    private let assessment: AssessedTenant
    private let set: String

    /// - Parameter set: The framework or the baseline of it that the plan is for.
    init(_ report: FrameworkReport, of assessment: AssessedTenant, set: String) {
        self.report = report
        self.assessment = assessment
        self.set = set
    }

    private var manifest: Manifest { assessment.assessed.manifest }

    var system: String { manifest.organizationName ?? manifest.organization }

    private func id(_ thing: String) -> String {
        IdentifierV5.uuid(of: "\(manifest.platform)/\(manifest.organization)/oscal/plan/\(set)/\(thing)")
    }

    func write(_ json: inout JSONWriter) {
        json.object("import-profile") { $0.field("href", "profile.json") }
        json.object("system-characteristics", writeCharacteristics)
        json.object("system-implementation", writeImplementation)
        json.object("control-implementation") { json in
            json.field(
                "description",
                "What checks of the tenant said, requirement by requirement. A check touches part of a requirement and "
                    + "fulfils none; TO BE WRITTEN: what people and other systems do.")
            json.list("implemented-requirements", report.rows, write)
        }
    }

    private func writeCharacteristics(_ json: inout JSONWriter) {
        json.list("system-ids", [manifest.organization]) { json, id in json.field("id", id.oscalLine) }
        json.field("system-name", system.oscalLine)
        json.field("description", "A contact center on \(manifest.platform). TO BE WRITTEN: what it is for.".oscalProse)
        json.properties(assessment.facts.map { OSCALProperty($0.name.oscalToken, $0.value) })
        json.object("system-information") { json in
            json.list("information-types", ["Interactions and recordings of the contact center"]) { json, title in
                json.field("title", title)
                json.field("description", "TO BE WRITTEN: what is said and written there, and how sensitive it is.")
            }
        }
        json.object("status") { $0.field("state", "operational") }
        json.object("authorization-boundary") { json in
            json.field("description", "In the reports: \(assessment.scope). TO BE WRITTEN: the boundary.".oscalProse)
        }
    }

    private func writeImplementation(_ json: inout JSONWriter) {
        json.list("users", ["Administrators of the contact center"]) { json, title in
            json.field("uuid", id("administrators"))
            json.field("title", title)
        }
        json.list("components", [id("tenant")]) { json, id in
            json.field("uuid", id)
            json.field("type", "this-system")
            json.field("title", system.oscalProse)
            json.field("description", "One organisation on the platform, with its settings, people and programs.")
            json.object("status") { $0.field("state", "operational") }
        }
    }

    private func write(_ json: inout JSONWriter, _ row: FrameworkReport.Row) {
        let requirement = row.requirement.id
        json.field("uuid", id("requirement/\(requirement)"))
        json.field("control-id", report.coverage.framework.oscalID(of: requirement))
        json.properties([
            OSCALProperty("label", requirement), OSCALProperty("cover", row.cover.rawValue),
        ])
        json.list("by-components", [id("tenant")]) { json, component in
            json.field("component-uuid", component)
            json.field("uuid", id("requirement/\(requirement)/tenant"))
            json.field("description", said(of: row).oscalProse)
        }
    }

    /// What the checks and people said of one requirement.
    private func said(of row: FrameworkReport.Row) -> String {
        let attested = row.attestations.map { one in
            "\(one.attestation.id) by \(one.attestation.by), \(one.standing(at: assessment.assessed.asOf))"
        }
        let parts = [
            ("Checked", row.direct.map(\.inWords)), ("Through a crosswalk", row.derived.map(\.inWords)),
            ("Attested", attested),
        ]
        .filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: "; "))." }
        return (parts.isEmpty ? ["Nothing here covers it."] : parts).joined(separator: " ")
            + " TO BE WRITTEN: how it is implemented, and by whom."
    }
}

extension FrameworkReport.Mapped {

    /// `ACC-03.v1 not met, 2 findings`.
    fileprivate var inWords: String { "\(label) \(judged?.inWords ?? "not judged")" }
}
