import Capture
import Frameworks
import Programme

/// The statement of applicability for machines.
public struct ApplicabilityJSON: Sendable {
    private let statement: ApplicabilityStatement

    public init(_ statement: ApplicabilityStatement) { self.statement = statement }

    public func bytes() -> [UInt8] {
        let report = statement.report
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("framework") { report.coverage.catalogue.write(&$0, of: report.coverage.framework) }
            if let assessment = report.assessment { assessment.write(&json) }
            json.object("counts") { json in
                json.field("requirements", statement.rows.count)
                json.field("applicable", statement.applicable)
                json.field("undecided", statement.undecided)
            }
            report.writeCrosswalks(&json)
            json.array("requirements") { json in
                for row in statement.rows { json.object { write(row, to: &$0) } }
            }
        }
        json.endLine()
        return json.bytes
    }

    private func write(_ row: ApplicabilityStatement.Row, to json: inout JSONWriter) {
        row.requirement.requirement.write(&json)
        json.field("applicable", row.isApplicable)
        json.field("decided", row.decision != nil)
        json.field("reason", ifPresent: row.decision?.reason)
        json.field("owner", ifPresent: row.decision?.owner)
        json.field("implemented", ifPresent: row.decision?.implemented)
        json.field("cover", row.requirement.cover.rawValue)
        row.requirement.write(&json, asOf: statement.report.asOf)
    }
}
