import Capture
import ContactCenter

/// Flows exported and imported, a job each.
///
/// Source: `…/flows/export/jobs` and `…/flows/jobs`, API description of July 2026. How many answers say that a job is on its
/// way, and that what was uploaded is published, is assumed.
extension RouteTable {
    static let flowJobRoutes = [
        Route(
            .post, "/api/v2/flows/export/jobs", needs: .all("architect:jobExport:create"), serves: .flowExport),
        Route(
            .get, "/api/v2/flows/export/jobs/{jobId}", needs: .all("architect:jobExport:view"),
            serves: .flowExportState),
        Route(.post, "/api/v2/flows/jobs", needs: .all("architect:job:create"), serves: .flowImport),
        Route(.get, "/api/v2/flows/jobs/{jobId}", needs: .all("architect:job:view"), serves: .flowImportState),
    ]
}

extension Refusal {
    fileprivate static let noSuchJob = Refusal(
        404, "general.resource.not.found", "Unable to find a job with that jobId")
}

extension Serving {

    /// `RegisterArchitectExportJob`: one flow a job.
    fileprivate static let flowExport = Serving(takesBody: true) { inquiry throws(Refusal) in
        let order = try inquiry.exportOrder()
        let id = try inquiry.reception.change { tenant throws(Refusal) in
            let id = inquiry.newID(&tenant)
            let script = tenant.script(of: order, among: inquiry.reception.options.flowExports)
            tenant.deeds.flowJobs[id] = FlowJob(work: .export(script))
            return id
        }
        return Answer(status: 202) { json in
            json.field("id", id)
            json.field("status", "Registered")
            json.field("totalFlows", 1)
            json.field("selfUri", "/api/v2/flows/export/jobs/\(id)")
        }
    }

    /// `ArchitectExportJobStateResponse`.
    fileprivate static let flowExportState = Serving { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        let (job, script) = try inquiry.reception.change {
            tenant throws(Refusal) -> (FlowJob, Result<[UInt8], FlowJob.Problem>) in
            guard var job = tenant.deeds.flowJobs[id] else { throw .noSuchJob }
            guard case .export(let script) = job.work else {
                throw Refusal(
                    400, "archy.state.wrong.endpoint", "Only Export jobs are accessible via this endpoint.")
            }
            job.asked += 1
            tenant.deeds.flowJobs[id] = job
            return (job, script)
        }
        return Answer { json in
            json.field("id", id)
            json.field("status", job.status(of: script.map { _ in () }))
            json.field("command", "Export")
            if job.isOver, case .success = script { json.field("downloadUrl", inquiry.storage(of: id)) }
            json.write(job.isOver ? script.problem : nil, inquiry)
            json.field("selfUri", "/api/v2/flows/export/jobs/\(id)")
        }
    }

    /// `RegisterArchitectJobResponse`: where to put the file.
    fileprivate static let flowImport = Serving(changes: true) { inquiry throws(Refusal) in
        let id = try inquiry.reception.change { tenant throws(Refusal) in
            let id = inquiry.newID(&tenant)
            tenant.deeds.flowJobs[id] = FlowJob(work: .publish(nil))
            return id
        }
        return Answer(status: 202) { json in
            json.field("id", id)
            json.field("presignedUrl", inquiry.storage(of: id))
            json.object("headers") { $0.field("x-amz-meta-jobid", id) }
            json.field("selfUri", "/api/v2/flows/jobs/\(id)")
        }
    }

    /// `ArchitectJobStateResponse`: the flow is published when the job is over.
    fileprivate static let flowImportState = Serving { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        let (status, flow) = try inquiry.reception.change {
            tenant throws(Refusal) -> (String, Result<String, FlowJob.Problem>?) in
            guard var job = tenant.deeds.flowJobs[id], case .publish(let script) = job.work else { throw .noSuchJob }
            guard let script else { return ("Registered", nil) }
            job.asked += 1
            tenant.deeds.flowJobs[id] = job
            guard job.isOver else { return ("Started", nil) }
            let flow = job.outcome ?? tenant.publish(script, inquiry)
            tenant.deeds.flowJobs[id]?.outcome = flow
            return (job.status(of: flow.map { _ in () }), flow)
        }
        return Answer { json in
            json.field("id", id)
            if case .success(let id)? = flow {
                json.object("flow") { json in
                    json.field("id", id)
                    json.field("selfUri", "/api/v2/flows/\(id)")
                }
            }
            json.field("status", status)
            json.field("command", "Publish")
            json.write(flow?.problem, inquiry)
            json.field("selfUri", "/api/v2/flows/jobs/\(id)")
        }
    }
}

extension FlowJob {
    fileprivate func status(of result: Result<Void, Problem>) -> String {
        guard isOver else { return "Started" }
        if case .failure = result { return "Failure" }
        return "Success"
    }
}

extension Result where Failure == FlowJob.Problem {
    fileprivate var problem: FlowJob.Problem? {
        if case .failure(let problem) = self { problem } else { nil }
    }
}

extension JSONWriter {

    /// What went wrong, for who asks for the messages.
    fileprivate mutating func write(_ problem: FlowJob.Problem?, _ inquiry: Inquiry) {
        guard inquiry.query.all("expand").contains("messages") else { return }
        array("messages") { json in
            guard let problem else { return }
            json.object { json in
                json.field("dateTime", inquiry.now.iso8601)
                json.field("type", "Error")
                json.field("text", problem.text)
            }
        }
    }
}

/// Which flow somebody wants exported.
struct ExportOrder: Sendable {
    let id: String?
    let name: String?
    let type: String?
}

extension Inquiry {
    fileprivate func exportOrder() throws(Refusal) -> ExportOrder {
        guard let json = try? JSON(body), let flows = json["flows"], flows.kind == .array else { throw .badRequest }
        let items = Array(flows.elements)
        guard items.count == 1, let item = items.first else {
            throw Refusal(
                400, "archy.export.invalid.flows.length",
                "Request body validation failed. The length of the flows list must be exactly one.")
        }
        guard item.kind == .object else {
            throw Refusal(
                400, "archy.export.item.cannot.be.null",
                "Request body validation failed. An object in the flows array cannot be null.")
        }
        guard let flow = item["flow"], flow.kind == .object else {
            throw Refusal(
                400, "archy.export.missing.flow", "Each item in the flows array must contain a flow definition.")
        }
        let order = ExportOrder(id: flow["id"]?.string, name: flow["name"]?.string, type: flow["type"]?.string)
        guard order.id != nil || order.name != nil && order.type != nil else {
            throw Refusal(
                400, "archy.export.cannot.id.flow",
                "Request body validation failed. You must specify either the flow ID or the flow name and type.")
        }
        return order
    }

    /// Where the file of a job lies: an address of its own, which is all that guards it.
    fileprivate func storage(of job: String) -> String {
        "\(origin)\(FlowStorage.path(of: job, reception.options.seed))"
    }
}
