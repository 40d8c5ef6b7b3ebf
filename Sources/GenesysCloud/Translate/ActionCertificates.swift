import Capture
import ContactCenter

extension Capture {

    /// Certificates by which data actions show the far side who is calling.
    ///
    /// Source: `GET /api/v2/integrations/actions/certificates`, checked 2026-11-22.
    func actionCertificates() throws(CaptureError) -> Reading<[ActionCertificate]> {
        try list(.actionCertificates) { document, _ in
            let text = document["certificate"]?.string.flatMap { CertificateText.each(in: $0).first }
            return ActionCertificate(
                id: ActionCertificate.ID(document.id),
                isUpcoming: document["status"].reading(of: "ActionCertificate.status") {
                    $0.string.map { $0.lowercased() == "upcoming" }
                },
                ends: text.flatMap { CertificateText.end(of: $0) }.map { .observed($0) }
                    ?? .absent(.leftOut(field: "ActionCertificate.certificate, unreadable")))
        }
    }
}
