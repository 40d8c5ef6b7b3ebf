import Capture
import ContactCenter
import Response

/// The kinds that can be made in another tenant, in the order in which they come back there.
///
/// What security rests on comes first, as far as what it refers to is there by then: clients wait for the roles they hold,
/// access policies for groups and clients, retention policies for the queues they name; triggers, web deployments and
/// emergency groups for flows; campaigns for everything.
///
/// Source: bodies, paths and permissions of the API description of July 2026; order, traps and what comes back switched
/// off: notes on the vendor's own export, checked 2026-11-22.
enum MakeCalls {
    static let all =
        settings + skeleton + programs + words + queueing + recordings + telephony + routing + web + emergencies
        + outbound

    /// The verbs that make a tenant after another, and take that back.
    static let verbs: Set<Verb> = [.make, .complete, .unmake]

    static func call(for kind: String) -> MakeCall? { byKind[kind] }

    static func call(for change: Change) -> MakeCall? {
        change.documentKind.flatMap { byKind[$0] }
    }

    /// Where in the order a kind comes; nil where it is not made.
    static func place(of kind: String) -> Int? { places[kind] }

    static func allows(_ method: String, _ route: String) -> Bool {
        all.contains { call in
            [call.make, call.edit, call.comeback, call.publication?.publish]
                .contains { $0?.method == method && $0?.route == route }
                || method == "DELETE" && call.removal == route
        }
    }

    static func allowsRead(_ route: String) -> Bool {
        MakeCall.listings.values.contains { $0.path == route } || alone.contains(route)
    }

    private static let alone = Set(
        all.compactMap(\.alone).flatMap { [$0.path] + $0.texts.map(\.route) } + all.compactMap(\.publication?.draft))

    private static let byKind = Dictionary(all.map { ($0.kind.name, $0) }) { first, _ in first }
    private static let places = Dictionary(all.enumerated().map { ($1.kind.name, $0) }) { first, _ in first }

    private static let settings = WriteCalls.all.filter { $0.kind.layout == .setting }.map(MakeCall.init)

    private static let skeleton = [
        MakeCall(
            .identityProviders, as: .provider,
            make: .init("POST", "/api/v2/identityproviders", provider), edit: nil,
            removal: "/api/v2/identityproviders/{providerId}", off: ["disabled": "true"],
            never: ["relyingPartyIdentifier": "it names the tenant at the provider"],
            untouched: "one of that name is there and differs, and people may sign in through it",
            needs: ["sso:provider:add", "sso:provider:view", "sso:provider:delete"],
            "A provider comes back disabled: another tenant needs an application of its own there.",
            "One that is there is left as it is."),
        MakeCall(
            .divisions, as: .division,
            make: .init("POST", "/api/v2/authorization/divisions", "name description"),
            edit: .init("PUT", "/api/v2/authorization/divisions/{divisionId}", "name description"),
            comeback: .init("POST", "/api/v2/authorization/divisions/{divisionId}/restore", "name description"),
            removal: "/api/v2/authorization/divisions/{divisionId}", defaults: ["description": #""""#],
            needs: [
                "authorization:division:add", "authorization:grant:add", "authorization:division:edit",
                "authorization:division:delete",
            ], "The home division is the home division there, whatever it is called."),
        MakeCall(
            .roles, as: .role,
            make: .init("POST", "/api/v2/authorization/roles", "name description permissions permissionPolicies"),
            edit: .init(
                "PUT", "/api/v2/authorization/roles/{roleId}", "name description permissions permissionPolicies"),
            removal: "/api/v2/authorization/roles/{roleId}",
            needs: [
                "authorization:role:add", "authorization:role:view", "authorization:role:edit",
                "authorization:role:delete",
            ],
            "A permission under a condition comes once the queue or person of the condition is there; without it, never."
        ),
        MakeCall(
            .groups, as: .group,
            make: .init(
                "POST", "/api/v2/groups",
                "name description type rulesVisible visibility rolesEnabled includeOwners callsEnabled owners"
            ).sending("owners", asIDs: "ownerIds"),
            edit: .init(
                "PUT", "/api/v2/groups/{groupId}",
                "name description rulesVisible visibility rolesEnabled includeOwners callsEnabled owners"
            ).withVersion().sending("owners", asIDs: "ownerIds"),
            needs: ["directory:group:add", "directory:group:edit"], "Nobody is put into a group by it."),
    ]

    /// All but what names the tenant at the provider.
    private static let provider = """
        name disabled issuerURI ssoTargetURI sloURI sloBinding certificate certificates nameIdentifierFormat ssoBinding \
        signAuthnRequests providerName displayOnLogin metadataURL forceAuthn endpointCompression
        """

    private static let programs = [
        MakeCall(
            .oauthClients, as: .client,
            make: .init("POST", "/api/v2/oauth/clients", client),
            edit: .init("PUT", "/api/v2/oauth/clients/{clientId}", client + " state"),
            removal: "/api/v2/oauth/clients/{clientId}", off: ["state": #""disabled""#], late: ["state"],
            needs: ["oauth:client:add", "oauth:client:view", "oauth:client:edit", "oauth:client:delete"],
            "A client is made active, since the platform makes no other, and disabled at once; it has a new id and a new secret, which is shown once and kept nowhere.",
            "The platform lets nobody make a client that holds roles the maker does not hold."),
        MakeCall(
            .accessPolicies, as: .policy,
            make: .init(
                "POST", "/api/v2/authorization/policies/targets/{targetName}",
                "name subject effect condition description presetAttributes active applyToClients"),
            edit: .init(
                "PUT", "/api/v2/authorization/policies/{policyId}",
                "name subject effect condition description presetAttributes active applyToClients"),
            off: ["active": "false"], whole: ["subject", "condition", "presetAttributes"],
            needs: ["authorization:policy:add", "authorization:policy:view"],
            "A policy comes back inactive: whoever tried it switches it on."),
        MakeCall(
            .storedCredentials, as: .credential,
            make: .init("POST", "/api/v2/integrations/credentials", "name type credentialFields"), edit: nil,
            removal: "/api/v2/integrations/credentials/{credentialId}",
            untouched: "one of that name and another type is there",
            taking: ["type": "name"], asksForSecrets: true,
            needs: [
                "integrations:integration:add", "integrations:integration:view", "integrations:integration:delete",
            ],
            "A credential is made of what a person gives when the plan is applied, and not at all without it; it is kept nowhere.",
            "One that is there is left as it is, whatever is in it."),
        MakeCall(
            .integrations, as: .integration,
            make: .init("POST", "/api/v2/integrations", "name integrationType"),
            edit: .init(
                "PUT", "/api/v2/integrations/{integrationId}/config/current",
                "name notes properties advanced credentials"
            ).withVersion().within("config", "current"),
            late: ["config"],
            needs: ["integrations:integration:add", "integrations:integration:view", "integrations:integration:edit"],
            "An integration comes back disabled, with no secret but those a person gives when the plan is applied."),
        MakeCall(
            .dataActions, as: .action, make: .init("POST", "/api/v2/integrations/actions", action), edit: nil,
            removal: "/api/v2/integrations/actions/{actionId}",
            untouched: "one of that name is there and differs, and flows may call it",
            whole: ["integrationId", "config", "contract"],
            taking: [
                "config": """
                timeoutSeconds request.requestUrlTemplate request.requestTemplate request.requestType request.headers \
                response.translationMap response.translationMapDefaults response.successTemplate
                """,
                "contract": "input.inputSchema output.successSchema",
            ], alone: .actionContracts,
            needs: ["integrations:action:add", "integrations:action:view", "integrations:action:delete"],
            "An action calls where it called: look at its address before its integration is switched on.",
            "One with a secret written out in it is not made, and one that is there is left as it is."),
    ]

    private static let action = "name category integrationId config contract secure"

    private static let client = """
        name accessTokenValiditySeconds description registeredRedirectUri authorizedGrantType scope roleDivisions
        """

    private static let trigger =
        "name topicName target enabled matchCriteria eventTTLSeconds delayBySeconds description"

    private static let telephony = [
        MakeCall(
            .sites, as: .site, make: .init("POST", "/api/v2/telephony/providers/edges/sites", site),
            edit: .init("PUT", "/api/v2/telephony/providers/edges/sites/{siteId}", site).withVersion(),
            keeping: siteKept, whole: ["location"], needs: ["telephony:plugin:all"]),
        MakeCall(
            .trunkBaseSettings, as: .trunkSettings,
            make: .init("POST", "/api/v2/telephony/providers/edges/trunkbasesettings", trunk),
            edit: .init(
                "PUT", "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}", trunk
            ).withVersion(),
            needs: ["telephony:plugin:all"], "Passwords of trunks are typed in by hand."),
    ]

    static let site = """
        name description division location mediaModel mediaRegions mediaRegionsUseLatencyBased callerId callerName \
        cloudProxyForceTurn
        """

    private static let emergencies = [
        MakeCall(
            .emergencyGroups, as: .emergencyGroup,
            make: .init(
                "POST", "/api/v2/architect/emergencygroups", "name description division enabled emergencyCallFlows"),
            edit: .init(
                "PUT", "/api/v2/architect/emergencygroups/{emergencyGroupId}",
                "name description division enabled emergencyCallFlows"
            ).withVersion(),
            off: ["enabled": "false"],
            needs: [
                "routing:emergencyGroup:add", "routing:emergencyGroup:view", "routing:emergencyGroup:edit",
                "architect:flow:view",
            ],
            "An emergency group comes back switched off.")
    ]

    /// What of a site comes from its own tenant.
    static let siteKept = """
        primarySites secondarySites primaryEdges secondaryEdges addresses edges edgeAutoUpdateConfig managed \
        ntpSettings coreSite siteConnections
        """

    private static let trunk = "name description division trunkMetabase properties trunkType site inboundSite"

    /// What routing goes by, each no more than a name.
    private static let words = [
        MakeCall(
            .skills, as: .skill, make: .init("POST", "/api/v2/routing/skills", "name"), edit: nil,
            needs: ["routing:skill:manage", "routing:skill:view"]),
        MakeCall(
            .languages, as: .language, make: .init("POST", "/api/v2/routing/languages", "name"), edit: nil,
            needs: ["routing:skill:manage"]),
        MakeCall(
            .wrapUpCodes, as: .wrapUpCode,
            make: .init("POST", "/api/v2/routing/wrapupcodes", "name division description"), edit: nil,
            needs: ["routing:wrapupCode:add", "routing:wrapupCode:view"]),
        MakeCall(
            .locations, as: .location, make: .init("POST", "/api/v2/locations", "name notes emergencyNumber address"),
            edit: nil, never: ["contactUser": "people are not made", "path": "it holds ids of other locations"],
            needs: ["directory:location:add"]),
    ]

    private static let queueing = [
        MakeCall(
            .prompts, as: .prompt, make: .init("POST", "/api/v2/architect/prompts", "name description"), edit: nil,
            never: ["resources": "what is heard is loaded or typed in by hand"],
            needs: ["architect:userPrompt:add", "architect:userPrompt:view"]),
        MakeCall(
            .queues, as: .queue, make: .init("POST", "/api/v2/routing/queues", queue),
            edit: .init("PUT", "/api/v2/routing/queues/{queueId}", queue),
            never: [
                "callingPartyNumber": "a number belongs to one tenant", "defaultScripts": "scripts are not captured",
                "outboundMessagingAddresses": "an address belongs to one tenant",
                "outboundEmailAddress": "an address belongs to one tenant",
            ], keeping: "cannedResponseLibraries peerId",
            needs: ["routing:queue:add", "routing:queue:view", "routing:queue:edit", "architect:flow:view"],
            "Nobody is put on a queue by it."),
    ]

    private static let routing = [
        MakeCall(
            .schedules, as: .schedule, make: .init("POST", "/api/v2/architect/schedules", schedule),
            edit: .init("PUT", "/api/v2/architect/schedules/{scheduleId}", schedule).withVersion(),
            needs: ["routing:schedule:add", "routing:schedule:view", "routing:schedule:edit"]),
        MakeCall(
            .scheduleGroups, as: .scheduleGroup, make: .init("POST", "/api/v2/architect/schedulegroups", hours),
            edit: .init("PUT", "/api/v2/architect/schedulegroups/{scheduleGroupId}", hours).withVersion(),
            whole: ["openSchedules", "closedSchedules", "holidaySchedules"],
            needs: ["routing:scheduleGroup:add", "routing:scheduleGroup:view", "routing:scheduleGroup:edit"]),
        MakeCall(
            .dataTables, as: .dataTable, make: .init("POST", "/api/v2/flows/datatables", table),
            edit: .init("PUT", "/api/v2/flows/datatables/{datatableId}", table),
            needs: ["architect:datatable:add", "architect:datatable:view", "architect:datatable:edit"],
            "The rows of a table are data, and not captured."),
        MakeCall(
            .flows, as: .flow, make: .init("POST", FlowImporting.route, "name type division"), edit: nil,
            untouched: "one of that name is there, and nobody can tell whether it does the same",
            needs: ["architect:job:create", "architect:job:view", "architect:flow:view"],
            "A flow is imported from its export and published, so that callers are led by it as soon as something leads to it; nothing takes that back.",
            "One that is there is left as it is."),
        MakeCall(
            .ivrs, as: .ivr, make: .init("POST", "/api/v2/architect/ivrs", line),
            edit: .init("PUT", "/api/v2/architect/ivrs/{ivrId}", line).withVersion(),
            never: ["dnis": "a number belongs to one tenant"],
            whole: ["openHoursFlow", "closedHoursFlow", "holidayHoursFlow", "scheduleGroup"],
            needs: [
                "routing:callRoute:add", "routing:callRoute:view", "routing:callRoute:edit", "architect:flow:view",
            ],
            "A call route comes back without its numbers: nobody can call it."),
        MakeCall(
            .triggers, as: .trigger,
            make: .init("POST", "/api/v2/processautomation/triggers", trigger),
            edit: .init("PUT", "/api/v2/processautomation/triggers/{triggerId}", trigger).withVersion(),
            off: ["enabled": "false"], whole: ["target", "matchCriteria"],
            needs: [
                "processautomation:trigger:add", "processautomation:trigger:view", "processautomation:trigger:edit",
                "architect:flow:view",
            ],
            "A trigger comes back disabled."),
    ]

    static let schedule = "name description division start end rrule"
    static let hours = "name description division timeZone openSchedules closedSchedules holidaySchedules"
    static let table = "name description division schema"
    static let line = "name description division openHoursFlow closedHoursFlow holidayHoursFlow scheduleGroup"
    static let queue = """
        name division description mediaSettings routingRules conditionalGroupRouting conditionalGroupActivation bullseye \
        scoringMethod lastAgentRoutingMode acwSettings skillEvaluationMethod memberGroups queueFlow emailInQueueFlow \
        messageInQueueFlow whisperPrompt onHoldPrompt autoAnswerOnly enableTranscription enableAudioMonitoring \
        enableManualAssignment agentOwnedRouting directRouting callingPartyName suppressInQueueCallRecording
        """

    private static let recordings = [
        MakeCall(
            .retentionPolicies, as: .policy,
            make: .init("POST", "/api/v2/recording/mediaretentionpolicies", retention),
            edit: .init("PUT", "/api/v2/recording/mediaretentionpolicies/{policyId}", retention),
            whole: ["conditions", "actions", "mediaPolicies"],
            needs: [
                "recording:retentionPolicy:add", "recording:retentionPolicy:view", "recording:retentionPolicy:edit",
            ],
            "A policy that would delete more, or sooner, than what stands there is not written, and none outside the legal limits."
        ),
        MakeCall(
            .maskingRules, as: .rule, make: .init("POST", "/api/v2/dataprivacy/maskingrules", masking),
            edit: .init("PATCH", "/api/v2/dataprivacy/maskingrules/{ruleId}", masking), whole: ["integrations"],
            needs: ["dataprivacy:maskingrule:add", "dataprivacy:maskingrule:view", "dataprivacy:maskingrule:edit"]),
    ]

    /// Messengers on web pages, and what is set of them.
    ///
    /// Source: the calls that make and publish: vendor SDKs for Java, Python and JavaScript, read 2026-11-30. That a draft is
    /// published once it is active is what the vendor's own Terraform provider waits for.
    private static let web = [
        MakeCall(
            .webConfigurations, as: .webConfiguration,
            make: .init("POST", "/api/v2/webdeployments/configurations", messenger), edit: nil,
            removal: "/api/v2/webdeployments/configurations/{configurationId}",
            untouched: "one of that name is there and differs, and pages may show it",
            whole: ["authenticationSettings"], together: ["supportCenter", "messenger.apps.knowledge"],
            publishedBy: .init(
                drafts: Listing(
                    .webConfigurations, "/api/v2/webdeployments/configurations", paging: .links(size: 300),
                    needs: .all(["webDeployments:configuration:view"])),
                draft: "/api/v2/webdeployments/configurations/{configurationId}/versions/draft",
                publish: .init(
                    "POST", "/api/v2/webdeployments/configurations/{configurationId}/versions/draft/publish", "")),
            needs: [
                "webDeployments:configuration:add", "webDeployments:configuration:edit",
                "webDeployments:configuration:view", "webDeployments:configuration:delete",
            ],
            "A configuration is made as a draft, and published by the next request.",
            "One that is there is left as it is."),
        MakeCall(
            .webDeployments, as: .deployment,
            make: .init("POST", "/api/v2/webdeployments/deployments", deployment),
            edit: .init("PUT", "/api/v2/webdeployments/deployments/{deploymentId}", deployment + " status"),
            removal: "/api/v2/webdeployments/deployments/{deploymentId}", off: ["status": #""Inactive""#],
            untouched: "one of that name is there and differs, and pages may show it", late: ["status"],
            whole: ["configuration"], together: ["supportedContent"],
            versioned: ["configuration": Kind.webConfigurations.name], onItsWay: ["status": "Pending"],
            needs: [
                "webDeployments:deployment:add", "webDeployments:deployment:view", "webDeployments:deployment:edit",
                "webDeployments:deployment:delete", "webDeployments:configuration:view", "architect:flow:view",
            ],
            "A deployment is made active, since nothing says that another can be made, and made inactive at once. Its id is new: it stands in your pages.",
            "One that is there is left as it is."),
    ]

    private static let messenger = """
        name description languages defaultLanguage headlessMode customI18nLabels messenger position supportCenter cobrowse \
        journeyEvents authenticationSettings video
        """
    private static let deployment = """
        name description allowAllDomains allowedDomains supportedContent flow pushIntegrations configuration
        """

    private static let retention = "name order description enabled mediaPolicies conditions actions"
    private static let masking = "name description substituteCharacter definition enabled type direction integrations"
}

extension MakeCalls {

    /// The requests as a dry run shows them: which of them it is, looking tells.
    static func requests(for change: Change) -> [String] {
        guard let call = call(for: change) else { return ["nothing: the platform has no call for it"] }
        if change.verb == .unmake { return [call.removal.map { "DELETE \($0)" } ?? "nothing: there is no call for it"] }
        let make = call.make.map { ["\($0.words) where there is none of that name"] } ?? []
        return (change.verb == .make ? make : []) + (call.edit.map { ["\($0.words) where there is one"] } ?? [])
    }
}

extension MakeCall {

    /// What a role of the responder holds for it, by verb.
    var rows: [(verb: Verb, permissions: [String], call: String, undo: Verb?, caveats: [String])] {
        // What no call deletes stays.
        let undo = removal == nil ? nil : Verb.make.inverse
        var rows: [(verb: Verb, permissions: [String], call: String, undo: Verb?, caveats: [String])] = []
        if let make {
            let then = publication.map { ", then \($0.publish.words)" } ?? ""
            rows.append((.make, permissions, make.words + then, undo, caveats))
        }
        if let edit {
            let verb: Verb = make == nil ? .make : .complete
            rows.append(
                (verb, permissions, edit.words, make == nil ? undo : verb.inverse, make == nil ? caveats : []))
        }
        if let comeback { rows.append((.make, permissions, comeback.words, undo, [])) }
        if let removal { rows.append((.unmake, permissions, "DELETE \(removal)", Verb.unmake.inverse, [])) }
        return rows
    }
}
