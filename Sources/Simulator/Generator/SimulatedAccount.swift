import Capture
public import ContactCenter

/// Somebody's account at the identity provider of an invented tenant.
public struct SimulatedAccount: Sendable {
    let id: String
    let mail: String
    let name: String
    let department: String

    /// What it was at the export before.
    let earlierDepartment: String
    let isEnabled: Bool
    let methods: [String]

    /// From a device that somebody manages; nil where they have not signed in.
    let isManaged: Bool?

    /// Whether it is the account of whoever changed a role lately.
    let isDoer: Bool

    /// Whether it signed in with a strong second factor.
    let provesItself: Bool
}

/// What the identity provider of an invented tenant exported on one day: Entra ID's records, a line each.
public struct SimulatedExport: Sendable {
    public let taken: Moment
    public let files: [(name: String, bytes: [UInt8])]
}

extension SimulatedTenant {

    /// The exports there are, the older one first.
    public var exports: [SimulatedExport] {
        guard let isEnforced = demandsSecondFactor, !accounts.isEmpty else { return [] }
        let moment = capture.manifest.began
        return [50, 20].map { days in
            let taken = moment.advanced(by: .days(-days))
            return SimulatedExport(
                taken: taken,
                files: [
                    ("entra-users.ndjson", accounts.flatMap { $0.user(isEarlier: days == 50) }),
                    ("entra-registration.ndjson", accounts.flatMap(\.registration)),
                    (
                        "entra-sign-ins.ndjson",
                        accounts.flatMap { $0.signIns(at: taken.advanced(by: .days(-Self.signInDays))) }
                    ),
                    ("entra-policies.ndjson", Self.policy(isEnforced: isEnforced)),
                ])
        }
    }

    /// How many days before an export everybody signed in.
    static let signInDays = 5

    private static func policy(isEnforced: Bool) -> [UInt8] {
        let state = isEnforced ? "enabled" : "enabledForReportingButNotEnforced"
        return JSON(
            literal: """
                {
                  "id": "5f1d3b0a-7c8e-4a46-9d5e-2b1f0c9a7e11", "displayName": "A second factor for everybody",
                  "state": "\(state)",
                  "conditions": {
                    "clientAppTypes": ["all"], "locations": null, "platforms": null, "devices": null,
                    "signInRiskLevels": [], "userRiskLevels": [],
                    "users": {"includeUsers": ["All"], "excludeUsers": [], "excludeGroups": [], "excludeRoles": []},
                    "applications": {"includeApplications": ["All"], "excludeApplications": []}
                  },
                  "grantControls": {"operator": "OR", "builtInControls": ["mfa"], "authenticationStrength": null},
                  "sessionControls": null
                }
                """
        ).canonical() + [0x0A]
    }
}

extension SimulatedAccount {
    fileprivate func user(isEarlier: Bool) -> [UInt8] {
        Self.line { json in
            json.field("id", id)
            json.field("accountEnabled", isEnabled)
            json.field("department", isEarlier ? earlierDepartment : department)
            json.field("displayName", name)
            json.field("mail", mail)
            json.field("userPrincipalName", mail)
        }
    }

    fileprivate var registration: [UInt8] {
        Self.line { json in
            json.field("id", id)
            json.field("isMfaRegistered", !methods.isEmpty)
            json.field("methodsRegistered", methods)
            json.field("userPrincipalName", mail)
        }
    }

    /// Whoever changed a role had signed in a week before, too: with a password, as somebody who is not asked for more.
    ///
    /// They sign in the day after as well: what was done before that it does not prove.
    fileprivate func signIns(at moment: Moment) -> [UInt8] {
        guard isManaged != nil else { return [] }
        let earlier = isDoer ? signIn(at: moment.advanced(by: .days(-7)), provesItself: false) : []
        let later = isDoer ? signIn(at: moment.advanced(by: .days(1)), provesItself: !methods.isEmpty) : []
        return earlier + signIn(at: moment, provesItself: provesItself) + later
    }

    private func signIn(at moment: Moment, provesItself: Bool) -> [UInt8] {
        guard let isManaged else { return [] }
        return Self.line { json in
            json.field("id", "sign-in-\(id)-\(moment.milliseconds)")
            json.field("appDisplayName", "Genesys Cloud")
            json.array("authenticationDetails") { json in
                for method in ["Password"] + (provesItself ? ["Authenticator App"] : []) {
                    json.object { json in
                        json.field("authenticationMethod", method)
                        json.field("succeeded", true)
                    }
                }
            }
            json.field(
                "authenticationRequirement",
                provesItself ? "multiFactorAuthentication" : "singleFactorAuthentication")
            json.field("createdDateTime", moment.iso8601)
            json.object("deviceDetail") { json in
                json.field("isCompliant", isManaged)
                json.field("isManaged", isManaged)
            }
            json.object("status") { $0.field("errorCode", 0) }
            json.field("userId", id)
            json.field("userPrincipalName", mail)
        }
    }

    private static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(body)
        return writer.bytes + [0x0A]
    }
}
