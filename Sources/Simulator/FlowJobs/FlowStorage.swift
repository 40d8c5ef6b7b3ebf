import Capture

/// Where files of jobs are fetched and put: what the platform keeps with a cloud provider, behind signed addresses.
///
/// Nobody signs in there, and nothing of it is in the API description.
enum FlowStorage {
    private static let folder = ["simulated-storage", "flows"]

    /// The address of a job's file, signature included.
    static func path(of job: String, _ seed: UInt64) -> String {
        "/\(folder.joined(separator: "/"))/\(job)?signature=\(signature(of: job, seed))"
    }

    private static func signature(of job: String, _ seed: UInt64) -> String {
        String(Array("\(seed)/flow storage/\(job)".utf8).sha256.prefix(32))
    }

    static func keeps(_ target: Target) -> Bool {
        target.segments.count == 3 && Array(target.segments.prefix(2)) == folder
    }

    /// Answers one request; a wrong signature is as good as no file.
    static func answer(_ request: Received, _ reception: Reception) -> Answer {
        let job = request.target.segments[2]
        guard request.target.query["signature"] == signature(of: job, reception.options.seed) else { return refused }
        switch request.method {
        case "GET":
            guard case .export(.success(let script))? = reception.tenant.deeds.flowJobs[job]?.work else {
                return refused
            }
            var answer = Answer(script)
            answer.contentType = "application/yaml"
            return answer
        case "PUT": return reception.keep(request.body, uploadedFor: job) ? Answer([]) : refused
        default: return refused
        }
    }

    private static let refused = Answer(status: 403, [])
}

extension Reception {

    /// Keeps what is uploaded for a job; whether the job waits for it.
    fileprivate func keep(_ bytes: [UInt8], uploadedFor job: String) -> Bool {
        (try? change { tenant in
            guard case .publish(nil)? = tenant.deeds.flowJobs[job]?.work else { return false }
            tenant.deeds.flowJobs[job] = FlowJob(work: .publish(bytes))
            return true
        }) ?? false
    }
}
