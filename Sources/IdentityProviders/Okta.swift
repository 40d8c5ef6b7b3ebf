import ContactCenter

/// Records as the management API of Okta gives them.
///
/// Source: User, AppUser, UserFactor, LogEvent and the rules of sign-on policies in Okta's management API and its
/// published client libraries, looked up 2026-11-29.
enum Okta {

    /// nil where it is no record of this provider's.
    static func item(_ fields: ExportedFields) -> ExportedItem? {
        if fields.has("eventType"), fields.has("published") { return event(fields) }
        if fields.has("factorType") { return factor(fields) }
        if fields.has("factors"), let account = fields.text("userId") {
            return .factors(account: account, fields.objects("factors").filter(isActive).compactMap(factorType))
        }
        if fields.has("scope"), fields.has("credentials") { return link(fields) }
        if fields.has("profile.login"), fields.has("status") { return account(fields) }
        return fields.has("actions.signon") || fields.has("actions.appSignOn") ? rule(fields) : nil
    }

    private static func account(_ fields: ExportedFields) -> ExportedItem? {
        fields.text("id").map { id in
            .account(
                ExportedAccount(
                    id: id, status: fields.text("status"), department: fields.text("profile.department"),
                    manager: fields.text("profile.managerId"), externalID: fields.text("externalId"),
                    email: fields.text("profile.email"), userName: fields.text("profile.login"),
                    displayName: fields.text("profile.displayName")))
        }
    }

    /// `externalId` is the id that the application, here the platform, knows the user by.
    private static func link(_ fields: ExportedFields) -> ExportedItem? {
        guard let id = fields.text("id") else { return nil }
        return fields.text("externalId").map { .link(account: id, externalID: $0) } ?? .nothing
    }

    /// One factor; whose it is, a column we were given says, or the address it came from: `…/users/{id}/factors/…`.
    private static func factor(_ fields: ExportedFields) -> ExportedItem? {
        guard let word = factorType(fields), let account = fields.text("userId") ?? owner(fields) else { return nil }
        return isActive(fields) ? .factor(account: account, word) : .nothing
    }

    private static func owner(_ fields: ExportedFields) -> String? {
        let parts = (fields.text("_links.self.href") ?? "").split(separator: "/")
        guard let place = parts.firstIndex(of: "users"), place + 1 < parts.count else { return nil }
        return String(parts[place + 1])
    }

    private static func factorType(_ fields: ExportedFields) -> String? { fields.text("factorType") }

    private static func isActive(_ factor: ExportedFields) -> Bool { factor.text("status") ?? "ACTIVE" == "ACTIVE" }

    private static func event(_ fields: ExportedFields) -> ExportedItem? {
        if fields.text("eventType") == "user.authentication.auth_via_mfa" { return proof(fields) }
        guard ["user.session.start", "user.authentication.sso"].contains(fields.text("eventType")),
            fields.text("outcome.result") == "SUCCESS"
        else { return .nothing }
        guard let account = fields.text("actor.id"), let at = fields.moment("published") else { return nil }
        let applications = fields.objects("target").filter { $0.text("type") == "AppInstance" }
        return .signIn(
            ExportedSignIn(
                account: account, at: at, isManaged: fields.flag("device.managed"), proof: .elsewhere,
                applications: applications.flatMap { target in
                    ["id", "alternateId", "displayName"].compactMap { target.text($0) }
                }))
    }

    /// Source: `user.authentication.auth_via_mfa` and its `debugContext.debugData.factor` as Okta's support describes them,
    /// looked up 2026-11-29.
    private static func proof(_ fields: ExportedFields) -> ExportedItem? {
        guard fields.text("outcome.result") == "SUCCESS" else { return .nothing }
        guard let account = fields.text("actor.id"), let at = fields.moment("published") else { return nil }
        let data = "debugContext.debugData"
        return .proof(
            account: account, at: at, fields.text("\(data).factor") ?? fields.text("\(data).factorType") ?? "")
    }

    /// A rule of a sign-on policy: whom it covers depends on the policies and rules before it, which a record does not
    /// tell.
    private static func rule(_ fields: ExportedFields) -> ExportedItem? {
        guard let id = fields.text("id"), let state = fields.text("status") else { return nil }
        let mode = fields.text("actions.appSignOn.verificationMethod.factorMode").map { $0 == "2FA" }
        return .policy(
            ExportedPolicy(
                id: id, name: fields.text("name") ?? id, state: state,
                demandsSecondFactor: mode ?? fields.flag("actions.signon.requireFactor"), coversEverybody: nil,
                exceptions: 0))
    }
}
