import Assurance
import Capture
public import ContactCenter
import Engine
import Frameworks

/// One framework for tools that read OSCAL: its requirements as a catalog, those that are meant as a profile, and of a
/// tenant the beginning of a system security plan.
///
/// The documents hold what our catalogues do: identifiers, and titles that are the publisher's own where it gave them to
/// everybody, else ours. The plan says what checks said; what people do has to be written into it.
public struct OSCALFramework: Sendable {
    private let report: FrameworkReport
    private let version: OSCALVersion
    private let written: Moment

    /// - Parameter written: When the documents are said to be from, where neither a tenant nor the framework tells.
    public init(_ report: FrameworkReport, version: OSCALVersion, written: Moment) {
        self.report = report
        self.version = version
        self.written = written
    }

    private var framework: Framework { report.coverage.framework }
    private var catalogue: Catalogue { report.coverage.catalogue }

    /// The set of requirements that is meant; all of them where there is no baseline.
    private var set: String { report.coverage.baseline ?? framework.id }

    public func catalog() -> [UInt8] {
        document("catalog", id: framework.id, catalogue.title, at: taken) { json in
            let groups = catalogue.requirements.map(\.group).distinct()
            json.list("groups", groups) { json, group in
                json.field("id", group.isEmpty ? "requirements" : group.oscalToken)
                json.field("title", group.isEmpty ? "Requirements" : group.oscalLine)
                json.list("controls", catalogue.requirements.filter { $0.group == group }) { json, requirement in
                    json.field("id", framework.oscalID(of: requirement.id))
                    json.field("title", requirement.title.oscalProse)
                    json.properties([OSCALProperty("label", requirement.id)])
                }
            }
        }
    }

    public func profile() -> [UInt8] {
        document("profile", id: set, title, at: taken) { json in
            json.list("imports", ["catalog.json"]) { json, href in
                json.field("href", href)
                guard report.coverage.baseline != nil else { return json.object("include-all") { _ in } }
                json.list("include-controls", [report.rows]) { json, rows in
                    json.field("with-ids", rows.map { framework.oscalID(of: $0.requirement.id) })
                }
            }
            json.object("merge") { $0.field("as-is", true) }
        }
    }

    private var title: String { report.coverage.baseline.map { "\(catalogue.title), \($0)" } ?? catalogue.title }

    /// The day the identifiers were taken from their source.
    private var taken: Moment { Moment(iso8601: catalogue.retrieved) ?? written }

    /// A plan with everything in it that can be read off a tenant; nil where none was judged.
    public func systemSecurityPlan() -> [UInt8]? {
        guard let assessment = report.assessment else { return nil }
        let plan = OSCALPlan(report, of: assessment, set: set)
        let manifest = assessment.assessed.manifest
        let title = "Beginning of a system security plan: \(plan.system), \(title)"
        return document(
            "system-security-plan", id: "\(manifest.platform)/\(manifest.organization)/\(set)",
            manifest.isSimulated ? "SIMULATED: \(title)" : title, at: max(manifest.ended, assessment.assessed.asOf),
            plan.write)
    }

    private func document(
        _ root: String, id: String, _ title: String, at moment: Moment, _ body: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object(root) { json in
                json.field("uuid", IdentifierV5.uuid(of: "oscal/\(root)/\(id)"))
                json.object("metadata") { json in
                    json.field("title", title.oscalProse)
                    json.field("last-modified", moment.iso8601)
                    json.field("version", catalogue.edition.oscalLine)
                    json.field("oscal-version", version.rawValue)
                    json.properties(catalogue.facts.map { OSCALProperty($0.name.oscalToken, $0.value) })
                }
                body(&json)
            }
        }
        json.endLine()
        return json.bytes
    }
}
