import ArgumentParser
import Assurance
import ContactCenter
import Engine
import Reports

/// A kind of document that is written when it is asked for, beside the reports that always are.
enum DocumentFormat: String, CaseIterable {
    case oscal, ocsf, sarif, junit, pdf

    /// Who takes it in.
    var purpose: String {
        switch self {
        case .oscal: "for GRC tools and assessors: results, plan of action, component definition, catalog"
        case .ocsf: "for SIEMs and compliance tools: an event a finding (OCSF 1.5.0, class 2003)"
        case .sarif: "for code-scanning pages: what is new, unchanged, gone, suppressed (SARIF 2.1.0)"
        case .junit: "for pipelines: a test case a control; undetermined is an error"
        case .pdf: "for a board: report.html printed by the Chromium of this machine"
        }
    }

    /// The files it may come as, in the folder of the reports.
    var files: [String] {
        switch self {
        case .oscal: OSCALFile.allCases.map(\.path)
        case .ocsf: ["findings.ocsf.ndjson"]
        case .sarif: ["findings.sarif"]
        case .junit: ["controls.junit.xml"]
        case .pdf: ["report.pdf"]
        }
    }
}

private enum OSCALFile: String, CaseIterable {
    case results = "assessment-results"
    case actionPlan = "plan-of-action-and-milestones"
    case components = "component-definition"
    case catalog

    var path: String { "oscal/\(rawValue).json" }
}

/// The documents of one assessment in the formats other tools take in.
struct FormattedDocuments {
    let assessed: Assessed
    let guides: [Control.ID: Guide]
    let tool: String
    let oscalVersion: OSCALVersion

    /// The files of one format; none for what is printed from another file.
    func files(of format: DocumentFormat) -> [(name: String, bytes: [UInt8])] {
        switch format {
        case .oscal: oscal
        case .ocsf: format.files.map { ($0, OCSFEvents(assessed, tool: tool).bytes()) }
        case .sarif: format.files.map { ($0, SARIFLog(assessed, version: Machine.version).bytes()) }
        case .junit: format.files.map { ($0, JUnitXML(assessed, tool: tool).bytes()) }
        case .pdf: []
        }
    }

    private var oscal: [(name: String, bytes: [UInt8])] {
        let run = OSCALRun(assessed, guides: guides, tool: tool, version: oscalVersion)
        let documents: [(OSCALFile, [UInt8]?)] = [
            (.results, OSCALAssessmentResults(run).bytes()), (.actionPlan, OSCALActionPlan(run).bytes()),
            (.components, OSCALComponentDefinition(run).bytes()), (.catalog, OSCALCatalog(run).bytes()),
        ]
        return documents.compactMap { file, bytes in bytes.map { (file.path, $0) } }
    }
}
