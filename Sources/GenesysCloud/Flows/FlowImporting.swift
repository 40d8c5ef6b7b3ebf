import Capture
import Platforms

/// Has the platform import a flow: a job, a file that is put where the job says, and the end of the job.
///
/// Source: `POST /api/v2/flows/jobs` and `GET /api/v2/flows/jobs/{jobId}`, API description of July 2026: the job begins when
/// the file was put, and is `Registered` until then. That it publishes the flow is assumed; whoever asked looks.
struct FlowImporting: Sendable {
    let connection: Connection

    static let route = "/api/v2/flows/jobs"
    static let stateRoute = "/api/v2/flows/jobs/{jobId}"

    /// How long after the last that is known of an import it may still end.
    ///
    /// The ten minutes its end is waited for, and as long for what had to be waited for before its file was put. Ours: nothing
    /// says how long one takes.
    static let longest = Duration.seconds(1200)

    /// A job, as it was registered.
    struct Job {
        let id: String
        fileprivate let address: String
        fileprivate let headers: [(name: String, value: String)]

        /// Whether its file may have come there.
        var mayHaveBegun = false
    }

    init(_ connection: Connection) { self.connection = connection }

    /// Registers one: nothing begins by that.
    func begin() async throws(PlatformError) -> Job {
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

    /// Whether a job still waits for its file.
    func waitsForFile(_ job: Job) async throws(PlatformError) -> Bool {
        guard job.mayHaveBegun else { return true }
        return try await state(of: job)["status"]?.string == "Registered"
    }

    func upload(_ script: [UInt8], named name: String, for job: Job) async throws(PlatformError) {
        try await connection.put(
            script, at: job.address, with: job.headers, call: "uploading the flow \(name) for job \(job.id)")
    }

    /// Waits until a job is over.
    ///
    /// - Returns: The id of the flow it became; nil where the platform does not say.
    /// - Throws: ``PlatformError`` where the platform refuses, fails, or is not done after ten minutes.
    func finished(_ job: Job, named name: String) async throws(PlatformError) -> String? {
        let call = "GET \(Self.stateRoute)"
        var patience = AuditPatience()
        while true {
            let state = try await state(of: job)
            switch state["status"]?.string {
            case "Success": return state["flow"]?["id"]?.string
            case "Failure":
                throw PlatformError(
                    call: call, reason: "could not import \(name) (job \(job.id))" + state.jobMessages,
                    advice: .checkSetup("make what it names, and apply the plan again"))
            default:
                guard let wait = patience.next() else {
                    throw PlatformError(
                        call: call, reason: "had not imported \(name) after ten minutes (job \(job.id))",
                        advice: .retry(after: .seconds(600)))
                }
                try await connection.sleep(wait, call)
            }
        }
    }

    private func state(of job: Job) async throws(PlatformError) -> JSON {
        let path = "\(Self.route)/\(Address.escaped(job.id))?expand=messages"
        let answer = try await connection.send("GET", Self.stateRoute, path: path)
        guard answer.status == 200 else { throw answer.refusal("GET \(Self.stateRoute)") }
        return answer.body
    }
}

extension JSON {

    /// Why a job failed, as the platform says it, to stand behind what failed; empty where it says nothing.
    var jobMessages: String {
        let words = (self["messages"]?.elements ?? JSON.empty.elements).compactMap { $0["text"]?.string }
        return words.isEmpty ? "" : ": " + words.joined(separator: " ")
    }
}
