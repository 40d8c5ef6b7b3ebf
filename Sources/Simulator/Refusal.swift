import Capture

/// Why the platform does not do what it was asked.
///
/// Becomes an `ErrorBody`. Source: `x-inin-common-error-codes` of the public API description, 2026-11-22.
struct Refusal: Error, Sendable {
    var status: Int
    var code: String

    /// The sentence with its parameters in braces: `… following permission(s): {permissions}`.
    var sentence: String
    var parameters: [(name: String, value: String)] = []
    var limit: Limit?
    var headers: [Exchange.Field] = []

    /// Whether it becomes an `ErrorInfo`, which has a message and a code and nothing more.
    var isBrief = false

    struct Limit: Sendable {
        var key: String
        var namespace: String
        var value: Int
    }

    init(_ status: Int, _ code: String, _ sentence: String, _ parameters: [(name: String, value: String)] = []) {
        self.status = status
        self.code = code
        self.sentence = sentence
        self.parameters = parameters
    }

    /// The sentence a person reads.
    var message: String {
        parameters.reduce(sentence) { $0.replacing("{\($1.name)}", with: $1.value) }
    }

    func answer(correlation: String) -> Answer {
        var answer = Answer(status: status) { json in
            json.field("message", message)
            json.field("code", code)
            guard !isBrief else { return }
            json.field("status", status)
            json.field("messageWithParams", sentence)
            json.object("messageParams") { json in for (name, value) in parameters { json.field(name, value) } }
            json.field("contextId", correlation)
            json.array("details") { _ in }
            json.array("errors") { _ in }
            if let limit {
                json.object("limit") { json in
                    json.field("key", limit.key)
                    json.field("namespace", limit.namespace)
                    json.field("value", limit.value)
                }
            }
        }
        answer.headers = headers
        return answer
    }
}

extension Refusal {
    static let notFound = Refusal(404, "not.found", "The requested resource was not found.")
    static let internalServerError = Refusal(
        500, "internal.server.error",
        "The server encountered an unexpected condition which prevented it from fulfilling the request.")
    static let badCredentials = Refusal(401, "bad.credentials", "Invalid login credentials.")
    static let authenticationRequired = Refusal(
        401, "authentication.required", "No authentication bearer token specified in authorization header.")
    static let tooLarge = Refusal(
        413, "request.entity.too.large", "The request is over the size limit. Maximum bytes: {maximum}",
        [("maximum", "\(Received.maximumBody)")])
    static let unsupportedMedia = Refusal(
        415, "unsupported.media.type",
        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header."
    )
    static let badRequest = Refusal(
        400, "bad.request", "The request could not be understood by the server due to malformed syntax.")

    static let conflict = Refusal(
        409, "general.conflict", "The request could not be completed by the server due to a conflict.")

    static func addressNotAllowed(_ address: String) -> Refusal {
        Refusal(
            401, "ip.not.authorized", "Requests originating from this IP address are not authorized: [{ip}]",
            [("ip", address)])
    }

    static func invalid(_ value: String, for field: String, allowed: String) -> Refusal {
        Refusal(
            400, "invalid.value",
            "Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}",
            [("value", value), ("field", field), ("allowed", allowed)])
    }

    static func invalid(_ value: String, ofParameter name: String, allowed: [String]) -> Refusal {
        Refusal(
            400, "invalid.query.param.value",
            "Value [{value}] is not valid for parameter [{parameter}]. Allowable values are: {allowed}",
            [("value", value), ("parameter", name), ("allowed", allowed.joined(separator: ", "))])
    }

    static func methodNotAllowed(_ allowed: String) -> Refusal {
        var refusal = Refusal(405, "method.not.allowed", "The method is not allowed for the requested resource.")
        refusal.headers = [Exchange.Field("Allow", allowed)]
        return refusal
    }

    static func tooManyRequests(_ limit: RateLimit, retryAfter seconds: Int) -> Refusal {
        var refusal = Refusal(
            429, "too.many.requests", "Rate limit exceeded the maximum [{limit}] requests within [{seconds}] seconds",
            [("limit", "\(limit.requests)"), ("seconds", "\(limit.window.components.seconds)")])
        refusal.limit = Limit(key: "token.rate.per.minute", namespace: "platform.api", value: limit.requests)
        refusal.headers = [Exchange.Field("Retry-After", "\(seconds)")]
        return refusal
    }

    /// One of the server's own failures, by status.
    static func failure(_ status: Int) -> Refusal {
        switch status {
        case 503:
            Refusal(
                503, "service.unavailable",
                "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance)."
            )
        case 504: Refusal(504, "request.timeout", "The request timed out.")
        default:
            Refusal(
                status, "internal.server.error",
                "The server encountered an unexpected condition which prevented it from fulfilling the request.")
        }
    }
}

extension Refusal {
    static func missing(all permissions: [String]) -> Refusal {
        Refusal(
            403, "missing.permissions",
            "Unable to perform the requested action. You are missing the following permission(s): {permissions}",
            [("permissions", listed(permissions))])
    }

    static func missing(any permissions: [String]) -> Refusal {
        Refusal(
            403, "missing.any.permissions",
            "Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}",
            [("permissions", listed(permissions))])
    }

    static func missing(_ permission: String, inDivision division: String) -> Refusal {
        Refusal(
            403, "missing.division.permission",
            "Unable to perform the requested action. You are missing the following permission '{permission}' in the provided division(s).",
            [("permission", permission), ("divisions", listed([division]))])
    }

    private static func listed(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }
}
