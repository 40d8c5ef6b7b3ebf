import Response

/// The closed list of what the responder's client may send.
///
/// Source: paths, permissions and bodies of the API description of July 2026; traps observed there and in the vendor's
/// help, checked 2026-11-22.
enum ChangeCalls {

    static func call(for verb: Verb) -> ChangeCall? { byVerb[verb] }

    /// The verbs this platform has, in their order.
    static var offered: [ChangeCall] { Verb.allCases.compactMap { byVerb[$0] } }

    static func allows(_ method: String, _ route: String) -> Bool {
        all.contains { $0.method == method && $0.route == route } || WriteCalls.allows(method, route)
            || MakeCalls.allows(method, route)
    }

    /// What is read to look at a target, or at what a person is doing.
    static func allowsRead(_ method: String, _ route: String) -> Bool {
        switch method {
        case "GET":
            WriteCalls.allowsRead(route) || MakeCalls.allowsRead(route)
                || all.contains { $0.look.routes.contains(route) }
                || [user, queues, FlowImporting.stateRoute, Changer.credentialTypesRoute].contains(route)
        case "POST":
            [userObservations, queueObservations].contains(route) || all.contains { $0.look.question == route }
        default: false
        }
    }

    static let user = "/api/v2/users/{userId}"
    static let userObservations = "/api/v2/analytics/users/observations/query"
    static let queues = "/api/v2/routing/queues"
    static let queueObservations = "/api/v2/analytics/queues/observations/query"

    private static let byVerb = Dictionary(uniqueKeysWithValues: all.map { ($0.verb, $0) })
    private static let all = people + access + programs + channels + telephony + assistants + recordings + tenant

    private static let people = [
        ChangeCall(
            .suspend, look: .document(user, .init("state", is: .text("inactive"))), "PATCH", user,
            .member(withVersion: true), needs: ["directory:user:edit"],
            "Suspends before sessions end: in the other order the session signs straight back in."),
        ChangeCall(
            .reinstate, look: .document(user, .init("state", is: .text("active"))), "PATCH", user,
            .member(withVersion: true), needs: ["directory:user:edit"]),
        ChangeCall(
            .endSessions, look: .nothing, "DELETE", "/api/v2/tokens/{userId}", needs: ["oauth:token:delete"],
            "Ends every token of the person; somebody who signs in by single sign-on can come straight back."),
        ChangeCall(
            .freeStation, look: .document(user + "/station", .init("associatedStation", is: .nothing)), "DELETE",
            user + "/station/associatedstation",
            needs: ["telephony:station:disassociate", "telephony:otherStationAssociation:view"]),
        ChangeCall(
            .resetFactor, look: .gone(user + "/verifiers"), "DELETE", user + "/verifiers/{verifierId}",
            needs: ["mfa:verifier:delete", "mfa:verifier:view"], "The person enrols again at the next sign-in."),
    ]

    private static let subject = "/api/v2/authorization/subjects/{subjectId}"

    private static let access = [
        ChangeCall(
            .removeGrants, look: .grants(subject), "POST", subject + "/bulkremove", .grants,
            needs: ["authorization:grant:delete", "authorization:grant:view"],
            "Roles that come with a group stay: they go with the membership."),
        ChangeCall(
            .restoreGrants, look: .grants(subject), "POST", subject + "/bulkadd", .grants,
            needs: ["authorization:grant:add", "authorization:grant:view"]),
    ]

    private static let client = "/api/v2/oauth/clients/{clientId}"
    private static let integration = "/api/v2/integrations/{integrationId}"
    private static let trustee = "/api/v2/orgauthorization/trustees/{trusteeOrgId}"
    private static let clientReadOnly = [
        "id", "secret", "dateCreated", "dateModified", "createdBy", "modifiedBy", "dateToDelete", "selfUri",
    ]

    private static let programs = [
        ChangeCall(
            .disableClient, look: .document(client, .init("state", is: .text("disabled"))), "PUT", client,
            .document(without: clientReadOnly), needs: ["oauth:client:edit", "oauth:client:view"],
            "The platform lets nobody edit a client that holds roles the editor does not hold."),
        ChangeCall(
            .enableClient, look: .document(client, .init("state", is: .text("active"))), "PUT", client,
            .document(without: clientReadOnly), needs: ["oauth:client:edit", "oauth:client:view"]),
        ChangeCall(
            .rotateSecret, look: .named(client), "POST", client + "/secret",
            needs: ["oauth:client:edit", "oauth:client:view"],
            "Tokens already issued live on: disable the client first. The new secret is shown once."),
        ChangeCall(
            .disableIntegration,
            look: .reported(
                integration, .init("intendedState", is: .text("DISABLED")),
                by: .init("reportedState", "code", is: "INACTIVE")), "PATCH", integration, .member(withVersion: false),
            needs: ["integrations:integration:edit", "integrations:integration:view"],
            "Switching off the event stream cuts our own feed."),
        ChangeCall(
            .enableIntegration,
            look: .reported(
                integration, .init("intendedState", is: .text("ENABLED")),
                by: .init("reportedState", "code", is: "ACTIVE")), "PATCH", integration, .member(withVersion: false),
            needs: ["integrations:integration:edit", "integrations:integration:view"]),
        ChangeCall(
            .cutTrust, look: .document(trustee, .init("enabled", is: .flag(false))), "PUT", trustee,
            .document(without: trusteeReadOnly),
            needs: ["authorization:orgTrustee:edit", "authorization:orgTrustee:view"],
            "The vendor's own support is such a partner."),
        ChangeCall(
            .restoreTrust, look: .document(trustee, .init("enabled", is: .flag(true))), "PUT", trustee,
            .document(without: trusteeReadOnly),
            needs: ["authorization:orgTrustee:edit", "authorization:orgTrustee:view"]),
    ]

    /// `TrustUpdate` takes `enabled` and `dateExpired`, and no more.
    private static let trusteeReadOnly = [
        "id", "usesDefaultRole", "hasFullAccess", "isTrustedUser", "dateCreated", "createdBy", "organization",
        "selfUri",
    ]
    private static let deployment = "/api/v2/webdeployments/deployments/{deploymentId}"
    private static let deploymentReadOnly = [
        "id", "snippet", "dateCreated", "dateModified", "lastModifiedUser", "selfUri",
    ]
    private static let campaign = "/api/v2/outbound/campaigns/{campaignId}"
    private static let campaigns = "/api/v2/outbound/campaigns"
    private static let emergency = "/api/v2/architect/emergencygroups/{emergencyGroupId}"
    private static let emergencies = "/api/v2/architect/emergencygroups"

    /// What the platform writes itself into most things.
    private static let commonReadOnly = [
        "id", "dateCreated", "dateModified", "modifiedBy", "createdBy", "modifiedByApp", "createdByApp", "state",
        "errors", "selfUri",
    ]

    private static let channels = [
        ChangeCall(
            .closeDeployment, look: .document(deployment, .init("status", is: .text("Inactive"))), "PUT", deployment,
            .document(without: deploymentReadOnly),
            needs: ["webDeployments:deployment:edit", "webDeployments:deployment:view"],
            "Customers on that website see the messenger go."),
        ChangeCall(
            .openDeployment, look: .document(deployment, .init("status", is: .text("Active"))), "PUT", deployment,
            .document(without: deploymentReadOnly),
            needs: ["webDeployments:deployment:edit", "webDeployments:deployment:view"]),
        ChangeCall(
            .pauseCampaign,
            look: .listed(
                campaigns, query: "?id={id}",
                .init(
                    "campaignStatus", is: .text("off"),
                    or: ["stopping", "complete", "invalid", "forced_off", "forced_stopping"])),
            "PUT", campaign, .document(without: commonReadOnly),
            needs: ["outbound:campaign:edit", "outbound:campaign:view"]),
        ChangeCall(
            .resumeCampaign, look: .listed(campaigns, query: "?id={id}", .init("campaignStatus", is: .text("on"))),
            "PUT", campaign, .document(without: commonReadOnly),
            needs: ["outbound:campaign:edit", "outbound:campaign:view"]),
        ChangeCall(
            .declareEmergency, look: .listed(emergencies, query: "?pageSize=100", .init("enabled", is: .flag(true))),
            "PUT", emergency, .document(without: commonReadOnly),
            needs: ["routing:emergencyGroup:edit", "routing:emergencyGroup:view"],
            "Calls go where the group's flows send them from now on."),
        ChangeCall(
            .endEmergency, look: .listed(emergencies, query: "?pageSize=100", .init("enabled", is: .flag(false))),
            "PUT", emergency, .document(without: commonReadOnly),
            needs: ["routing:emergencyGroup:edit", "routing:emergencyGroup:view"]),
        ChangeCall(
            .publishVersion,
            look: .listed("/api/v2/flows", query: "?id={id}", .init("publishedVersion", "id", is: .detail)), "POST",
            "/api/v2/flows/actions/publish", needs: ["architect:flow:publish", "architect:flow:view"],
            "A flow somebody has locked is not published."),
    ]

    private static let trunkBase = "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}"

    /// Whether trunks are in service stands in their settings, and every trunk says it after them.
    ///
    /// Source: `Trunk.inService` comes from the property `trunk_enabled` of its settings, API description of July 2026; how
    /// that is written, `{"trunk_enabled":{"value":{"instance":true}}}`, is from the vendor's Terraform provider and
    /// exports of live organisations, looked up 2026-11-30.
    private static func trunkLook(_ isInService: Bool) -> ChangeCall.Look {
        .followed(
            trunkBase, .init("properties", "trunk_enabled", "value", "instance", is: .flag(isInService)),
            by: .init(
                route: "/api/v2/telephony/providers/edges/trunks", query: "?trunkBase.id={id}&pageSize=100",
                reference: "trunkBase", member: "inService"))
    }

    private static let telephony = [
        ChangeCall(
            .disableTrunk, look: trunkLook(false), "PUT", trunkBase, .document(without: commonReadOnly),
            needs: ["telephony:plugin:all"],
            "Every trunk of these settings goes out of service: calls, emergency calls too, must find another way.",
            "What becomes of calls that are going on the API description does not say.",
            "Passwords in the settings are sent back as they were just read, and kept nowhere."),
        ChangeCall(
            .enableTrunk, look: trunkLook(true), "PUT", trunkBase, .document(without: commonReadOnly),
            needs: ["telephony:plugin:all"]),
    ]

    private static let copilot = "/api/v2/assistants/{assistantId}/copilot"
    private static let noCopilot = "found no copilot: without one the assistant works on no queue"

    /// The state of an assistant only the platform writes: what can be switched off is its copilot on queues.
    private static let assistants = [
        ChangeCall(
            .withdrawAssistant, look: .document(copilot, .init("liveOnQueue", is: .flag(false))), "PUT", copilot,
            .document(without: ["enabled", "selfUri"]), needs: ["assistants:copilot:edit", "assistants:copilot:view"],
            missing: noCopilot,
            "The assistant stays as it is, and what else calls it goes on: its copilot goes off all its queues."),
        ChangeCall(
            .returnAssistant, look: .document(copilot, .init("liveOnQueue", is: .flag(true))), "PUT", copilot,
            .document(without: ["enabled", "selfUri"]), needs: ["assistants:copilot:edit", "assistants:copilot:view"],
            missing: noCopilot),
    ]

    private static let protection = "/api/v2/recordings/deletionprotection"

    /// Which recordings are protected is asked on the path that protects them.
    ///
    /// Source: `POST /api/v2/recordings/deletionprotection`, the vendor's SDK for Java, RecordingApi, read 2026-11-30: it
    /// answers with those of the named conversations whose recordings are protected, and asks for no permission.
    private static let recordings = [
        ChangeCall(
            .stopJob,
            look: .listed(
                "/api/v2/recording/jobs", query: "?pageSize=100",
                .init("state", is: .text("CANCELLED"), or: ["FULFILLED", "FAILED"])),
            "DELETE", "/api/v2/recording/jobs/{jobId}", needs: ["recording:job:delete", "recording:job:view"]),
        ChangeCall(
            .holdRecordings, look: .protection(protection), "PUT", protection, .conversations,
            needs: ["recording:deletionProtection:apply"]),
        ChangeCall(
            .releaseRecordings, look: .protection(protection), "PUT", protection, .conversations,
            needs: ["recording:deletionProtection:revoke"]),
    ]

    private static let signIn = "/api/v2/organizations/authentication/settings"

    private static let tenant = [
        ChangeCall(
            .setAllowlist, look: .document(signIn, .init("ipAddressAllowlist", is: .detail)), "PATCH", signIn,
            .member(withVersion: false), needs: ["directory:organization:admin"],
            "It holds for everybody and every program: rehearse it with `linewarden rehearse allowlist` first.")
    ]
}
