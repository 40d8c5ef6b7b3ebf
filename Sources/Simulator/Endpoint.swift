/// Where a simulator answers.
public struct Endpoint: Hashable, Sendable {
    public let port: Int

    public init(port: Int) { self.port = port }

    /// What stands before `/api/v2`: `http://127.0.0.1:49152`.
    public var api: String { "http://127.0.0.1:\(port)" }

    /// What stands before `/oauth/token`: `http://127.0.0.1:49152/login`.
    public var login: String { "\(api)/login" }
}
