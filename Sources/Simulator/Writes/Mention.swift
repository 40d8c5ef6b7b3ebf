import Capture

/// A member of a body that names something else, or a list of such: `{"id":…}`.
///
/// What is named must be there, unless the document named it before; what the platform answers has its name as it is now.
struct Mention: Sendable {
    let member: String
    let stock: Stock

    /// What stands before the id in the link to it: `/api/v2/flows`.
    let path: String
    var missing = Refusal.badRequest

    /// Whether what is there may be named here.
    var fits: @Sendable (JSON) -> Bool = { _ in true }

    static let division = Mention(member: "division", stock: .divisions, path: "/api/v2/authorization/divisions")
}

extension Tenant {

    /// Looks up what a document names.
    ///
    /// - Parameter before: The document as it was; nil for a new one.
    func settle(_ mentions: [Mention], in document: inout Members, before: Members? = nil) throws(Refusal) {
        for mention in mentions {
            guard let value = document[mention.member] else { continue }
            let former = Set(before?[mention.member]?.mentioned ?? [])
            if value.kind == .array {
                let named = try value.elements.map { one throws(Refusal) in try settled(one, mention, former) }
                document[mention.member] = .written { json in
                    json.array { json in for one in named { json.json(one) } }
                }
            } else {
                document[mention.member] = try settled(value, mention, former)
            }
        }
    }

    private func settled(_ reference: JSON, _ mention: Mention, _ former: Set<String>) throws(Refusal) -> JSON {
        guard let id = reference["id"]?.string else { throw mention.missing }
        guard let found = document(.one(mention.stock, id: id)), mention.fits(found) else {
            if former.contains(id) { return reference }
            throw mention.missing
        }
        var settled = Members(reference)
        settled["name"] = found["name"]
        settled.set("selfUri", "\(mention.path)/\(id)")
        return settled.json
    }
}

extension JSON {

    /// The ids of what is named: one, or a list.
    fileprivate var mentioned: [String] {
        kind == .array ? elements.compactMap { $0["id"]?.string } : [self["id"]?.string].compactMap(\.self)
    }
}
