import Capture
import ContactCenter

extension TenantDraft {

    /// An organisation that is let in, and its people.
    private struct DraftPartner {
        let name: String
        var isEnabled = true
        var isApproved = true
        var hasFullAccess = false
        var usesDefaultRole = false

        /// How many days from now the trust ends; nil for never.
        var endsIn: Int?
    }

    /// Organisations that are let in, with their people.
    mutating func addPartners() {
        var draw = chance("partners")
        registers["partners"] = []
        registers["partner-people"] = []
        for partner in partners() { add(partner, id: draw.uuid(), &draw) }
        addTrustors()
    }

    private func partners() -> [DraftPartner] {
        var partners = [
            DraftPartner(name: "Vendor Customer Care", endsIn: 90),
            DraftPartner(name: "Bright Shift Outsourcing", endsIn: 200),
            // Cut off already: what it was allowed is of no consequence.
            DraftPartner(name: "Former Integrator", isEnabled: false, isApproved: false, hasFullAccess: true),
        ]
        if plants("ACC-09") { partners.append(DraftPartner(name: "Rollout Consultants")) }
        if plants("ACC-09"), posture == .poor {
            partners.append(
                DraftPartner(
                    name: "Unnamed Reseller", isApproved: false, hasFullAccess: true, usesDefaultRole: true, endsIn: 30)
            )
        }
        return partners
    }

    private mutating func add(_ partner: DraftPartner, id: String, _ draw: inout Draw) {
        let end = partner.endsIn.map { #""dateExpired": "\#(daysAgo(-$0))","# } ?? ""
        add(
            TenantLayout.partners, id: id,
            """
            {
              "id": "\(id)", "enabled": \(partner.isEnabled), "usesDefaultRole": \(partner.usesDefaultRole),
              "hasFullAccess": \(partner.hasFullAccess), "isTrustedUser": false, \(end)
              "dateCreated": "\(daysAgo(400))", "createdBy": \(user(&draw)),
              "organization": {"id": "\(id)", "name": "\(partner.name)", "version": 1, "state": "active"},
              "selfUri": "/api/v2/orgauthorization/trustees/\(id)"
            }
            """)
        let entry = draw.isTrue(percent: 50) ? id : partner.name
        if partner.isApproved { registers["partners", default: []].append(entry) }
        judge(partner, id)
        for number in 0..<draw.number(2..<5) { addPerson(number, of: id, &draw) }
    }

    private mutating func judge(_ partner: DraftPartner, _ id: String) {
        guard partner.isEnabled else { return }
        let reasons = [
            partner.hasFullAccess ? "has full access" : nil, partner.endsIn == nil ? "is let in for ever" : nil,
            partner.usesDefaultRole ? "is given the administrator's role" : nil,
            partner.isApproved ? nil : "is on no list",
        ].compactMap(\.self)
        guard !reasons.isEmpty else { return }
        plant("ACC-09", Subject(.partner, id), "\(partner.name) \(reasons.joined(separator: ", "))")
    }

    private mutating func addPerson(_ number: Int, of partner: String, _ draw: inout Draw) {
        let id = draw.uuid()
        let name = "\(draw.one(of: InventedNames.given)) \(draw.one(of: InventedNames.family))"
        let mail = "\(name.lowercased().split(separator: " ").joined(separator: "."))@partner.example"
        add(
            TenantLayout.partnerPeople, id: id,
            """
            {
              "id": "\(id)", "partner": "\(partner)",
              "user": {
                "id": "\(id)", "name": "\(name)", "email": "\(mail)", "username": "\(mail)", "state": "active",
                "version": 3, "division": {"id": "\(home.id)", "name": "\(home.name)"},
                "trustUserDetails": {"dateCreated": "\(daysAgo(30 + number))", "createdBy": \(user(&draw))}
              }
            }
            """)
        add(grant: .partner, to: id, in: home.id)
        if plants("IDN-05"), number == 0 {
            plant("IDN-05", Subject(.person, id), "Works here for another organisation and is on no list")
        } else {
            registers["partner-people", default: []].append(id)
        }
    }

    /// Whoever let them in: a person, whose document must carry a version.
    private func user(_ draw: inout Draw) -> String {
        let author = draw.one(of: administrators)
        return #"{"id": "\#(author.id)", "name": "\#(author.name)", "version": 1}"#
    }
}
