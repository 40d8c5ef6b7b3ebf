import Capture

/// The token endpoint: client id and secret in, access token out.
///
/// Source: RFC 6749 §4.4 and §2.3.1; an unknown client is 400 with the text "client not found: invalid_client", as
/// seen by others on live tenants, 2026-11-22.
struct SignIn: Sendable {
    let tenant: Tenant

    static let path = ["login", "oauth", "token"]

    enum Outcome: Sendable {
        case granted(client: String, seconds: Int)
        case refused(Answer)
    }

    func outcome(of request: Received) -> Outcome {
        let form = Query(String(decoding: request.body, as: UTF8.self)[...])
        guard request.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            return refused(400, "invalid_request", "content type must be application/x-www-form-urlencoded")
        }
        guard let (id, secret) = credentials(request, form) else {
            return refused(400, "invalid_request", "client credentials are missing: invalid_request")
        }
        guard form["grant_type"] == "client_credentials" else {
            return refused(400, "unsupported_grant_type", "grant type is not supported: unsupported_grant_type")
        }
        guard let expected = tenant.secrets[id] else {
            return refused(400, "invalid_client", "client not found: invalid_client")
        }
        guard expected == secret else {
            return refused(401, "invalid_client", "authentication failed: invalid_client")
        }
        return granted(id)
    }

    private func granted(_ id: String) -> Outcome {
        guard let client = tenant.clients[id] else {
            return .granted(client: id, seconds: ClientRecord.defaultTokenSeconds)
        }
        guard client.isActive else { return refused(401, "invalid_client", "client is disabled: invalid_client") }
        guard client.usesClientCredentials else {
            return refused(400, "unauthorized_client", "grant type is not allowed for this client: unauthorized_client")
        }
        return .granted(client: id, seconds: client.tokenSeconds)
    }

    /// From the header, or from the form where there is none.
    private func credentials(_ request: Received, _ form: Query) -> (id: String, secret: String)? {
        guard let header = request.headers["authorization"] else {
            guard let id = form["client_id"], let secret = form["client_secret"] else { return nil }
            return (id, secret)
        }
        guard header.lowercased().hasPrefix("basic "), let text = Base64.decoded(header.dropFirst(6)) else {
            return nil
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (Percent.decoded(parts[0], plusIsSpace: false), Percent.decoded(parts[1], plusIsSpace: false))
    }

    private func refused(_ status: Int, _ error: String, _ description: String) -> Outcome {
        .refused(
            Answer(status: status) { json in
                json.field("error", error)
                json.field("description", description)
                json.field("error_description", description)
            })
    }
}

/// Base64 of RFC 4648 §4.
enum Base64 {

    /// The text it stands for; nil where it is no Base64 or no UTF-8.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: "=") && byte != UInt8(ascii: " ") {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= (1 << UInt32(count)) - 1
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 0x41
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x61 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
