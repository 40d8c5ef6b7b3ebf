import Capture
import ContactCenter
import Response

/// The kinds whose documents can be written back where they stand, in the order of recovery after an incident.
///
/// Source: bodies, paths and permissions of the API description of July 2026, and of the vendor's SDKs where it leaves one
/// out; the order is the one in which security comes back: how people sign in, programs, roles, what is set off by itself,
/// recordings, channels. Everything else comes after it. Each stands already, so none waits for another.
enum WriteCalls {

    static let all = security + routing

    /// What security rests on.
    static let security = signIn + clients + access + triggers + recordings + channels

    /// The kinds of which nobody can tell whether one may be written without looking at the others.
    static let besides: [Kind] = [.retentionPolicies, .ivrs]

    static func call(for kind: String) -> WriteCall? { all.first { $0.kind.name == kind } }

    static func call(for change: Change) -> WriteCall? {
        change.documentKind.flatMap { call(for: $0) }
    }

    static func allows(_ method: String, _ route: String) -> Bool {
        all.contains { $0.method == method && $0.route == route }
    }

    static func allowsRead(_ route: String) -> Bool { all.contains { $0.route == route } }

    /// The request as a dry run shows it.
    static func request(for change: Change) -> String {
        guard let call = call(for: change) else { return "nothing: the platform has no call for it" }
        let path = (try? call.path(of: change.target)) ?? call.route
        return "\(call.method) \(path) with what was captured of \(call.members.joined(separator: ", "))"
    }

    private static let signIn = [
        WriteCall(
            .authenticationSettings, "PATCH", "/api/v2/organizations/authentication/settings",
            """
            multifactorAuthenticationRequired domainAllowlistEnabled domainAllowlist passwordRequirements \
            inactivityTimeoutExclusions universalLogout
            """,
            needs: ["directory:organization:admin"],
            "The addresses that may sign in are left out: `set-allowlist` puts them back, and is rehearsed first."),
        WriteCall(
            .idleTimeout, "PUT", "/api/v2/tokens/timeout",
            """
            idleTokenTimeoutSeconds enableIdleTokenTimeout inactivityTimeoutUnit inactivityTimeoutGroupsEnabled \
            inactivityTimeoutGroupBundles
            """, needs: ["directory:organization:admin"]),
        WriteCall(
            .nativeSignIn, "PUT", "/api/v2/identityproviders/purecloud", "disabled", keeping: ["name": ["name"]],
            needs: ["sso:provider:edit", "sso:provider:view"],
            "Native sign-in is never switched off by it: without a provider that works nobody could sign in."),
        WriteCall(
            .identityProviders, as: .provider, "PUT", "/api/v2/identityproviders/{providerId}",
            """
            name disabled issuerURI ssoTargetURI sloURI sloBinding relyingPartyIdentifier certificate certificates \
            nameIdentifierFormat ssoBinding signAuthnRequests providerName displayOnLogin metadataURL forceAuthn \
            endpointCompression
            """, keeping: ["logoImageData": ["logoImageData"]], opening: .init(member: "disabled", off: ["true"]),
            needs: ["sso:provider:edit", "sso:provider:view"]),
    ]

    private static let clients = [
        WriteCall(
            .oauthClients, as: .client, "PUT", "/api/v2/oauth/clients/{clientId}",
            """
            name accessTokenValiditySeconds description registeredRedirectUri roleIds authorizedGrantType scope \
            roleDivisions state
            """, keeping: ["dateToDelete": ["dateToDelete"]],
            opening: .init(member: "state", off: ["disabled", "inactive"]),
            needs: ["oauth:client:edit", "oauth:client:view"],
            "The platform lets nobody edit a client that holds roles the editor does not hold.")
    ]

    private static let triggers = [
        WriteCall(
            .integrations, as: .integration, "PUT", "/api/v2/integrations/{integrationId}/config/current",
            "name notes properties advanced credentials", sendsVersion: true, within: ["config", "current"],
            needs: ["integrations:integration:edit", "integrations:integration:view"],
            "It is neither switched on nor off by it.",
            "One with a secret in its properties is left alone: it would have to be sent along."),
        WriteCall(
            .triggers, as: .trigger, "PUT", "/api/v2/processautomation/triggers/{triggerId}",
            "name topicName target enabled matchCriteria eventTTLSeconds delayBySeconds description",
            sendsVersion: true, opening: .init(member: "enabled", off: ["false"]), isListed: true,
            needs: ["processautomation:trigger:edit", "processautomation:trigger:view"]),
    ]

    private static let access = [
        WriteCall(
            .roles, as: .role, "PUT", "/api/v2/authorization/roles/{roleId}",
            "name description permissions permissionPolicies",
            needs: ["authorization:role:edit", "authorization:role:view"]),
        WriteCall(
            .roleSettings, "PUT", "/api/v2/authorization/roles/settings",
            "backfillEnabled authorizationGrantDivisionAware",
            needs: ["authorization:settings:edit", "authorization:settings:view"]),
        WriteCall(
            .authorizationSettings, "PATCH", "/api/v2/authorization/settings", "analysisEnabled analysisDays",
            needs: ["authorization:settings:edit", "authorization:settings:view"]),
        WriteCall(
            .accessPolicies, as: .policy, "PUT", "/api/v2/authorization/policies/{policyId}",
            "name subject effect condition description presetAttributes active applyToClients",
            needs: ["authorization:policy:add", "authorization:policy:view"]),
        WriteCall(
            .divisions, as: .division, "PUT", "/api/v2/authorization/divisions/{divisionId}", "name description",
            needs: ["authorization:division:edit"]),
        WriteCall(
            .groups, as: .group, "PUT", "/api/v2/groups/{groupId}",
            "name description rulesVisible visibility rolesEnabled includeOwners callsEnabled",
            keeping: ["addresses": ["addresses"], "images": ["images"]], sendsVersion: true,
            needs: ["directory:group:edit"], "Who is in it and who owns it stays."),
    ]

    private static let recordings = [
        WriteCall(
            .recordingKeyRotation, "PUT", "/api/v2/recording/recordingkeys/rotationschedule", "period",
            keeping: ["name": ["name"]], needs: ["recording:encryptionKey:edit", "recording:encryptionKey:view"]),
        WriteCall(
            .recordingSettings, "PUT", "/api/v2/recording/settings",
            """
            maxSimultaneousStreams maxConfigurableScreenRecordingStreams regionalRecordingStorageEnabled \
            recordingPlaybackUrlTtl recordingBatchDownloadUrlTtl stopRecordingWhenOnlyExternalParticipants
            """,
            needs: [
                "recording:settings:editScreenRecordings", "recording:settings:editRegionalStorage",
                "recording:settings:editUrlExpiration",
            ]),
        WriteCall(
            .retentionPolicies, as: .policy, "PUT", "/api/v2/recording/mediaretentionpolicies/{policyId}",
            "name order description enabled mediaPolicies conditions actions",
            needs: ["recording:retentionPolicy:edit", "recording:retentionPolicy:view"],
            "A policy is not written so that a recording is deleted that is kept now, or kept for less long."),
        WriteCall(
            .interactionRetention, "PUT", "/api/v2/analytics/dataretention/settings", "retentionDays",
            needs: ["analytics:dataRetention:edit", "analytics:dataRetention:view"], "It is only ever put up."),
        WriteCall(
            .maskingRules, as: .rule, "PATCH", "/api/v2/dataprivacy/maskingrules/{ruleId}",
            "name description substituteCharacter definition enabled type direction integrations",
            needs: ["dataprivacy:maskingrule:edit", "dataprivacy:maskingrule:view"]),
        WriteCall(
            .transcription, "PUT", "/api/v2/routing/settings/transcription",
            """
            transcription transcriptionConfidenceThreshold lowLatencyTranscriptionEnabled contentSearchEnabled \
            pciDssRedactionEnabled piiRedactionEnabled
            """, needs: ["routing:transcriptionSettings:edit", "routing:transcriptionSettings:view"]),
        WriteCall(
            .speechAnalytics, "PUT", "/api/v2/speechandtextanalytics/settings",
            "expectedDialects textAnalyticsEnabled agentEmpathyEnabled",
            keeping: ["defaultProgramId": ["defaultProgram", "id"]],
            needs: ["speechAndTextAnalytics:settings:edit", "speechAndTextAnalytics:settings:view"]),
        WriteCall(
            .executionData, "PATCH", "/api/v2/settings/executiondata", "enabled",
            needs: ["settings:executiondata:edit", "settings:executiondata:view"]),
    ]

    private static let channels = [
        WriteCall(
            .trunkBaseSettings, as: .trunkSettings, "PUT",
            "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}", "name description properties",
            keeping: [
                "division": ["division"], "trunkMetabase": ["trunkMetabase"], "trunkType": ["trunkType"],
                "managed": ["managed"], "site": ["site"], "inboundSite": ["inboundSite"],
            ], sendsVersion: true, needs: ["telephony:plugin:all"],
            "Settings with a password in them are left alone: it would have to be sent along."),
        WriteCall(
            .sites, as: .site, "PUT", "/api/v2/telephony/providers/edges/sites/{siteId}", MakeCalls.site,
            keeping: WriteCall.asTheyStand(MakeCalls.siteKept), sendsVersion: true, needs: ["telephony:plugin:all"],
            "Its edges, addresses and the sites beside it stay."),
        WriteCall(
            .webDeployments, as: .deployment, "PUT", "/api/v2/webdeployments/deployments/{deploymentId}",
            "name description allowAllDomains allowedDomains status",
            keeping: [
                "supportedContent": ["supportedContent"], "flow": ["flow"], "configuration": ["configuration"],
                "pushIntegrations": ["pushIntegrations"],
            ], opening: .init(member: "status", off: ["Inactive"]),
            needs: ["webDeployments:deployment:edit", "webDeployments:deployment:view"]),
    ]

    private static let routing = [
        WriteCall(
            .queues, as: .queue, "PUT", "/api/v2/routing/queues/{queueId}", MakeCalls.queue,
            keeping: WriteCall.asTheyStand(
                """
                cannedResponseLibraries peerId callingPartyNumber defaultScripts outboundMessagingAddresses \
                outboundEmailAddress
                """), needs: ["routing:queue:edit", "routing:queue:view", "architect:flow:view"],
            "Who is on it stays, and so do its numbers, addresses and scripts."),
        WriteCall(
            .schedules, as: .schedule, "PUT", "/api/v2/architect/schedules/{scheduleId}", MakeCalls.schedule,
            sendsVersion: true, needs: ["routing:schedule:edit", "routing:schedule:view"]),
        WriteCall(
            .scheduleGroups, as: .scheduleGroup, "PUT", "/api/v2/architect/schedulegroups/{scheduleGroupId}",
            MakeCalls.hours, sendsVersion: true, needs: ["routing:scheduleGroup:edit", "routing:scheduleGroup:view"]),
        WriteCall(
            .dataTables, as: .dataTable, "PUT", "/api/v2/flows/datatables/{datatableId}", MakeCalls.table,
            isListed: true, needs: ["architect:datatable:edit", "architect:datatable:view"],
            "Its rows are data, and stay. What the platform does not let a schema lose, it refuses."),
        WriteCall(
            .ivrs, as: .ivr, "PUT", "/api/v2/architect/ivrs/{ivrId}", MakeCalls.line + " dnis", sendsVersion: true,
            needs: ["routing:callRoute:edit", "routing:callRoute:view", "architect:flow:view"],
            "Never a number that another call route has by now."),
        WriteCall(
            .emergencyGroups, as: .emergencyGroup, "PUT", "/api/v2/architect/emergencygroups/{emergencyGroupId}",
            "name description division enabled emergencyCallFlows", sendsVersion: true,
            opening: .init(member: "enabled", off: ["false"]),
            needs: ["routing:emergencyGroup:edit", "routing:emergencyGroup:view", "architect:flow:view"],
            "A group is never switched on by it: `declare-emergency` does that."),
        WriteCall(
            .callableTimeSets, as: .callableTimeSet, "PUT", "/api/v2/outbound/callabletimesets/{callableTimeSetId}",
            "name callableTimes", sendsVersion: true, isListed: true,
            needs: ["outbound:callableTimeSet:edit", "outbound:callableTimeSet:view"],
            "Campaigns that run call within what is written from then on."),
        WriteCall(
            .campaigns, as: .campaign, "PUT", "/api/v2/outbound/campaigns/{campaignId}", campaign,
            keeping: ["alwaysRunning": ["alwaysRunning"]], sendsVersion: true,
            opening: .init(member: "campaignStatus", off: ["off"]),
            needs: ["outbound:campaign:edit", "outbound:campaign:view"],
            "A campaign is never started by it, only ever switched off."),
    ]

    /// All of `Campaign` that can be written, but for whether it goes on by itself.
    private static let campaign = """
        name division campaignStatus contactList queue dialingMode script edgeGroup site phoneColumns abandonRate \
        dncLists callableTimeSet callAnalysisResponseSet callerName callerAddress outboundLineCount ruleSets \
        skipPreviewDisabled previewTimeOutSeconds contactSort contactSorts noAnswerTimeout callAnalysisLanguage \
        priority contactListFilters agentOwnedColumn dynamicContactQueueingSettings skillColumns previewAutoEnd \
        maxCallsPerAgent maxCallsPerAgentDecimal callbackAutoAnswer dynamicLineBalancingSettings diagnosticsSettings
        """
}
