public import Capture
import ContactCenter
import Platforms

/// Has the platform export flows and fetches what it wrote, one flow after the other.
///
/// Source: `POST /api/v2/flows/export/jobs` and what belongs to it, API description of July 2026: one flow a job, and the file
/// behind a signed address of a cloud provider's.
public struct FlowExporting: Sendable {
    let connection: Connection

    static let route = "/api/v2/flows/export/jobs"
    static let stateRoute = "/api/v2/flows/export/jobs/{jobId}"

    /// What the core client needs for it, and for nothing else.
    public static let permissions = ["architect:jobExport:create", "architect:jobExport:view"]

    /// - Parameter connection: One that may export.
    public init(_ connection: Connection) { self.connection = connection }

    /// A flow that is in service.
    public struct Flow: Hashable, Sendable {
        public let id: String
        public let name: String
        public let type: String
    }

    /// The flows of a capture that an export can be had of: those that are published.
    public static func published(in capture: Capture) throws(CaptureError) -> [Flow] {
        var flows: [Flow] = []
        try capture.each(.flows) { flow in
            guard flow["publishedVersion"] != nil, flow["deleted"]?.boolean != true else { return }
            flows.append(Flow(id: flow.id, name: flow.name, type: flow["type"]?.string ?? ""))
        }
        return flows
    }

    /// What runs of each flow, by its id, as the platform lists them now: the version, and since when.
    ///
    /// - Throws: ``PlatformError`` where the list cannot be read.
    public func running() async throws -> [String: String] {
        let listing = Listing.flows
        var pages = Pages(PlannedList(listing: listing, parent: ""))
        var running: [String: String] = [:]
        var next: String? = pages.first
        while let path = next {
            let answer = try await connection.send("GET", listing.path, path: path)
            guard answer.status == 200 else { throw answer.refusal(listing.route) }
            guard let entities = answer.body["entities"], entities.kind == .array else {
                throw PlatformError.silent(listing.route, "what there is")
            }
            for flow in entities.elements {
                guard let id = flow["id"]?.string, let version = flow["publishedVersion"]?["id"]?.string else {
                    continue
                }
                running[id] = "\(version) \(flow["publishedVersion"]?["datePublished"]?.string ?? "")"
            }
            do {
                next = try pages.next(after: answer.body)
            } catch {
                throw PlatformError(call: listing.route, reason: error.because, advice: .report)
            }
        }
        return running
    }

    /// Those of some flows of which nothing else was published between two lists: of any other nobody can tell which version
    /// its export is of.
    public static func unmoved(
        _ flows: [Flow], from before: [String: String], to after: [String: String]
    ) -> [Flow] {
        flows.filter { before[$0.id] != nil && before[$0.id] == after[$0.id] }
    }

    /// Exports one.
    ///
    /// - Throws: ``PlatformError`` where the platform refuses, fails, or is not done after ten minutes.
    public func export(_ flow: Flow) async throws -> [UInt8] {
        let job = try await begin(flow)
        let address = try await finished(job, flow)
        return try await connection.fetch(address, atMost: FlowFile.largest, call: "fetching the flow \(flow.name)")
    }

    private func begin(_ flow: Flow) async throws(PlatformError) -> String {
        var writer = JSONWriter()
        writer.object { json in
            json.array("flows") { json in
                json.object { json in
                    json.object("flow") { $0.field("id", flow.id) }
                    json.field("exportType", "Yaml")
                }
            }
        }
        let answer = try await connection.send("POST", Self.route, path: Self.route, body: writer.bytes)
        guard (200...202).contains(answer.status) else { throw answer.exportRefusal("POST \(Self.route)") }
        guard let id = answer.body["id"]?.string else { throw .silent("POST \(Self.route)", "which job it is") }
        return id
    }

    /// Waits for a job.
    ///
    /// - Returns: Where the file lies.
    private func finished(_ job: String, _ flow: Flow) async throws -> String {
        let call = "GET \(Self.stateRoute)"
        let path = "\(Self.route)/\(Address.escaped(job))?expand=messages"
        var patience = AuditPatience()
        while true {
            let answer = try await connection.send("GET", Self.stateRoute, path: path)
            guard answer.status == 200 else { throw answer.exportRefusal(call) }
            switch answer.body["status"]?.string {
            case "Success":
                guard let address = answer.body["downloadUrl"]?.string else {
                    throw PlatformError.silent(call, "where")
                }
                return address
            case "Failure":
                throw PlatformError(
                    call: call, reason: "could not export \(flow.name)" + answer.body.jobMessages,
                    advice: .checkSetup("can the flow be exported in Architect?"))
            default:
                guard let wait = patience.next() else {
                    throw PlatformError(
                        call: call, reason: "had not exported \(flow.name) after ten minutes",
                        advice: .retry(after: .seconds(600)))
                }
                try await connection.rest(wait)
            }
        }
    }
}

extension Answer {
    fileprivate func exportRefusal(_ call: String) -> PlatformError {
        let missing = FlowExporting.permissions.joined(separator: " and ")
        return PlatformError(
            call: call, reason: "was refused" + (code.map { " (\($0))" } ?? " with \(status)"),
            advice: status == 403 ? .grant(permission: missing) : .report)
    }
}
