import Capture
import ContactCenter

/// Somebody who does not exist.
struct InventedPerson {
    let id: String
    let name: String

    /// What stands before the `@`, and is the same for nobody else.
    let mailbox: String
    var part: Cast.Part
    var life: Cast.Life
    var division = 0

    /// The groups they are in, by number.
    var groups: [Int] = []

    /// What was granted to themselves.
    var grants: [(role: RoleTemplate.Kind, division: String)] = []
    var lastPassword: Moment?
    var lastToken: Moment?
    var invited: Moment?
    var manager: (id: String, name: String)?

    init(number: Int, part: Cast.Part, life: Cast.Life, _ draw: inout Draw) {
        id = draw.uuid()
        let given = draw.one(of: InventedNames.given)
        let family = draw.one(of: InventedNames.family)
        let isService = part == .service
        name = isService ? "Service \(family) \(number)" : "\(given) \(family)"
        mailbox = isService ? "svc-\(number)" : "\(given).\(family).\(number)".lowercased()
        self.part = part
        self.life = life
    }

    var state: String {
        switch life {
        case .left: "inactive"
        case .deleted: "deleted"
        case .suspended: "suspended"
        default: "active"
        }
    }

    var lastSeen: Moment? { [lastPassword, lastToken].compactMap(\.self).max() }

    var title: String {
        switch part {
        case .administrator: "Platform Engineer"
        case .supervisor: "Team Lead"
        case .qualityEvaluator: "Quality Coach"
        case .qualityAdministrator: "Head of Quality"
        case .complianceReviewer: "Compliance Officer"
        case .analyst: "Business Analyst"
        case .developer: "Flow Developer"
        case .service: "Service identity"
        case .agent: "Customer Advisor"
        }
    }
}

extension InventedPerson {

    /// The platform's document, keys in order.
    ///
    /// Somebody who never gave a password has no `dateLastLogin`; somebody nobody ever saw has both fields, empty.
    func write(to json: inout JSONWriter, in tenant: TenantDraft, number: Int) {
        let email = "\(mailbox)@\(tenant.organization.domain)"
        json.field("acdAutoAnswer", part == .agent)
        json.array("addresses") { json in if number % 3 == 0 { phone(number, &json) } }
        if number % 11 == 0 { json.object("biography") { $0.field("biography", "Joined from another team.") } }
        json.object("chat") { $0.field("jabberId", "\(id.prefix(24))@\(tenant.organization.domain)") }
        json.field("department", tenant.divisions[division].name)
        writeSignIns(to: &json)
        json.object("division") { $0.reference(tenant.divisions[division].id, tenant.divisions[division].name, "authorization/divisions") }
        json.field("email", email)
        if number % 7 == 0 {
            json.object("employerInfo") { json in
                json.field("employeeId", "E\(100_000 + number)")
                json.field("officialName", name)
            }
        }
        writeGroups(to: &json, in: tenant)
        json.field("id", id)
        if number % 5 == 0 { writeImage(to: &json) }
        writeLastToken(to: &json)
        writeManager(to: &json)
        json.field("name", name)
        if number % 13 == 0 { json.field("preferredName", String(name.prefix { $0 != " " })) }
        json.array("primaryContactInfo") { $0.object { mail(email, &$0) } }
        json.field("selfUri", "/api/v2/users/\(id)")
        json.field("state", state)
        json.field("title", title)
        json.field("username", email)
        json.field("version", 1 + number % 40)
    }

    private func writeSignIns(to json: inout JSONWriter) {
        if let lastPassword {
            json.field("dateLastLogin", lastPassword.iso8601)
        } else if lastSeen == nil {
            json.key("dateLastLogin")
            json.null()
        }
        json.field("dateWelcomeSent", ifPresent: invited?.iso8601)
    }

    private func writeLastToken(to json: inout JSONWriter) {
        guard lastToken != nil || lastSeen == nil else { return }
        json.object("lastTokenIssued") { json in
            json.key("dateIssued")
            if let lastToken { json.string(lastToken.iso8601) } else { json.null() }
        }
    }

    private func writeGroups(to json: inout JSONWriter, in tenant: TenantDraft) {
        json.array("groups") { json in
            for group in groups.map({ tenant.groups[$0] }) { json.object { group.writeSummary(to: &$0) } }
        }
    }

    private func writeManager(to json: inout JSONWriter) {
        guard let manager else { return }
        json.object("manager") { json in
            json.field("id", manager.id)
            json.field("name", manager.name)
            json.field("selfUri", "/api/v2/users/\(manager.id)")
            json.field("version", 1)
        }
    }

    private func writeImage(to json: inout JSONWriter) {
        json.array("images") { json in
            json.object { json in
                json.field("imageUri", "https://images.example/\(id).png")
                json.field("resolution", "x96")
            }
        }
    }

    private func phone(_ number: Int, _ json: inout JSONWriter) {
        json.object { json in
            json.field("address", "+4930\(5_550_000 + number % 10_000)")
            json.field("mediaType", "PHONE")
            json.field("type", "WORK")
        }
    }

    private func mail(_ email: String, _ json: inout JSONWriter) {
        json.field("address", email)
        json.field("mediaType", "EMAIL")
        json.field("type", "PRIMARY")
    }
}

extension JSONWriter {

    /// The members of a reference to something.
    mutating func reference(_ id: String, _ name: String, _ place: String) {
        field("id", id)
        field("name", name)
        field("selfUri", "/api/v2/\(place)/\(id)")
    }
}
