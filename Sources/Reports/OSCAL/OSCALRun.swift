public import Assurance
import Capture
public import ContactCenter
public import Engine

/// One assessment as all its OSCAL documents see it: the same ids, the same observations, the same risks.
public struct OSCALRun: Sendable {
    let assessed: Assessed
    let guides: [Control.ID: Guide]
    let tool: String
    let version: OSCALVersion
    let ids: RunIdentity
    let toolID: String
    let tenantID: String

    /// The worst first, what is accepted after what is open.
    let risks: [OSCALRisk]

    /// What the results and the plan of action both hold.
    private(set) var shared = OSCALShared()

    /// - Parameter tool: The program that judges, with its version: `linewarden 0.1.0`.
    public init(_ assessed: Assessed, guides: [Control.ID: Guide], tool: String, version: OSCALVersion) {
        self.assessed = assessed
        self.guides = guides
        self.tool = tool
        self.version = version
        ids = RunIdentity(of: assessed)
        toolID = ids.lasting("oscal/component/tool")
        tenantID = ids.lasting("oscal/component/tenant")
        risks = assessed.oscalRisks
        shared = OSCALShared(of: self)
    }
}

extension OSCALRun {
    var tenantName: String { assessed.manifest.organizationName ?? assessed.manifest.organization }
    var captureID: String { ids.once("oscal/resource/capture") }
    var controlsID: String { ids.once("oscal/resource/controls") }

    func observationID(of control: Control) -> String { ids.once("oscal/observation/\(control.id)") }
    func observationID(of finding: Finding) -> String { ids.once("oscal/observation/\(finding.id)") }

    /// A whole document, on one line.
    func document(
        _ root: String, _ title: String, isLasting: Bool, _ body: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.object(root) { json in
                json.field("uuid", isLasting ? ids.lasting("oscal/\(root)") : ids.once("oscal/\(root)"))
                json.object("metadata") { writeMetadata(title, to: &$0) }
                body(&json)
            }
        }
        json.endLine()
        return json.bytes
    }

    /// Nothing in it depends on when the document is written: the same run is the same bytes.
    private func writeMetadata(_ title: String, to json: inout JSONWriter) {
        let manifest = assessed.manifest
        json.field("title", (manifest.isSimulated ? "SIMULATED: " : "") + title)
        json.field("last-modified", max(manifest.ended, assessed.asOf).iso8601)
        json.field("version", assessed.baseline.oscalLine)
        json.field("oscal-version", version.rawValue)
        json.properties(
            [
                OSCALProperty("platform", manifest.platform), OSCALProperty("organization", manifest.organization),
                OSCALProperty("tool", tool), OSCALProperty("as-of", assessed.asOf.iso8601),
                OSCALProperty("scope", assessed.scope),
            ] + (manifest.isSimulated ? [OSCALProperty("simulated", "true")] : []))
    }

    /// The program and the tenant.
    func writeComponents(_ json: inout JSONWriter) {
        json.array("components") { json in
            json.object { json in
                json.field("uuid", toolID)
                json.field("type", "validation")
                json.field("title", tool.oscalLine)
                json.field("description", "Reads the tenant through the platform's own interface and judges it.")
                json.object("status") { $0.field("state", "operational") }
            }
            json.object { json in
                json.field("uuid", tenantID)
                json.field("type", "service")
                json.field("title", tenantName.oscalProse)
                json.field("description", "The contact center: one organisation on the platform.")
                json.properties([
                    OSCALProperty("platform", assessed.manifest.platform),
                    OSCALProperty("organization", assessed.manifest.organization),
                ])
                json.object("status") { $0.field("state", "operational") }
            }
        }
    }

    /// What the hrefs of evidence are in, and where the controls' own words are.
    func writeBackMatter(_ json: inout JSONWriter) {
        json.object("back-matter") { json in
            json.array("resources") { json in
                json.object(writeCapture)
                json.object(writeControlsResource)
            }
        }
    }

    private func writeCapture(_ json: inout JSONWriter) {
        json.field("uuid", captureID)
        json.field("title", "The capture")
        json.field(
            "description",
            "What was read. The hrefs of evidence are paths in it: a checkout of the commit in the tenant's archive.")
        json.properties(
            (assessed.commit.map { [OSCALProperty("commit", $0)] } ?? [])
                + [OSCALProperty("manifest-sha256", assessed.manifestHash)])
        json.list("rlinks", [assessed.manifestHash]) { json, hash in
            json.field("href", Manifest.path)
            json.list("hashes", [hash]) { json, hash in
                json.field("algorithm", "SHA-256")
                json.field("value", hash)
            }
        }
    }

    private func writeControlsResource(_ json: inout JSONWriter) {
        json.field("uuid", controlsID)
        json.field("title", "The controls, \(assessed.baseline)".oscalLine)
        json.field(
            "description",
            "No assessment plan was written: the run judged every control of this edition. Their words are in the catalog."
        )
        json.list("rlinks", ["catalog.json"]) { json, href in json.field("href", href) }
    }
}
