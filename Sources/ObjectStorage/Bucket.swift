public import Redaction

/// A bucket of an object store that speaks the S3 API, and who we are there.
public struct Bucket: Sendable {

    /// Scheme, host and perhaps port: `https://s3.eu-central-1.amazonaws.com`.
    public let endpoint: String
    public let region: String
    public let name: String
    let key: AccessKey

    public init(endpoint: String, region: String, name: String, key: AccessKey) {
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.region = region
        self.name = name
        self.key = key
    }

    /// What a request names in its `Host` header: a port only where it is not the scheme's own.
    var host: String {
        let parts = endpoint.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        let host = parts.last.map(String.init) ?? endpoint
        for (scheme, port) in [("https:", ":443"), ("http:", ":80")] where endpoint.hasPrefix(scheme) {
            if host.hasSuffix(port) { return String(host.dropLast(port.count)) }
        }
        return host
    }
}

/// What requests are signed with.
public struct AccessKey: Sendable {
    public let id: String
    let secret: Secret

    /// Given with keys that last for hours only.
    let sessionToken: Secret?

    public init(id: String, secret: Secret, sessionToken: Secret? = nil) {
        self.id = id
        self.secret = secret
        self.sessionToken = sessionToken
    }
}
