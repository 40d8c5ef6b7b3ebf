import Capture
import Platforms

/// Has the platform import a flow: a job, a file that is put where the job says, and the end of the job.
///
/// Source: `POST /api/v2/flows/jobs` and `GET /api/v2/flows/jobs/{jobId}`, API description of July 2026: the job begins when
/// the file was put. That it publishes the flow is assumed; whoever asked looks.
struct FlowImporting: Sendable {
    let connection: Connection

    static let route = "/api/v2/flows/jobs"
    static let stateRoute = "/api/v2/flows/jobs/{jobId}"

    /// A job that waits for its file.
    private struct Job {
        let id: String
        let address: String
        let headers: [(name: String, value: String)]
    }

    init(_ connection: Connection) { self.connection = connection }

    /// Imports one, and waits until the job is over.
    ///
    /// - Returns: The id of the flow it became; nil where the platform does not say.
    /// - Throws: ``PlatformError`` where the platform refuses, fails, or is not done after ten minutes.
    func run(_ script: [UInt8], named name: String) async throws(PlatformError) -> String? {
        let job = try await begin()
        try await connection.put(
            script, at: job.address, with: job.headers, call: "uploading the flow \(name) for job \(job.id)")
        return try await finished(job.id, name)
    }

    private func begin() async throws(PlatformError) -> Job {
        let call = "POST \(Self.route)"
        let answer = try await connection.change("POST", Self.route, path: Self.route, body: Array("{}".utf8))
        guard (200...202).contains(answer.status) else { throw answer.refusal(call) }
        guard let id = answer.body["id"]?.string, let address = answer.body["presignedUrl"]?.string else {
            throw .silent(call, "where the file is put")
        }
        let headers = answer.body["headers"]?.members.compactMap { name, value in
            value.string.map { (name: name, value: $0) }
        }
        return Job(id: id, address: address, headers: headers ?? [])
    }

    private func finished(_ job: String, _ name: String) async throws(PlatformError) -> String? {
        let call = "GET \(Self.stateRoute)"
        let path = "\(Self.route)/\(Address.escaped(job))?expand=messages"
        var patience = AuditPatience()
        while true {
            let answer = try await connection.send("GET", Self.stateRoute, path: path)
            guard answer.status == 200 else { throw answer.refusal(call) }
            switch answer.body["status"]?.string {
            case "Success": return answer.body["flow"]?["id"]?.string
            case "Failure":
                throw PlatformError(
                    call: call, reason: answer.importFailure(of: name, job),
                    advice: .checkSetup("make what it names, and apply the plan again"))
            default:
                guard let wait = patience.next() else {
                    throw PlatformError(
                        call: call, reason: "had not imported \(name) after ten minutes (job \(job))",
                        advice: .retry(after: .seconds(600)))
                }
                try await connection.sleep(wait, call)
            }
        }
    }
}

extension Answer {

    /// Why a job failed, as the platform says it.
    fileprivate func importFailure(of name: String, _ job: String) -> String {
        let words = (body["messages"]?.elements ?? JSON.empty.elements).compactMap { $0["text"]?.string }
        return "could not import \(name) (job \(job))" + (words.isEmpty ? "" : ": " + words.joined(separator: " "))
    }
}
