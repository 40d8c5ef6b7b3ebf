import Assurance
import Capture
import ContactCenter
import Engine
import Programme
import Reports

/// The exceptions and deviations of a tenant, in words or as JSON.
struct ExceptionPage {
    private let rows: [Row]
    private let ineffective: [(index: Int, because: Refusal)]

    private struct Row {
        let id: String
        let what: String
        let state: String
        let ends: Moment
        let findings: Int?
        let owner: String
        let reason: String
    }

    init(_ programme: TenantProgramme, _ contents: DocketLog.Contents, _ assessed: Assessed, at now: Moment) {
        let docket = contents.docket
        let configured = programme.terms.deviations(in: docket.log)
        let applied = Dictionary(assessed.exceptions.map { ($0.approved.id, $0) }) { first, _ in first }
        rows =
            docket.cases.compactMap { Self.row($0, applied[$0.id], at: now) }
            + configured.map { Self.row($0, docket.find(.deviation($0))?.state ?? .requested, at: now) }
        ineffective = contents.ineffective
    }

    private static func row(_ one: Docket.Case, _ applied: Acceptances.Applied?, at now: Moment) -> Row? {
        guard case .exception(let exception) = one.request else { return nil }
        return Row(
            id: one.id, what: "\(exception.control) in \(exception.scope)",
            state: one.state.inWords(ends: exception.end, standing: applied?.standing, at: now), ends: exception.end,
            findings: applied?.findings.count, owner: exception.owner, reason: exception.reason)
    }

    private static func row(_ deviation: Deviation, _ state: Docket.State, at now: Moment) -> Row {
        let what =
            switch deviation.subject {
            case .threshold(let name, let value): "\(name) = \(value)"
            case .notApplicable(let control): "\(control) not applicable"
            }
        return Row(
            id: deviation.id, what: what, state: state.inWords(ends: deviation.end, standing: nil, at: now),
            ends: deviation.end, findings: nil, owner: deviation.owner, reason: deviation.reason)
    }

    var text: String {
        let lines = rows.map { row in
            let findings = row.findings.map { ", \($0) \($0 == 1 ? "finding" : "findings")" } ?? ""
            return "\(row.id)  \(row.what)\n    \(row.state)\(findings); owner \(row.owner): \(row.reason)\n"
        }
        let broken = ineffective.map { "entry \($0.index) of the log has no effect: \($0.because)\n" }
        return (lines.isEmpty ? "nothing is accepted and nothing asked for\n" : lines.joined()) + broken.joined()
    }

    var json: [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.array("exceptions") { json in for row in rows { json.object { Self.write(row, to: &$0) } } }
            json.array("ineffective") { json in
                for (index, because) in ineffective {
                    json.object { json in
                        json.field("entry", index)
                        json.field("because", because.description)
                    }
                }
            }
        }
        return json.bytes + [0x0A]
    }

    private static func write(_ row: Row, to json: inout JSONWriter) {
        json.field("id", row.id)
        json.field("what", row.what)
        json.field("state", row.state)
        json.field("ends", row.ends.iso8601)
        if let findings = row.findings { json.field("findings", findings) }
        json.field("owner", row.owner)
        json.field("reason", row.reason)
    }
}

extension Docket.State {

    /// Where a case stands, in one half sentence.
    func inWords(ends: Moment, standing: Standing?, at now: Moment) -> String {
        switch self {
        case .requested: now < ends ? "waits for a decision" : "ended \(ends.iso8601Day) without a decision"
        case .approved(let by, _):
            "approved by \(by); "
                + (standing?.inWords ?? (now < ends ? "until \(ends.iso8601Day)" : "ended \(ends.iso8601Day)"))
        case .refused(let by, let at): "refused by \(by) on \(at.iso8601Day)"
        case .expired(let by, let at): "ended by \(by) on \(at.iso8601Day)"
        case .lapsed(let because, let at): "lapsed on \(at.iso8601Day): \(because)"
        }
    }
}
