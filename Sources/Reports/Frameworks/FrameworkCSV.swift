import Assurance
import ContactCenter
import Frameworks
import Programme

/// A whole framework for spreadsheets: a row for each requirement and each check, and one for a requirement without.
public struct FrameworkCSV: Sendable {
    private let report: FrameworkReport

    public init(_ report: FrameworkReport) { self.report = report }

    public func bytes() -> [UInt8] {
        var csv = CSVWriter()
        csv.row(
            tenantColumns.map(\.name) + [
                "framework", "edition", "group", "requirement", "title", "cover", "control", "basis", "judgement by",
                "through", "share", "share because", "verdict", "findings", "accepted", "gaps", "evidence",
                "attestations", "exceptions",
            ])
        for row in report.rows { for cells in cells(of: row) { csv.row(cells) } }
        return csv.bytes
    }

    private var tenantColumns: [(name: String, value: String)] { report.assessment?.facts ?? [] }

    private func cells(of row: FrameworkReport.Row) -> [[String]] {
        let checks = row.direct.map(cells) + row.derived.map(cells)
        let head =
            tenantColumns.map(\.value) + [
                report.coverage.framework.name, report.coverage.catalogue.edition, row.requirement.group,
                row.requirement.id, row.requirement.title, row.cover.inWords,
            ]
        let tail = [attestations(of: row), exceptions(of: row)]
        return (checks.isEmpty ? [Array(repeating: "", count: 11)] : checks).map { head + $0 + tail }
    }

    private func cells(_ mapped: FrameworkReport.Mapped<DirectMapping>) -> [String] {
        let mapping = mapped.mapping
        return [mapped.label, "direct", mapping.judge.name, "", mapping.share.inWords, mapping.reason]
            + verdict(mapped.judged) + [mapped.judged?.evidence.map(\.inWords).joined(separator: " ") ?? ""]
    }

    private func cells(_ mapped: FrameworkReport.Mapped<DerivedMapping>) -> [String] {
        let mapping = mapped.mapping
        return [
            mapped.label, "derived", "\(mapping.direct.judge.name); \(mapping.crosswalk.judge.name)", mapping.way,
            mapping.share.inWords, mapping.reason,
        ] + verdict(mapped.judged) + [""]
    }

    private func verdict(_ judged: JudgedControl?) -> [String] {
        guard let judged else { return Array(repeating: "", count: 4) }
        return [
            judged.judgement.verdictInWords, "\(judged.findings)", "\(judged.accepted)",
            "\(judged.judgement.verdict.allGaps.count)",
        ]
    }

    private func attestations(of row: FrameworkReport.Row) -> String {
        row.attestations.map { one in
            "\(one.attestation.id) \(one.standing(at: report.asOf ?? one.recorded))"
        }.joined(separator: "; ")
    }

    private func exceptions(of row: FrameworkReport.Row) -> String {
        row.exceptions.map { "\($0.approved.id) \($0.standing.inWords)" }.joined(separator: "; ")
    }
}

extension FrameworkReport.Cover {

    /// As tables have it.
    var inWords: String {
        switch self {
        case .direct: "a check made for it"
        case .derived: "through a crosswalk only"
        case .attested: "attested only"
        case .none: "nothing here covers it"
        }
    }
}
