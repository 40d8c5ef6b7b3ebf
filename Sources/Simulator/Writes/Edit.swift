import Capture
import ContactCenter

/// One document while a request changes it.
struct Edit: Sendable {
    let place: DocumentPlace
    let inquiry: Inquiry
    let before: Members
    var after: Members

    /// What the body asks for.
    let asked: Members

    /// What the document is on the way to `after`; nil where it is there at once.
    var meanwhile: Members?

    /// What the audit log calls the change.
    var action = "Update"

    /// Begins to change a document.
    ///
    /// - Parameter missing: Thrown where there is no such document.
    init(
        _ place: DocumentPlace, of tenant: Tenant, _ inquiry: Inquiry, asked: Members, missing: Refusal = .notFound
    ) throws(Refusal) {
        guard let document = tenant.document(place) else { throw missing }
        try inquiry.checkDivision(of: document)
        self.place = place
        self.inquiry = inquiry
        self.asked = asked
        before = Members(document)
        after = before
    }

    /// Puts what was asked for over what is there.
    ///
    /// - Parameter isWhole: Whether what was not sent goes, but for the division, which stays.
    mutating func apply(_ form: Form, isWhole: Bool) throws(Refusal) {
        try checkVersion(form)
        for name in form.names where name != "version" {
            if let value = asked[name] { after[name] = value } else if isWhole, name != "division" { after[name] = nil }
        }
    }

    /// Refuses what was sent with another version than the one that is there, and counts up.
    ///
    /// A version that is not sent where the description lets it be left out is taken for another one too: what the platform
    /// does then is not stated.
    private mutating func checkVersion(_ form: Form) throws(Refusal) {
        guard let version = before["version"]?.integer else { return }
        if form.names.contains("version"), asked["version"]?.integer != version { throw .conflict }
        countUp()
    }

    /// Makes the version the next one.
    mutating func countUp() {
        if let version = before["version"]?.integer { after.set("version", version + 1) }
    }

    /// Keeps the change and tells the audit log of it.
    mutating func commit(to tenant: inout Tenant, _ subject: AuditSubject?) {
        keep(in: &tenant)
        inquiry.tell(subject, action, entity, changes)
    }

    /// Keeps the change.
    mutating func keep(in tenant: inout Tenant) {
        for name in ["dateModified", "modifiedDate"] where before[name] != nil {
            after.set(name, inquiry.now.iso8601)
        }
        tenant.deeds.settling[place.name] = meanwhile.map { _ in (place, after.json) }
        tenant.put((meanwhile ?? after).json, at: place)
    }

    private var entity: AuditRecord.Reference {
        let id = before["id"]?.string ?? inquiry.tenant.organization
        return .init(id: id, name: (after["name"] ?? before["name"])?.string ?? "")
    }

    /// What differs, member by member.
    private var changes: [AuditRecord.Change] { Self.told(from: before, to: after) }

    /// What of some members differs, as the audit log tells it.
    static func told(from before: Members, to after: Members) -> [AuditRecord.Change] {
        Set(before.names + after.names).subtracting(untold).sorted().compactMap { name in
            let (old, new) = (before[name]?.told, after[name]?.told)
            guard old != new else { return nil }
            var change = AuditRecord.Change(name, to: new.map { [$0] } ?? [])
            change.old = old.map { [$0] } ?? []
            return change
        }
    }

    /// A client's secret is told to nobody; dates that follow every change say nothing.
    private static let untold: Set<String> = ["secret", "dateModified", "modifiedDate", "selfUri"]
}

extension Inquiry {

    /// Refuses what lies in a division in which the caller does not hold the permission.
    func checkDivision(of document: JSON) throws(Refusal) {
        guard let division = document["division"]?["id"]?.string, !reach.contains(division) else { return }
        throw .missing(permission ?? "", inDivision: division)
    }
}
