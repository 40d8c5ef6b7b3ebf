import Capture
import ContactCenter

/// What the platform answered to one request.
struct Answer: Sendable {
    let status: Int
    let body: JSON
    let date: Moment?

    /// The platform's own word for what is wrong: `missing.permissions`.
    var code: String? { body["code"]?.string }

    /// What it was, where it was not what was asked for: `answered 404 (not.found)`.
    var reason: String { "answered \(status)" + (code.map { " (\($0))" } ?? "") }

    /// The permissions a refusal names, as the platform spells them.
    ///
    /// Source: `ErrorBody.messageParams` of the API description; that `permissions` holds them is observed.
    var missingPermissions: String? {
        guard let parameters = body["messageParams"] else { return nil }
        return parameters["permissions"]?.string ?? parameters["permission"]?.string
    }
}
