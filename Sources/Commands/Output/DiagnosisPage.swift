import Assurance
import Capture
import ContactCenter
import GenesysCloud

/// What the doctor found, in words or as JSON.
struct DiagnosisPage {
    let tenant: String
    let diagnosis: Diagnosis

    init(tenant: String, _ diagnosis: Diagnosis) {
        self.tenant = tenant
        self.diagnosis = diagnosis
    }

    var text: String {
        let decidable = diagnosis.controls.count(where: \.isDecidable)
        var text = "\(tenant): \(decidable) of \(diagnosis.controls.count) controls can be decided\n"
        for client in diagnosis.clients { text += "\n" + self.text(of: client) }
        let blind = diagnosis.controls.filter { !$0.isDecidable }
        if !blind.isEmpty { text += "\nCANNOT BE DECIDED\n" }
        for check in blind {
            text += "  \(check.control.id)  \(check.control.title)\n"
            text += "          needs \(check.gaps.map(\.permission).joined(separator: ", "))\n"
        }
        return text
    }

    private func text(of client: Diagnosis.ClientCheck) -> String {
        var lines = ["\(client.reader.rawValue) client: \(verdict(client))"]
        for missing in client.missing {
            lines.append(
                missing.isSold
                    ? "  grant \(missing.permission)  (also allows: \(missing.alsoAllows))"
                    : "  \(missing.permission) is not in the organisation's own catalogue: not licensed")
        }
        if !client.surplus.isEmpty { lines.append("  holds more than a reader needs: \(shortened(client.surplus))") }
        if !client.divisionsOutOfReach.isEmpty {
            lines.append(
                "  does not reach the divisions \(shortened(client.divisionsOutOfReach)): grant its role there too")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdict(_ client: Diagnosis.ClientCheck) -> String {
        if !client.isConfigured { return "not configured" }
        if !client.missing.isEmpty { return "lacks \(client.missing.count) permissions" }
        return client.surplus.isEmpty ? "as it should be" : "over-privileged"
    }

    private func shortened(_ names: [String]) -> String {
        let shown = names.prefix(6).joined(separator: ", ")
        return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("tenant", tenant)
            json.array("clients") { json in for client in diagnosis.clients { json.object { write(client, to: &$0) } } }
            json.array("controls") { json in
                for check in diagnosis.controls {
                    json.object { json in
                        json.field("control", check.control.id.rawValue)
                        json.field("decidable", check.isDecidable)
                        json.field("needs", check.gaps.map(\.permission))
                    }
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    private func write(_ client: Diagnosis.ClientCheck, to json: inout JSONWriter) {
        json.field("reader", client.reader.rawValue)
        json.field("configured", client.isConfigured)
        json.array("missing") { json in
            for missing in client.missing {
                json.object { json in
                    json.field("permission", missing.permission)
                    json.field("licensed", missing.isSold)
                    json.field("alsoAllows", missing.alsoAllows)
                }
            }
        }
        json.field("surplus", client.surplus)
        json.field("divisionsOutOfReach", client.divisionsOutOfReach)
    }
}
