import Capture
import ContactCenter
import Platforms

/// What a reading of the audit log came to.
struct AuditPage {
    let tenant: String
    let result: AuditCollection.Result

    init(tenant: String, _ result: AuditCollection.Result) {
        self.tenant = tenant
        self.result = result
    }

    var text: String {
        let services = Set(result.records.map(\.window.service)).count
        var lines = [
            "\(tenant): \(result.read) new entries of \(services) services, \(result.requests) requests"
        ]
        if !result.gaps.isEmpty { lines += ["", "Missing, and asked for again next time:"] }
        lines += result.gaps.map { record in
            "  \(record.window.service)  \(record.window.from.iso8601) to \(record.window.to.iso8601): \(record.gap?.reason ?? "")"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("tenant", tenant)
            json.field("read", result.read)
            json.field("requests", result.requests)
            json.array("windows") { json in for record in result.records { json.object(record.write) } }
        }
        return writer.bytes + [0x0A]
    }
}
