import Capture
import ContactCenter
import Crypto
import Redaction

/// Signs requests as AWS Signature Version 4 has it, for a payload that is sent in one piece.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, 2026-11-29.
struct SignatureV4: Sendable {
    let key: AccessKey
    let region: String

    private static let service = "s3"

    /// The headers to send with a request: those it has, those that are needed, and the signature over all of them.
    func headers(for request: StorageRequest, host: String, at now: Moment) -> [Pair] {
        let time = Self.compact(now)
        var headers = request.headers.map { Pair($0.name.lowercased(), $0.value) }
        headers += [Pair("host", host), Pair("x-amz-content-sha256", request.payload.sha256), Pair("x-amz-date", time)]
        if let token = key.sessionToken { headers.append(Pair("x-amz-security-token", token.exposed)) }
        headers.sort { $0.name < $1.name }
        let names = headers.map(\.name).joined(separator: ";")
        let canonical = [
            request.method, request.encodedPath, request.encodedQuery,
            headers.map { "\($0.name):\($0.value)\n" }.joined(), names, request.payload.sha256,
        ].joined(separator: "\n")
        let scope = "\(time.prefix(8))/\(region)/\(Self.service)/aws4_request"
        let signature = signature(over: canonical, time: time, scope: scope)
        let credential = "AWS4-HMAC-SHA256 Credential=\(key.id)/\(scope)"
        return headers + [Pair("authorization", "\(credential), SignedHeaders=\(names), Signature=\(signature)")]
    }

    private func signature(over canonical: String, time: String, scope: String) -> String {
        let text = ["AWS4-HMAC-SHA256", time, scope, Array(canonical.utf8).sha256].joined(separator: "\n")
        let steps = [String(time.prefix(8)), region, Self.service, "aws4_request"]
        let signing = steps.reduce(SymmetricKey(data: Array("AWS4\(key.secret.exposed)".utf8))) { key, step in
            SymmetricKey(data: Array(Self.code(of: step, under: key)))
        }
        return Self.code(of: text, under: signing).hexadecimal
    }

    private static func code(of text: String, under key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
    }

    /// `20130524T000000Z`.
    private static func compact(_ moment: Moment) -> String {
        moment.iso8601.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
