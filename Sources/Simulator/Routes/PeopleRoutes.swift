/// People and groups.
extension RouteTable {
    static let peopleRoutes = [
        Route(
            .get, "/api/v2/users",
            serves: .pages(of: .people) { inquiry throws(Refusal) in try PersonState(inquiry.query).picked }),
        Route(.get, "/api/v2/users/{userId}", serves: .person),
        Route(.get, "/api/v2/groups", serves: .pages(of: .groups)),
    ]
}

/// Which people `GET /api/v2/users` lists: the active ones, unless it is asked for others.
///
/// Source: parameters `state` (default `active`) and `id` (100 at most), public API description, 2026-11-22.
private struct PersonState {
    let picked: Picked

    init(_ query: Query) throws(Refusal) {
        let ids = query.all("id")
        guard ids.count <= 100 else {
            throw Refusal(400, "max.user.ids", "Only 100 users can be requested at a time.")
        }
        let allowed = ["active", "inactive", "deleted", "any"]
        let state = query["state"] ?? (ids.isEmpty ? "active" : "any")
        guard allowed.contains(state) else { throw .invalid(state, ofParameter: "state", allowed: allowed) }
        picked = state == "any" ? .everything : .named(state)
    }
}
