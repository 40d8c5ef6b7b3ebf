import Capture
import ContactCenter

/// How a new document comes to be.
struct Newcomer: Sendable {
    let stock: Stock
    let form: Form
    let subject: AuditSubject?

    /// What stands before the id in the link to it: `/api/v2/authorization/roles`; nil where it has none.
    let path: String?

    /// What its id begins with: `custom_-_`.
    var idPrefix = ""

    /// The member no two documents may share, and what is said where one has it already; nil where the rule looks itself.
    var unique: String? = "name"
    var taken = Refusal.conflict

    /// What is said where it is to lie in a division there is not.
    var noSuchDivision = Refusal.badRequest

    /// What else it names.
    var mentions: [Mention] = []

    /// The members it begins with, and what it refuses.
    var rule: @Sendable (inout Members, Members, inout Tenant, Inquiry) throws(Refusal) -> Void = { _, _, _, _ in }
}

extension Serving {

    /// A new document of what the body says, with an id of its own.
    static func adding(
        _ newcomer: Newcomer, answer: @escaping @Sendable (Tenant, Members, Inquiry) -> Answer = Self.newDocument
    ) -> Serving {
        Serving(newcomer.stock.kind.name, changes: true, takesBody: true) { inquiry throws(Refusal) in
            let asked = try newcomer.form.read(inquiry.body)
            return try inquiry.reception.change { tenant throws(Refusal) in
                let document = try newcomer.document(asked, &tenant, inquiry)
                let id = document["id"]?.string ?? ""
                tenant.put(document.json, at: .one(newcomer.stock, id: id))
                inquiry.tell(newcomer.subject, "Create", .init(id: id, name: document["name"]?.string ?? ""))
                return answer(tenant, document, inquiry)
            }
        }
    }

    static let newDocument: @Sendable (Tenant, Members, Inquiry) -> Answer = { _, document, _ in
        Answer(document.json.canonical())
    }
}

extension Newcomer {
    fileprivate func document(
        _ asked: Members, _ tenant: inout Tenant, _ inquiry: Inquiry
    ) throws(Refusal) -> Members {
        if let unique, let value = asked[unique]?.string, tenant.has(value, in: unique, of: stock) { throw taken }
        try inquiry.checkDivision(of: asked.json)
        var document = asked
        var division = Mention.division
        division.missing = noSuchDivision
        try tenant.settle([division] + mentions, in: &document)
        let id = idPrefix + inquiry.newID(&tenant)
        document.set("id", id)
        try rule(&document, asked, &tenant, inquiry)
        if let path { document.set("selfUri", "\(path)/\(id)") }
        return document
    }
}

extension Inquiry {

    /// An id nothing has yet, the same in every run.
    func newID(_ tenant: inout Tenant) -> String {
        IdentifierV5.uuid(of: "simulator/\(reception.options.seed)/new/\(tenant.deeds.number())")
    }
}
