import Capture
import ContactCenter

extension Tenant {

    /// What is exported of a flow: what was uploaded of it, else what it was served with.
    func script(
        of order: ExportOrder, among exports: [SimulatedFlowExport]
    ) -> Result<[UInt8], FlowJob.Problem> {
        guard let flow = flow(order), let id = flow["id"]?.string, let name = flow["name"]?.string else {
            return .failure(.init(text: "The flow was not found."))
        }
        guard flow["publishedVersion"] != nil else {
            return .failure(.init(text: "The flow \(name) is not published."))
        }
        if let script = deeds.flowScripts[id] ?? exports.first(where: { $0.name == "\(name).yaml" })?.bytes {
            return .success(script)
        }
        return .failure(.init(text: "What the flow \(name) does is not simulated."))
    }

    private func flow(_ order: ExportOrder) -> JSON? {
        if let id = order.id { return document(.one(.flows, id: id)) }
        return flow(named: order.name ?? "", type: order.type ?? "")
    }

    private func flow(named name: String, type: String) -> JSON? {
        documents(.flows).first { flow in
            flow["name"]?.string?.lowercased() == name.lowercased() && flow["type"]?.string == type
        }
    }

    /// Publishes an uploaded flow: another version of the one of that type and name, else a new one.
    ///
    /// - Returns: The flow's id.
    mutating func publish(_ script: [UInt8], _ inquiry: Inquiry) -> Result<String, FlowJob.Problem> {
        do throws(FlowJob.Problem) {
            let uploaded = try UploadedFlow(script)
            let before = flow(named: uploaded.name, type: uploaded.type)
            let id = before?["id"]?.string ?? inquiry.newID(&self)
            let flow = try published(uploaded, id, before, inquiry)
            put(flow, at: .one(.flows, id: id))
            deeds.flowScripts[id] = script
            inquiry.tell(.flow, "Publish", .init(id: id, name: uploaded.name))
            return .success(id)
        } catch {
            return .failure(error)
        }
    }

    private func published(
        _ uploaded: UploadedFlow, _ id: String, _ before: JSON?, _ inquiry: Inquiry
    ) throws(FlowJob.Problem) -> JSON {
        let last = before?["publishedVersion"]?["id"]?.string.flatMap { Int($0.prefix { $0 != "." }) } ?? 0
        var flow = Members(before)
        flow.set("id", id)
        flow.set("name", uploaded.name)
        flow.set("type", uploaded.type)
        for (name, value) in [("active", true), ("system", false), ("deleted", false), ("virtualAgentEnabled", false)] {
            flow.set(name, value)
        }
        for (member, kind) in [("publishedVersion", "PUBLISH"), ("savedVersion", "SAVE")] {
            flow[member] = Self.version("\(last + 1).0", kind, isSecure: uploaded.type == "SECURECALL", inquiry)
        }
        flow["division"] = try division(named: uploaded.division)
        flow.set("selfUri", "/api/v2/flows/\(id)")
        return flow.json
    }

    private static func version(_ number: String, _ kind: String, isSecure: Bool, _ inquiry: Inquiry) -> JSON {
        .written { json in
            json.object { json in
                json.field("id", number)
                json.field("name", number)
                json.field("type", kind)
                json.field("secure", isSecure)
                json.field("debug", false)
                json.object("createdByClient") { $0.field("id", inquiry.client) }
                json.field("datePublished", inquiry.now.iso8601)
            }
        }
    }

    private func division(named name: String?) throws(FlowJob.Problem) -> JSON {
        let found = documents(.divisions).first { division in
            name.map { division["name"]?.string?.lowercased() == $0.lowercased() }
                ?? (division["homeDivision"]?.boolean == true)
        }
        guard let found, let id = found["id"]?.string else {
            throw FlowJob.Problem(text: "There is no division \(name ?? "Home").")
        }
        return .written { json in
            json.object { $0.reference(id, found["name"]?.string ?? id, "authorization/divisions") }
        }
    }
}
