import Capture
import ContactCenter

extension Capture {

    /// People of other organisations who work in this one.
    ///
    /// Source: `GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users`, checked 2026-11-22.
    func partnerPeople() throws(CaptureError) -> Reading<[PartnerPerson]> {
        try list(.partnerPeople) { document, flaws in
            guard let partner = document["partner"]?.string else {
                flaws.leftOut("TrustUser's organisation")
                return nil
            }
            return PartnerPerson(
                id: PartnerPerson.ID(document.id), organization: Partner.ID(partner),
                since: document.at("user", "trustUserDetails", "dateCreated")?.time)
        }
    }

    /// Organisations that are let in.
    ///
    /// A trust without `dateExpired` never ends: the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/orgauthorization/trustees`, checked 2026-11-22.
    func partners() throws(CaptureError) -> Reading<[Partner]> {
        try list(.partners) { document, flaws in
            Partner(
                id: Partner.ID(document.id),
                name: document.at("organization", "name")?.string ?? document.name,
                isEnabled: document.isOn("enabled", "Trustee.enabled", &flaws),
                hasFullAccess: document["hasFullAccess"].reading(of: "Trustee.hasFullAccess", \.boolean),
                usesDefaultRole: document["usesDefaultRole"].reading(of: "Trustee.usesDefaultRole", \.boolean),
                ends: document["dateExpired"].ifAny(of: "Trustee.dateExpired", \.time))
        }
    }
}
