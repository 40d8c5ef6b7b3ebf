import Capture
import ContactCenter

/// Somebody who does not exist.
struct InventedPerson {
    let id: String
    let name: String

    /// What stands before the `@`, and is the same for nobody else.
    let mailbox: String
    var part: Cast.Part

    /// What they work as.
    var title: String
    var life: Cast.Life
    var division = 0

    /// The groups they are in, by number.
    var groups: [Int] = []

    /// What was granted to themselves.
    var grants: [(role: RoleTemplate.Kind, division: String)] = []

    /// Roles of theirs they do not use.
    var unused: [RoleTemplate.Kind] = []
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
        title = part.title
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

}

extension Cast.Part {
    fileprivate var title: String {
        switch self {
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

    /// What somebody set of them: the half under `config/`, in canonical form.
    ///
    /// The halves are written apart because there are many people; for everything else the one way to split is used.
    func writeConfig(to json: inout JSONWriter, in tenant: TenantDraft, number: Int) {
        let email = "\(mailbox)@\(tenant.organization.domain)"
        json.field("acdAutoAnswer", part == .agent)
        json.array("addresses") { json in if number % 3 == 0 { phone(number, &json) } }
        if isAnalyzed { json.object("authorization") { _ in } }
        if number % 11 == 0 { json.object("biography") { $0.field("biography", "Joined from another team.") } }
        json.object("chat") { $0.field("jabberId", "\(mailbox)@chat.\(tenant.organization.domain)") }
        json.field("dateWelcomeSent", ifPresent: invited?.iso8601)
        json.field("department", tenant.divisions[division].name)
        json.object("division") { json in
            json.field("id", tenant.divisions[division].id)
            json.field("name", tenant.divisions[division].name)
        }
        json.field("email", email)
        if number % 7 == 0 { json.object("employerInfo") { writeEmployer(number, to: &$0) } }
        json.array("groups") { json in for group in groups { json.verbatim(tenant.groups[group].summary) } }
        json.field("id", id)
        if let manager {
            json.object("manager") { json in
                json.field("id", manager.id)
                json.field("name", manager.name)
            }
        }
        json.field("name", name)
        if number % 13 == 0 { json.field("preferredName", String(name.prefix { $0 != " " })) }
        json.array("primaryContactInfo") { $0.object { writeMail(email, to: &$0) } }
        json.field("state", state)
        json.field("title", title)
        json.field("username", email)
    }

    /// What moves by itself: the half under `state/`, in canonical form.
    ///
    /// The platform leaves out what never happened: somebody who never gave a password has no `dateLastLogin`, and
    /// somebody who never got a token has no `lastTokenIssued`.
    func writeState(to json: inout JSONWriter, in tenant: TenantDraft, number: Int) {
        if isAnalyzed { json.object("authorization") { writeUnused(to: &$0, in: tenant) } }
        json.field("dateLastLogin", ifPresent: lastPassword?.iso8601)
        json.object("division") { json in
            json.field("selfUri", "/api/v2/authorization/divisions/\(tenant.divisions[division].id)")
        }
        json.field("id", id)
        if number % 5 == 0 { json.array("images") { $0.object { writeImage(to: &$0) } } }
        if let lastToken { json.object("lastTokenIssued") { $0.field("dateIssued", lastToken.iso8601) } }
        if let manager {
            json.object("manager") { json in
                json.field("selfUri", "/api/v2/users/\(manager.id)")
                json.field("version", 1)
            }
        }
        json.field("selfUri", "/api/v2/users/\(id)")
        json.field("version", 1 + number % 40)
    }

    /// Whether the platform looked at which of their roles they use: it leaves out who has nothing to tell of.
    private var isAnalyzed: Bool { part == .administrator || part == .supervisor }

    private func writeUnused(to json: inout JSONWriter, in tenant: TenantDraft) {
        json.array("unusedRoles") { json in
            for role in unused {
                json.object { json in
                    json.field("id", tenant.id(of: role))
                    json.field("name", RoleTemplate.all[role.rawValue].name)
                }
            }
        }
    }

    private func writeEmployer(_ number: Int, to json: inout JSONWriter) {
        json.field("employeeId", "E\(100_000 + number)")
        json.field("officialName", name)
    }

    private func writeImage(to json: inout JSONWriter) {
        json.field("imageUri", "https://images.example/\(id).png")
        json.field("resolution", "x96")
    }

    private func phone(_ number: Int, _ json: inout JSONWriter) {
        json.object { json in
            json.field("address", "+4930\(5_550_000 + number % 10_000)")
            json.field("mediaType", "PHONE")
            json.field("type", "WORK")
        }
    }

    private func writeMail(_ email: String, to json: inout JSONWriter) {
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
