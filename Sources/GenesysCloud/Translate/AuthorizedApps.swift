import Capture
import ContactCenter

extension Capture {

    /// Applications of third parties that somebody let in.
    ///
    /// Source: `GET /api/v2/oauth/authorizations`, checked 2026-11-22.
    func apps() throws(CaptureError) -> Reading<[AuthorizedApp]> {
        try list(.appAuthorizations) { document, flaws in
            AuthorizedApp(
                id: AuthorizedApp.ID(document.id),
                name: document.at("client", "name")?.string ?? document.name,
                isAuthorized: document.isOn(
                    "state", unless: ["unauthorized", "requested", "revoked"], "OAuthAuthorization.state", &flaws),
                isPending: document["pending"]?.boolean ?? (document["state"]?.string?.lowercased() == "requested"),
                scopes: document["scope"].reading(of: "OAuthAuthorization.scope", \.strings))
        }
    }
}
