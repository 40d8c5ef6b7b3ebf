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

    private static let tool = "linewarden \(Machine.version)"

    /// - Parameter keys: Where the keys of persons are; nil where names cannot be put in.
    init(_ judged: Judged) throws {
        assessed = judged.assessed
        record = judged.recorded.map {
            RunOnRecord(
                $0.run, isFirst: $0.isFirst, entries: $0.checkpoint.head.size, standing: .init(judged.published))
        }
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

    /// Writes every report into a folder.
    ///
    /// - Parameter now: To say how old the capture is.
    /// - Returns: The files, in reading order.
    func write(to folder: String, at now: Moment) throws -> [String] {
        var files: [(name: String, bytes: [UInt8])] = [
            (
                "report.html",
                ReportHTML(assessed, naming: naming, guides: guides, at: now, tool: Self.tool, record: record).bytes()
            ),
            ("report.json", json),
            ("findings.json", FindingsJSON(assessed, guides: guides).bytes()),
            ("matrix.csv", MatrixCSV(assessed).bytes()),
            ("ActionPlan.csv", ActionPlanCSV(assessed, naming: naming).bytes()),
            ("assessment.json", AssessmentJSON(assessed, tool: Self.tool).bytes()),
        ]
        if let comparison = assessed.comparison {
            files.append(("comparison.json", ComparisonJSON(comparison).bytes()))
        } else {
            // One of an earlier run would pass for this run's.
            try Files.remove(folder + "/comparison.json")
        }
        for file in files { try Files.write(file.bytes, to: folder + "/" + file.name) }
        return files.map { folder + "/" + $0.name }
    }
}
