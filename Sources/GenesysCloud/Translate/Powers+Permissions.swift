import Capture
import ContactCenter

/// Which permissions of the platform amount to which power.
///
/// Names as `x-inin-requires-permissions` of the API description spells them. That `admin`, which the description
/// accepts in place of several of these, amounts to all of them is assumed.
///
/// Source: API description of July 2026, checked 2026-11-22.
extension Powers {
    private static let permissions: [(domain: String, entity: String, actions: [String], power: Powers)] = [
        ("directory", "organization", ["admin"], .changesOrganization),
        ("authorization", "role", ["edit", "add"], .editsRoles),
        ("authorization", "grant", ["add"], .grantsRoles),
        ("oauth", "client", ["edit", "add"], .managesClients),
        ("sso", "provider", ["edit", "add"], .managesIdentityProviders),
        ("authorization", "orgTrustee", ["add", "edit"], .managesPartners),
        ("recording", "encryptionKey", ["edit"], .managesRecordingKeys),
        ("telephony", "plugin", ["all"], .managesTelephony),
        ("recording", "recording", ["view"], .opensRecordings),
        ("recording", "recording", ["viewSensitiveData"], .opensSensitiveRecordings),
        ("recording", "retentionPolicy", ["add", "edit"], .editsRetentionPolicies),
        ("recording", "recording", ["editRetention"], .editsRecordingRetention),
        ("recording", "deletionProtection", ["revoke"], .editsRecordingRetention),
    ]

    /// What one entry of `permissionPolicies` gives: `{"domain":"oauth","entityName":"*","actionSet":["view"]}`.
    ///
    /// A condition on it changes nothing: under some condition its holder can.
    init(policy: JSON) {
        guard let domain = policy["domain"]?.string else {
            self = []
            return
        }
        let entity = policy["entityName"]?.string ?? "*"
        let actions = policy["actionSet"]?.elements.map { $0.string ?? "*" } ?? ["*"]
        self = actions.reduce(into: []) { $0.formUnion(Powers(domain, entity, $1)) }
    }

    /// What one permission gives, such as `oauth:client:edit`, `recording:*`, or the old `admin`.
    init(permission: String) {
        if permission == "admin" {
            self = .privileged
            return
        }
        let parts = permission.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let isShort = parts.count < 3 && parts.last?.contains("*") == true
        guard parts.count >= 3 || isShort else {
            self = []
            return
        }
        self.init(parts[0], parts.count > 1 ? parts[1] : "*", parts.count > 2 ? parts[2] : "*")
    }

    private init(_ domain: String, _ entity: String, _ action: String) {
        self = Self.permissions.reduce(into: []) { powers, known in
            guard Self.covers(domain, known.domain), Self.covers(entity, known.entity),
                known.actions.contains(where: { Self.covers(action, $0) })
            else { return }
            powers.formUnion(known.power)
        }
    }

    /// Whether a pattern may stand for a name: what follows its first `*` may be anything.
    private static func covers(_ pattern: String, _ name: String) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return pattern.lowercased() == name.lowercased() }
        return name.lowercased().hasPrefix(pattern[..<star].lowercased())
    }
}
