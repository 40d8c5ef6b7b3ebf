import Capture
import ContactCenter

/// Who and what the entries of an invented audit log speak of: the people, clients, roles and groups of the tenant.
struct AuditPopulation: Sendable {
    let organization: String
    private(set) var people: [Person] = []
    private(set) var partnerPeople: [Person] = []
    private(set) var clients: [String] = []
    private(set) var roles: [AuditRecord.Reference] = []
    private(set) var groups: [AuditRecord.Reference] = []

    struct Person: Sendable {
        let reference: AuditRecord.Reference
        let mail: String
        let organization: String
        let address: String

        var id: String { reference.id }
    }

    /// Somebody who got no token for so long signs in no more.
    private static let stale = 45

    /// Nobody and nothing.
    init(organization: String) { self.organization = organization }

    /// Reads a capture.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ capture: Capture, organization: String) throws(CaptureError) {
        self.organization = organization
        let recent = capture.manifest.began.advanced(by: .days(-Self.stale))
        try capture.each(Stock.people.kind) { document in
            guard document.config["state"]?.string == "active", Self.wasSeen(document, since: recent) else { return }
            people.append(Person(document.config, of: organization, at: Self.office(people.count)))
        }
        try capture.each(Stock.partnerPeople.kind) { document in
            guard let user = document.config["user"], user["state"]?.string == "active" else { return }
            let partner = document.config["partner"]?.string ?? ""
            partnerPeople.append(Person(user, of: partner, at: "192.0.2.\(1 + partnerPeople.count % 250)"))
        }
        try capture.each(Stock.oauthClients.kind) { if $0["state"]?.string == "active" { clients.append($0.id) } }
        roles = try Self.references(Stock.roles, in: capture)
        groups = try Self.references(Stock.groups, in: capture)
    }

    private static func references(_ stock: Stock, in capture: Capture) throws(CaptureError) -> [AuditRecord.Reference]
    {
        var references: [AuditRecord.Reference] = []
        try capture.each(stock.kind) { references.append(.init(id: $0.id, name: $0["name"]?.string ?? "")) }
        return references
    }

    private static func wasSeen(_ document: Document, since recent: Moment) -> Bool {
        let token = (document.state ?? document.config)["lastTokenIssued"]?["dateIssued"]?.string
        return token.flatMap { Moment(iso8601: $0) }.map { $0 >= recent } ?? false
    }

    /// Where the person of a number works: nine in ten at the office, one in twenty at home over IPv6, the rest at home.
    private static func office(_ number: Int) -> String {
        switch number % 20 {
        case 0: "2001:db8:\(String(number / 20 % 0xFFFF, radix: 16))::\(String(1 + number % 0xFFFE, radix: 16))"
        case 1: "100.64.\(number / 250 % 250).\(1 + number % 250)"
        case 2..<12: "198.51.100.\(1 + number % 250)"
        default: "203.0.113.\(64 + number % 60)"
        }
    }

    /// Where the calls of a client come from.
    func address(ofClient number: Int) -> String { "198.51.100.\(200 + number % 40)" }
}

extension AuditPopulation.Person {
    fileprivate init(_ user: JSON, of organization: String, at address: String) {
        let mail = user["email"]?.string ?? "unknown@invalid.example"
        self.init(
            reference: .init(id: user["id"]?.string ?? "", name: user["name"]?.string ?? mail), mail: mail,
            organization: organization, address: address)
    }
}
