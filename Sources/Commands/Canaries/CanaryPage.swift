import Assurance
import Capture
import ContactCenter
import Programme

/// What became of a canary, as people and machines read it.
struct CanaryPage {
    let tenant: String
    let record: CanaryRecord

    private var trace: CanaryTrace { record.trace }

    var text: String {
        let signed = record.by.map { "signed by \($0)" } ?? "signed by nobody, so it makes no control met"
        var lines = ["\(record.id)  canary \(trace.canary) of \(tenant), \(signed)"]
        lines.append("  planned     \(trace.planned.iso8601)")
        lines.append("  made        \(words(trace.made))")
        lines.append("  seen        \(seen)")
        lines.append("  taken back  \(words(trace.takenBack))")
        lines.append("  alerted     \(words(trace.alerted))")
        lines.append("  delivered   \(words(trace.delivered))")
        return lines.joined(separator: "\n") + "\n"
    }

    private var seen: String {
        guard let sighting = trace.seen.value else { return words(trace.seen.map(\.found)) }
        let late = trace.isSeen ? "" : ", later than \(trace.due.iso8601)"
        return "\(sighting.found.iso8601)\(late), in audit entry \(sighting.event) of \(sighting.at.iso8601)"
    }

    private func words(_ reading: Reading<Moment>) -> String {
        reading.value?.iso8601 ?? reading.absences.first.map { "not: \($0.because)" } ?? "not"
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("id", record.id)
            json.field("tenant", tenant)
            json.field("isSeen", trace.isSeen)
            json.field("by", ifPresent: record.by?.rawValue)
            json.field("plan", ifPresent: record.plan)
            trace.write(&json)
        }
        return writer.bytes + [0x0A]
    }

    /// 1 where the tenant was left changed, 2 where the canary was not seen in time; nil where all is well.
    var ending: Int32? {
        if trace.object != nil, trace.takenBack.value == nil { return 1 }
        return trace.isSeen ? nil : 2
    }
}
