import Capture
import ContactCenter

extension Capture {

    /// Secrets of others that the platform keeps.
    ///
    /// Source: `GET /api/v2/integrations/credentials/listing`, checked 2026-11-22.
    func storedCredentials() throws(CaptureError) -> Reading<[StoredCredential]> {
        try list(.storedCredentials) { document, _ in
            let changed = document["modifiedDate"]?.time ?? document["createdDate"]?.time
            return StoredCredential(
                id: StoredCredential.ID(document.id), name: document.name,
                changed: changed.map { .observed($0) } ?? .absent(.leftOut(field: "CredentialInfo.modifiedDate")))
        }
    }
}
