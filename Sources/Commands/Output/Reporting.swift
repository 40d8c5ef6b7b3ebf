import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import History
import Ledger
import Reports

/// The reports of one assessment: written to a folder, or printed.
struct Reporting {
    private let assessed: Assessed
    private let naming: Naming
    private let guides: [Control.ID: Guide]
    private let record: RunOnRecord?
    private let trend: Trend?
    private let evidence: ReadEvidence

    private static let tool = "linewarden \(Machine.version)"

    /// - Parameter keys: Where the keys of persons are; nil where names cannot be put in.
    init(_ judged: Judged) throws {
        assessed = judged.assessed
        record = judged.recorded.map {
            RunOnRecord(
                $0.run, isFirst: $0.isFirst, entries: $0.checkpoint.head.size, standing: .init(judged.published))
        }
        trend = judged.trend
        evidence = ReadEvidence(judged.capture.manifest, sources: ReadSources.sources)
        guides = Dictionary(GenesysCloud.guides.map { ($0.control, $0) }) { first, _ in first }
        let subjects = judged.assessed.findings.flatMap { [$0.shortfall.subject, $0.cause] }
        let people = try People(
            of: judged.capture, needed: Set(subjects.filter { $0.kind == .person }.map(\.id)), keys: judged.keys)
        naming = Naming(people.name(of:))
    }

    /// The machine report.
    var json: [UInt8] { ReportJSON(assessed, guides: guides, tool: Self.tool).bytes() }

    func summary(colour: Bool, at now: Moment, requests: Int?, reports: [String]) -> String {
        SummaryText(
            assessed, naming: naming, at: now,
            calls: requests.map { .init(used: $0, budget: GenesysCloud.requestCeiling(of: assessed.manifest)) },
            record: record, reports: reports
        ).text(Style(colour: colour))
    }

    /// Writes the reports into a folder, and the documents that are asked for.
    ///
    /// - Parameters:
    ///   - now: To say how old the capture is.
    ///   - options: Which documents besides.
    /// - Returns: The files, in reading order.
    func write(to folder: String, at now: Moment, _ options: FormatOptions) throws -> [String] {
        let files = reports(at: now) + documents(options)
        // What an earlier run left under a name of ours would pass for this run's, and does where this one is cut short.
        let names = Set(files.map(\.name) + ["comparison.json"] + DocumentFormat.allCases.flatMap(\.files))
        for name in names.sorted() { try Files.remove(folder + "/" + name) }
        for file in files { try Files.write(file.bytes, to: folder + "/" + file.name) }
        return files.map { folder + "/" + $0.name }
    }

    private func reports(at now: Moment) -> [(name: String, bytes: [UInt8])] {
        [
            (
                "report.html",
                ReportHTML(
                    assessed, naming: naming, guides: guides, at: now, tool: Self.tool,
                    past: .init(record: record, trend: trend), evidence: evidence
                ).bytes()
            ),
            ("report.json", json),
            ("findings.json", FindingsJSON(assessed, guides: guides).bytes()),
            ("matrix.csv", MatrixCSV(assessed).bytes()),
            ("ActionPlan.csv", ActionPlanCSV(assessed, naming: naming).bytes()),
            ("assessment.json", AssessmentJSON(assessed, tool: Self.tool).bytes()),
        ] + (assessed.comparison.map { [("comparison.json", ComparisonJSON($0).bytes())] } ?? [])
    }

    private func documents(_ options: FormatOptions) -> [(name: String, bytes: [UInt8])] {
        let documents = FormattedDocuments(
            assessed: assessed, guides: guides, tool: Self.tool, oscalVersion: options.oscalVersion)
        return DocumentFormat.allCases.filter(options.formats.contains).flatMap(documents.files(of:))
    }
}
