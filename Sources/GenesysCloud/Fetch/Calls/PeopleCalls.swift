import Capture

extension Listing {

    /// Everybody, whatever their state, with when they were last seen and the groups they are in: 100 a page.
    ///
    /// The platform promises `expand` only as "best effort… not guaranteed to be returned": that a field is missing
    /// says nothing about the person.
    ///
    /// Source: `GET /api/v2/users`, API description of July 2026.
    static let people = Listing(
        .people, "/api/v2/users",
        query: [
            Parameter("state", "any"), Parameter("expand", "dateLastLogin"), Parameter("expand", "lasttokenissued"),
            Parameter("expand", "dateWelcomeSent"), Parameter("expand", "groups"),
            Parameter("expand", "authorization.unusedRoles"),
        ],
        paging: .pages(size: 100), needs: .none)
}
