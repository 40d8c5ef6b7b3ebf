import Capture
import ContactCenter

extension Capture {

    /// Every scope a client can ask for; the id of an entry is the scope.
    ///
    /// Source: `GET /api/v2/oauth/scopes`, checked 2026-11-22.
    func clientScopes() throws(CaptureError) -> Reading<Set<String>> {
        try list(.oauthScopes) { document, _ in document.id }.map { Set($0) }
    }
}
