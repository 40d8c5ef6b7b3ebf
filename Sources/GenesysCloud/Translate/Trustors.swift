import Capture
import ContactCenter

extension Capture {

    /// Organisations that let people of ours in.
    ///
    /// Source: `GET /api/v2/orgauthorization/trustors`, checked 2026-11-22.
    func trustors() throws(CaptureError) -> Reading<[Trustor]> {
        try list(.trustors) { document, flaws in
            Trustor(
                id: Trustor.ID(document.id), name: document.at("organization", "name")?.string ?? document.id,
                isEnabled: document.isOn("enabled", "Trustor.enabled", &flaws))
        }
    }
}
