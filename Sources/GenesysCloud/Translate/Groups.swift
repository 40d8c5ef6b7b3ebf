import Capture
import ContactCenter

extension Capture {

    /// Sets of people that roles can be granted to, with who may change who is in them.
    ///
    /// That owners may is read from `POST /api/v2/groups/{groupId}/members`, for which the API description names no
    /// permission. A group without `owners` has none, which is assumed.
    ///
    /// Source: `GET /api/v2/groups`, checked 2026-11-22.
    func groups() throws(CaptureError) -> Reading<[Group]> {
        try list(.groups) { document, _ in
            Group(
                id: Group.ID(document.id), name: document.name, owners: document["owners"].owners,
                isPublic: document["visibility"].reading(of: "Group.visibility") { $0.string.map { $0 == "public" } })
        }
    }
}

extension Optional<JSON> {
    fileprivate var owners: Reading<[Person.ID]> {
        guard let self, !self.isNull else { return .observed([]) }
        guard self.kind == .array else { return .absent(.leftOut(field: "Group.owners, unreadable")) }
        var owners: [Person.ID] = []
        for owner in self.elements {
            guard let id = owner["id"]?.string else { return .absent(.leftOut(field: "Group.owners.id")) }
            owners.append(Person.ID(id))
        }
        return .observed(owners)
    }
}
