import Capture

extension Listing {

    /// Secrets of others that the platform keeps: when each was changed, and nothing of what it is.
    ///
    /// Source: `GET /api/v2/integrations/credentials/listing`, API description of July 2026: 200 a page at most.
    static let storedCredentials = Listing(
        .storedCredentials, "/api/v2/integrations/credentials/listing", paging: .links(size: 200),
        needs: .any(["integrations:integration:view"]))

    /// An entry has no id: the SHA-256 of its certificate is it.
    ///
    /// Source: `GET /api/v2/integrations/actions/certificates`, API description of July 2026: declares no paging
    /// parameters, yet answers in pages.
    static let actionCertificates = Listing(
        .actionCertificates, "/api/v2/integrations/actions/certificates", paging: .pagesUnasked,
        needs: .any(["integrations:actionCertificate:view"])
    ) { json, _ in
        Entry(id: json["certificate"]?.string.map { Array($0.utf8).sha256 }) { writer in
            for (key, value) in json.sortedMembers() where key.string != "id" {
                writer.key(key.string ?? "")
                writer.json(value)
            }
        }
    }

    /// Source: `GET /api/v2/processautomation/triggers`, API description of July 2026: the page size is a string, 200 at
    /// most.
    static let triggers = Listing(
        .triggers, "/api/v2/processautomation/triggers", paging: .links(size: 200),
        needs: .any(["processautomation:trigger:view", "processautomation:trigger:edit"]))
}
