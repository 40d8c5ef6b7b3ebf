import Capture
import ContactCenter
import NIOHTTP1

/// An answer that is no yes.
struct Refusal {
    let status: Int
    let headers: HTTPHeaders

    /// The store's own word, such as `AccessDenied`; empty where the answer has none.
    let code: String
    private let region: String?

    init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
        self.status = status
        self.headers = headers
        let error = Markup(body)
        code = String((error?["Code"]?.text ?? "").prefix(64).filter { $0.isASCII && $0.isLetter })
        region = headers.first(name: "x-amz-bucket-region") ?? error?["Region"]?.text
    }

    /// Whether the same request may do in a moment.
    var mayPass: Bool {
        status == 429 || status >= 500 || ["RequestTimeout", "ConditionalRequestConflict"].contains(code)
    }

    /// What the other side asks us to wait.
    var retryAfter: Duration? { headers.first(name: "Retry-After").flatMap { Int($0) }.map { .seconds($0) } }

    /// - Parameter sent: When we said it is.
    func error(of request: StorageRequest, in bucket: Bucket, sent: Moment) -> StorageError {
        let kind: StorageError.Kind = mayPass ? .away : isNotThere ? .notThere : .refused
        return StorageError(kind, doing: request.doing, because: because(request, bucket, sent), code: code)
    }

    private var isNotThere: Bool { status == 404 && code != "NoSuchBucket" }

    private func because(_ request: StorageRequest, _ bucket: Bucket, _ sent: Moment) -> String {
        if let region = otherRegion(than: bucket) { return "the bucket is in another region: set `region: \(region)`" }
        switch code {
        case "SignatureDoesNotMatch": return "the secret is not that of the access key \(bucket.key.id)"
        case "InvalidAccessKeyId": return "the store knows no access key \(bucket.key.id)"
        case "ExpiredToken", "InvalidToken", "TokenRefreshRequired": return "the session token is no longer taken"
        case "AccessDenied", "AllAccessDisabled": return "the access key may not: allow it \(request.needs)"
        case "RequestTimeTooSkewed":
            let theirs = headers.first(name: "Date").map { ", theirs \($0)" } ?? ""
            return "our clock says \(sent.iso8601)\(theirs): set ours"
        case "NoSuchBucket": return "there is no bucket \(bucket.name)"
        case "SlowDown": return "the store asks for fewer requests" + patience
        case "PreconditionFailed": return "something is there already"
        case "": return "it answered \(status)" + patience
        default: return "it answered \(status) \(code)" + patience
        }
    }

    private var patience: String { retryAfter.map { ", for \($0.components.seconds) s" } ?? "" }

    private func otherRegion(than bucket: Bucket) -> String? {
        let moved =
            [301, 307, 308].contains(status)
            || ["AuthorizationHeaderMalformed", "IllegalLocationConstraintException"].contains(code)
        guard moved, let region, region != bucket.region else { return nil }
        return region
    }
}
