/// What one client may do, and in which divisions.
struct Rights: Sendable {

    /// The client's roles by division id, `*` being every division.
    ///
    /// Nil for a client the capture does not list, which is trusted with everything.
    var roles: [(division: String, permissions: PermissionSet)]?

    /// The permissions the tenant has bought; nil where the capture does not say.
    var catalogue: Set<String>?
    var restriction: PermissionRestriction?
    var divisions: Set<String>?

    static let everyDivision = "*"

    /// Whether it holds a permission in any division.
    func hold(_ permission: String) -> Bool {
        guard isOffered(permission) else { return false }
        guard let roles else { return true }
        return roles.contains { $0.permissions.contains(permission) && isWithinLimit($0.division) }
    }

    /// Whether it holds a permission in one division; `*` asks for all of them.
    func hold(_ permission: String, in division: String) -> Bool {
        guard isOffered(permission) else { return false }
        return reach(of: permission).contains(division)
    }

    /// The divisions in which it holds a permission, or any role where none is named.
    func reach(of permission: String?) -> Reach {
        guard let roles else { return divisions.map(Reach.some) ?? .all }
        let reached = roles.filter { role in permission.map(role.permissions.contains) ?? true }.map(\.division)
        if reached.contains(Self.everyDivision) { return divisions.map(Reach.some) ?? .all }
        return .some(Set(reached.filter(isWithinLimit)))
    }

    private func isOffered(_ permission: String) -> Bool {
        (catalogue?.contains(permission) ?? true) && (restriction?.allows(permission) ?? true)
    }

    private func isWithinLimit(_ division: String) -> Bool {
        guard let divisions else { return true }
        return division == Self.everyDivision ? !divisions.isEmpty : divisions.contains(division)
    }
}

/// A number of divisions.
enum Reach: Hashable, Sendable {
    case all
    case some(Set<String>)

    func contains(_ division: String) -> Bool {
        switch self {
        case .all: true
        case .some(let divisions): divisions.contains(division)
        }
    }
}

/// The permissions a route asks for.
enum Need: Sendable {
    case nothing
    case any([String])
    case all([String])

    static func any(_ permissions: String...) -> Need { .any(permissions) }
    static func all(_ permissions: String...) -> Need { .all(permissions) }

    /// Refuses where the rights do not suffice.
    func check(_ rights: Rights) throws(Refusal) {
        switch self {
        case .nothing: return
        case .any(let permissions):
            if !permissions.contains(where: { rights.hold($0) }) { throw .missing(any: permissions) }
        case .all(let permissions):
            let missing = permissions.filter { !rights.hold($0) }
            if !missing.isEmpty { throw .missing(all: missing) }
        }
    }

    /// The permission the divisions of a list are judged by.
    func deciding(_ rights: Rights) -> String? {
        switch self {
        case .nothing: nil
        case .any(let permissions): permissions.first { rights.hold($0) }
        case .all(let permissions): permissions.first
        }
    }
}
