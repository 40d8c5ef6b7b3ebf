import ContactCenter

/// Records as Microsoft Graph gives them, and as its tools write them to files.
///
/// Source: the resource types user, userRegistrationDetails, signIn, deviceDetail and conditionalAccessPolicy of
/// Microsoft Graph v1.0, looked up 2026-11-29.
enum Entra {

    /// nil where it is no record of this provider's.
    static func item(_ fields: ExportedFields) -> ExportedItem? {
        if fields.has("methodsRegistered") { return registration(fields) }
        if fields.has("createdDateTime"), fields.has("userId"), fields.has("appId") || fields.has("appDisplayName") {
            return signIn(fields)
        }
        if fields.has("userPrincipalName") { return account(fields) }
        return fields.has("grantControls") || fields.has("conditions.users") ? policy(fields) : nil
    }

    private static func account(_ fields: ExportedFields) -> ExportedItem? {
        fields.text("id").map { id in
            .account(
                ExportedAccount(
                    id: id, status: status(fields), department: fields.text("department"),
                    manager: fields.text("manager.id"), externalID: fields.text("externalId"),
                    email: fields.text("mail"), userName: fields.text("userPrincipalName"),
                    displayName: fields.text("displayName")))
        }
    }

    /// Graph leaves `accountEnabled` out unless it is asked for by `$select`.
    private static func status(_ fields: ExportedFields) -> String? {
        if fields.has("deletedDateTime"), fields.text("deletedDateTime") != nil { return "deleted" }
        return fields.flag("accountEnabled").map { $0 ? "enabled" : "disabled" }
    }

    private static func registration(_ fields: ExportedFields) -> ExportedItem? {
        guard let id = fields.text("id"), let methods = fields.words("methodsRegistered") else { return nil }
        return .factors(account: id, methods)
    }

    /// `status.errorCode` is 0 where the sign-in succeeded.
    private static func signIn(_ fields: ExportedFields) -> ExportedItem? {
        guard let account = fields.text("userId"), let at = fields.moment("createdDateTime") else { return nil }
        if let code = fields.number("status.errorCode"), code != 0 { return .nothing }
        return .signIn(
            ExportedSignIn(
                account: account, at: at, isManaged: isManaged(fields), proof: proof(fields),
                applications: [fields.text("appDisplayName"), fields.text("appId")].compactMap(\.self)))
    }

    /// A device that complies with the company's policy is managed, whoever joined it.
    private static func isManaged(_ fields: ExportedFields) -> Bool? {
        let told = [fields.flag("deviceDetail.isManaged"), fields.flag("deviceDetail.isCompliant")].compactMap(\.self)
        return told.isEmpty ? nil : told.contains(true)
    }

    /// Graph v1.0 leaves both fields out; its beta and the portal's download have them.
    ///
    /// Source: `signIn.authenticationRequirement` and `authenticationDetail` of Microsoft Graph beta, with the methods its
    /// description names, looked up 2026-11-29.
    private static func proof(_ fields: ExportedFields) -> ExportedSignIn.Proof {
        let steps = fields.objects("authenticationDetails").filter { $0.flag("succeeded") == true }
        let methods = steps.compactMap { $0.text("authenticationMethod") }
        if methods.contains(where: strong.contains) { return .strong }
        if fields.text("authenticationRequirement") == "singleFactorAuthentication" { return .none }
        return !methods.isEmpty && methods.allSatisfy(weak.contains) ? .none : .untold
    }

    private static let strong: Set = ["Authenticator App", "Software OATH token"]

    /// What was satisfied by a token or before was not proved anew.
    private static let weak: Set = ["Password", "SMS", "Voice", "Satisfied by token", "Previously satisfied"]

    private static func policy(_ fields: ExportedFields) -> ExportedItem? {
        guard let id = fields.text("id"), let state = fields.text("state") else { return nil }
        let users = fields.words("conditions.users.includeUsers")
        let applications = fields.words("conditions.applications.includeApplications")
        return .policy(
            ExportedPolicy(
                id: id, name: fields.text("displayName") ?? id, state: state,
                demandsSecondFactor: demandsSecondFactor(fields),
                coversEverybody: users.flatMap { users in
                    applications.map { users.contains("All") && $0.contains("All") && !isConditional(fields) }
                },
                exceptions: exceptions.reduce(0) { $0 + (fields.words("conditions.users.\($1)") ?? []).count }))
    }

    private static let exceptions = ["excludeUsers", "excludeGroups", "excludeRoles"]

    /// Either the plain control or a strength of authentication; with OR beside another control, either may do.
    private static func demandsSecondFactor(_ fields: ExportedFields) -> Bool {
        let controls = fields.words("grantControls.builtInControls") ?? []
        let isAlternative = fields.text("grantControls.operator") == "OR" && controls.count > 1
        return fields.has("grantControls.authenticationStrength") || controls.contains("mfa") && !isAlternative
    }

    /// Whether it holds for some circumstances alone: certain places, risks, devices or clients.
    private static func isConditional(_ fields: ExportedFields) -> Bool {
        let clients = fields.words("conditions.clientAppTypes") ?? ["all"]
        return ["conditions.signInRiskLevels", "conditions.userRiskLevels"].contains {
            !(fields.words($0) ?? []).isEmpty
        } || ["conditions.locations", "conditions.platforms", "conditions.devices"].contains { fields.has($0) }
            || !clients.contains("all")
    }
}
