import Capture

/// What a role permits.
struct PermissionSet: Sendable {
    private var exact: Set<String> = []
    private var patterns: [Pattern] = []

    private struct Pattern: Sendable {
        let domain: Substring
        let entity: Substring
        let action: Substring

        func covers(_ parts: [Substring]) -> Bool {
            (domain == "*" || domain == parts[0]) && (entity == "*" || entity == parts[1])
                && (action == "*" || action == parts[2])
        }
    }

    init() {}

    /// Reads a role's `permissionPolicies` and `permissions`.
    init(role: JSON) {
        for policy in role["permissionPolicies"]?.elements ?? JSON.none.elements {
            let domain = policy["domain"]?.string ?? ""
            let entity = policy["entityName"]?.string ?? ""
            for action in policy["actionSet"]?.elements ?? JSON.none.elements {
                insert("\(domain):\(entity):\(action.string ?? "")")
            }
        }
        for permission in role["permissions"]?.elements ?? JSON.none.elements {
            if let name = permission.string { insert(name) }
        }
    }

    /// Adds a permission such as `authorization:role:view`, or one with `*` for a part.
    mutating func insert(_ permission: String) {
        let parts = permission.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 3, parts.contains("*") {
            patterns.append(Pattern(domain: parts[0], entity: parts[1], action: parts[2]))
        } else {
            exact.insert(permission)
        }
    }

    func contains(_ permission: String) -> Bool {
        if exact.contains(permission) { return true }
        guard !patterns.isEmpty else { return false }
        let parts = permission.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && patterns.contains { $0.covers(parts) }
    }
}

extension JSON {

    /// A value without elements or members.
    static let none = JSON(literal: "null")
}
