import Assurance
import Capture
import ContactCenter
import Engine
import Frameworks
import Programme

/// A whole framework for machines.
///
/// People are in it by the ids of the configuration, and by id where findings name files.
public struct FrameworkJSON: Sendable {
    private let report: FrameworkReport

    public init(_ report: FrameworkReport) { self.report = report }

    public func bytes() -> [UInt8] {
        var json = JSONWriter(indents: true)
        json.object { json in
            json.object("framework") { json in
                report.coverage.catalogue.write(&json, of: report.coverage.framework)
                json.field("baseline", ifPresent: report.coverage.baseline)
            }
            if let assessment = report.assessment { assessment.write(&json) }
            json.object("counts") { json in
                json.field("requirements", report.rows.count)
                for cover in FrameworkReport.Cover.allCases { json.field(cover.rawValue, report.count(cover)) }
            }
            report.writeCrosswalks(&json)
            json.array("requirements") { json in
                for row in report.rows { json.object { write(row, to: &$0) } }
            }
            json.array("attestedElsewhere") { json in
                for stray in report.strays {
                    json.object { json in
                        json.field("requirement", stray.requirement)
                        json.field("id", stray.attestation.attestation.id)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }

    private func write(_ row: FrameworkReport.Row, to json: inout JSONWriter) {
        row.requirement.write(&json)
        json.field("cover", row.cover.rawValue)
        row.write(&json, asOf: report.asOf)
    }
}

extension Requirement {
    func write(_ json: inout JSONWriter) {
        json.field("id", id)
        json.field("title", title)
        json.field("group", group)
    }
}

extension Catalogue {
    func write(_ json: inout JSONWriter, of framework: Framework) {
        json.field("id", framework.id)
        json.field("name", framework.name)
        json.field("edition", edition)
        json.field("publisher", publisher)
        json.field("licence", licence)
        json.field("source", source)
        json.field("retrieved", ifPresent: retrieved.isEmpty ? nil : retrieved)
        json.field("selection", isSelection)
        json.field("supersededBy", ifPresent: supersededBy)
    }
}

extension AssessedTenant {
    func write(_ json: inout JSONWriter) {
        json.object("tenant") { json in
            json.field("name", ifPresent: name)
            json.field("platform", assessed.manifest.platform)
            json.field("organization", assessed.manifest.organization)
            json.field("simulated", assessed.manifest.isSimulated)
        }
        json.field("commit", ifPresent: assessed.commit)
        json.field("manifestSHA256", assessed.manifestHash)
        json.field("read", assessed.manifest.began.iso8601)
        json.field("asOf", assessed.asOf.iso8601)
        json.field("baseline", assessed.baseline)
        json.field("scope", scope)
        json.field("leftOut", leftOut)
    }
}

extension FrameworkReport {

    /// Every crosswalk that a mapping of it is derived over.
    func writeCrosswalks(_ json: inout JSONWriter) {
        json.array("crosswalks") { json in
            for crosswalk in rows.flatMap(\.derived).map(\.mapping.crosswalk).distinct() {
                json.object { json in
                    json.field("id", crosswalk.id)
                    json.field("judgement", crosswalk.judge.key)
                    json.field("by", crosswalk.judge.name)
                    json.field("source", crosswalk.document)
                }
            }
        }
    }
}

extension FrameworkReport.Row {

    /// Its mappings, what people attested, and what is accepted.
    func write(_ json: inout JSONWriter, asOf moment: Moment?) {
        json.array("mappings") { json in
            for mapped in direct { json.object { mapped.write(&$0) } }
            for mapped in derived { json.object { mapped.write(&$0) } }
        }
        json.array("attestations") { json in
            for one in attestations {
                json.object { json in
                    json.field("id", one.attestation.id)
                    json.field("by", one.attestation.by.rawValue)
                    json.field("recorded", one.recorded.iso8601)
                    json.field("validUntil", one.attestation.validUntil.iso8601)
                    json.field("standing", one.standing(at: moment ?? one.recorded))
                    json.field("documentSHA256", one.attestation.document.sha256)
                }
            }
        }
        json.array("exceptions") { json in for one in exceptions { json.object(one.write) } }
    }
}

extension FrameworkReport.Mapped<DirectMapping> {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("control", label)
        json.field("basis", "direct")
        json.field("judgement", mapping.judge.key)
        json.field("by", mapping.judge.name)
        json.field("share", mapping.share.rawValue)
        json.field("reason", mapping.reason)
        if let judged { judged.write(&json) }
    }
}

extension FrameworkReport.Mapped<DerivedMapping> {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("control", label)
        json.field("basis", "derived")
        json.object("from") { json in
            json.field("framework", mapping.through.framework.id)
            json.field("requirement", mapping.through.clause)
            json.field("judgement", mapping.direct.judge.key)
            json.field("by", mapping.direct.judge.name)
        }
        json.field("relation", mapping.relation.rawValue)
        json.field("crosswalk", mapping.crosswalk.id)
        json.field("share", mapping.share.rawValue)
        json.field("reason", mapping.reason)
        if let judged { judged.writeVerdict(&json) }
    }
}

extension JudgedControl {
    fileprivate func write(_ json: inout JSONWriter) {
        writeVerdict(&json)
        json.array("evidence") { json in
            for entry in evidence {
                json.object { json in
                    json.field("path", entry.path)
                    json.field("files", entry.files)
                    json.field("sha256", ifPresent: entry.sha256)
                }
            }
        }
    }

    /// Without the evidence, which stands where the check is direct.
    fileprivate func writeVerdict(_ json: inout JSONWriter) {
        json.field("verdict", VerdictWord(judgement.verdict).key)
        json.field("because", ifPresent: because)
        if judgement.isMetAgainstOwnThreshold { json.field("metAgainstOwnThreshold", true) }
        json.field("findings", findings)
        json.field("accepted", accepted)
        json.field("gaps", judgement.verdict.allGaps.count)
    }
}
