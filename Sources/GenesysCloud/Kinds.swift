public import Capture

// What is read from a tenant, in the order of the reports.
// Source: Platform API v2 description of July 2026, checked 2026-11-22.

extension Kind {
    /// Read from `GET /api/v2/organizations/me`.
    public static let organization = Kind("organization", .setting)

    /// `GET /api/v2/authorization/permissions`: the organisation's own catalogue of permissions.
    public static let permissions = Kind("permissions", .objects)

    /// Read from `GET /api/v2/authorization/divisions?objectCount=true`.
    public static let divisions = Kind("divisions", .objects)

    /// Read from `GET /api/v2/authorization/roles?userCount=true&expand=unusedPermissions`.
    public static let roles = Kind("roles", .objects)

    /// Read from `GET /api/v2/authorization/roles/settings`.
    public static let roleSettings = Kind("role-settings", .setting)

    /// Read from `GET /api/v2/authorization/settings`.
    public static let authorizationSettings = Kind("authorization-settings", .setting)

    /// Read from `GET /api/v2/authorization/policies`.
    public static let accessPolicies = Kind("access-policies", .objects)

    /// `GET /api/v2/authorization/divisions/{divisionId}/grants?pageSize=500`, division by division, normalised to
    /// `{"id":"<subject>--<role>--<division>","subject":…,"role":…,"division":…,"via":"direct","grantMadeAt":…,
    /// "policies":"<SHA-256>"}`; division `*` means all of them.
    public static let grants = Kind("grants", .lines)

    /// Read from `GET /api/v2/users?state=any`, with what `expand` adds: last sign-in, last token, invitation, groups and
    /// unused roles.
    public static let people = Kind("people", .lines)

    /// Read from `GET /api/v2/groups`.
    public static let groups = Kind("groups", .objects)

    /// Read from `GET /api/v2/orgauthorization/trustees`.
    public static let partners = Kind("partners", .objects)

    /// `GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users`, partner by partner, wrapped as
    /// `{"id":"<user id>","partner":"<trustee organisation id>","user":{…}}`.
    public static let partnerPeople = Kind("partner-people", .lines)

    /// Read from `GET /api/v2/orgauthorization/trustors`.
    public static let trustors = Kind("trustors", .objects)

    /// Read from `GET /api/v2/organizations/authentication/settings`.
    public static let authenticationSettings = Kind("authentication-settings", .setting)

    /// Read from `GET /api/v2/tokens/timeout`.
    public static let idleTimeout = Kind("idle-timeout", .setting)

    /// Read from `GET /api/v2/identityproviders/purecloud`.
    public static let nativeSignIn = Kind("native-sign-in", .setting)

    /// Read from `GET /api/v2/identityproviders`.
    public static let identityProviders = Kind("identity-providers", .objects)

    /// Read from `GET /api/v2/oauth/clients`.
    public static let oauthClients = Kind("oauth-clients", .objects)

    /// Read from `GET /api/v2/oauth/scopes`.
    public static let oauthScopes = Kind("oauth-scopes", .objects)

    /// `GET /api/v2/oauth/authorizations`; `id` is the client's.
    public static let appAuthorizations = Kind("app-authorizations", .objects)

    /// `POST /api/v2/usage/query` by OAuth client and month, then `GET /api/v2/usage/query/{executionId}/results`,
    /// wrapped as `{"id":"<client id>--<date or all>","interval":"<start>/<end>","row":{…}}`.
    public static let clientUsage = Kind("client-usage", .lines)

    /// Read from `GET /api/v2/integrations?expand=config.current`.
    public static let integrations = Kind("integrations", .objects)

    /// Read from `GET /api/v2/integrations/types`.
    public static let integrationTypes = Kind("integration-types", .objects)

    /// Read from `GET /api/v2/integrations/actions?includeConfig=true`; with more than the controls need, besides from
    /// `GET /api/v2/integrations/actions/{actionId}?expand=contract&includeConfig=true` of each that somebody made.
    public static let dataActions = Kind("data-actions", .objects)

    /// `GET /api/v2/integrations/actions/certificates`; `id` is the SHA-256 of the certificate's text.
    public static let actionCertificates = Kind("action-certificates", .objects)

    /// Read from `GET /api/v2/integrations/credentials/listing`.
    public static let storedCredentials = Kind("stored-credentials", .objects)

    /// Read from `GET /api/v2/processautomation/triggers`.
    public static let triggers = Kind("triggers", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges/trunkbasesettings?expand=properties`.
    public static let trunkBaseSettings = Kind("trunk-base-settings", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges/trunks`.
    public static let trunks = Kind("trunks", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges/sites`.
    public static let sites = Kind("sites", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges`.
    public static let edges = Kind("edges", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges/expired`.
    public static let expiredEdges = Kind("expired-edges", .objects)

    /// Read from `GET /api/v2/telephony/providers/edges/certificateauthorities`.
    public static let certificateAuthorities = Kind("certificate-authorities", .objects)

    /// Read from `GET /api/v2/recording/keyconfigurations`.
    public static let recordingKeyConfigurations = Kind("recording-key-configurations", .objects)

    /// Read from `GET /api/v2/recording/recordingkeys/rotationschedule`.
    public static let recordingKeyRotation = Kind("recording-key-rotation", .setting)

    /// Read from `GET /api/v2/recording/recordingkeys`.
    public static let recordingKeys = Kind("recording-keys", .objects)

    /// Read from `GET /api/v2/recording/settings`.
    public static let recordingSettings = Kind("recording-settings", .setting)

    /// Read from `GET /api/v2/recording/jobs?includeTotal=true`.
    ///
    /// The question that picked the recordings is sealed: it may hold numbers of people.
    public static let recordingJobs = Kind("recording-jobs", .objects)

    /// Read from `GET /api/v2/recording/mediaretentionpolicies`.
    public static let retentionPolicies = Kind("retention-policies", .objects)

    /// Read from `GET /api/v2/analytics/dataretention/settings`.
    public static let interactionRetention = Kind("interaction-retention", .setting)

    /// Read from `GET /api/v2/routing/settings/transcription`.
    public static let transcription = Kind("transcription", .setting)

    /// Read from `GET /api/v2/dataprivacy/maskingrules`.
    public static let maskingRules = Kind("masking-rules", .objects)

    /// Read from `GET /api/v2/speechandtextanalytics/settings`.
    public static let speechAnalytics = Kind("speech-analytics", .setting)

    /// Read from `GET /api/v2/settings/executiondata`.
    public static let executionData = Kind("execution-data", .setting)

    /// Read from `GET /api/v2/gdpr/requests`.
    ///
    /// Who asked is sealed, and where the answer lies is kept as a keyed hash.
    public static let privacyRequests = Kind("privacy-requests", .objects)

    /// Read from `GET /api/v2/audits/query/servicemapping`.
    public static let auditServices = Kind("audit-services", .setting)

    /// `GET /api/v2/organizations/limits/namespaces/{namespaceName}`, namespace by namespace; `id` is
    /// `<namespace>/<key>`.
    public static let limits = Kind("limits", .objects)

    /// Read from `GET /api/v2/webdeployments/deployments`.
    public static let webDeployments = Kind("web-deployments", .objects)

    /// Read from `GET /api/v2/webdeployments/configurations?showOnlyPublished=true`.
    public static let webConfigurations = Kind("web-configurations", .objects)

    /// Read from `GET /api/v2/conversations/messaging/integrations`.
    public static let messagingChannels = Kind("messaging-channels", .objects)

    /// Read from `GET /api/v2/conversations/messaging/integrations/open`.
    public static let openMessaging = Kind("open-messaging", .objects)

    /// Read from `GET /api/v2/routing/email/outbound/domains`.
    public static let mailDomains = Kind("mail-domains", .objects)

    /// Read from `GET /api/v2/outbound/settings`.
    public static let outboundSettings = Kind("outbound-settings", .setting)

    /// Read from `GET /api/v2/outbound/dnclists?includeSize=true`.
    public static let dncLists = Kind("dnc-lists", .objects)

    /// `GET /api/v2/outbound/contactlists`: which columns a list of people to call has, and none of the people.
    public static let contactLists = Kind("contact-lists", .objects)

    /// Read from `GET /api/v2/outbound/callabletimesets`.
    public static let callableTimeSets = Kind("callable-time-sets", .objects)

    /// Read from `GET /api/v2/outbound/callanalysisresponsesets`: what becomes of a call that a machine or nobody takes.
    public static let callAnalysisSets = Kind("call-analysis-sets", .objects)

    /// `GET /api/v2/scripts`: what the scripts of agents are called, and nothing of what stands in them.
    public static let scripts = Kind("scripts", .objects)

    /// Read from `GET /api/v2/outbound/campaigns`.
    public static let campaigns = Kind("campaigns", .objects)

    /// Read from `GET /api/v2/assistants?expand=copilot`.
    public static let assistants = Kind("assistants", .objects)

    /// Read from `GET /api/v2/guides`.
    public static let guides = Kind("guides", .objects)

    /// Read from `GET /api/v2/architect/emergencygroups`.
    public static let emergencyGroups = Kind("emergency-groups", .objects)

    /// Read from `GET /api/v2/flows`.
    public static let flows = Kind("flows", .objects)

    /// Read from `GET /api/v2/knowledge/knowledgebases`.
    public static let knowledgeBases = Kind("knowledge-bases", .objects)

    /// Read from `GET /api/v2/routing/queues`.
    public static let queues = Kind("queues", .objects)

    /// Read from `GET /api/v2/routing/skills`.
    public static let skills = Kind("skills", .objects)

    /// Read from `GET /api/v2/routing/languages`.
    public static let languages = Kind("languages", .objects)

    /// Read from `GET /api/v2/routing/wrapupcodes`.
    public static let wrapUpCodes = Kind("wrapup-codes", .objects)

    /// Read from `GET /api/v2/architect/schedules`.
    public static let schedules = Kind("schedules", .objects)

    /// Read from `GET /api/v2/architect/schedulegroups`.
    public static let scheduleGroups = Kind("schedule-groups", .objects)

    /// Read from `GET /api/v2/architect/ivrs`.
    public static let ivrs = Kind("ivrs", .objects)

    /// Read from `GET /api/v2/architect/prompts?includeMediaUris=false`.
    public static let prompts = Kind("prompts", .objects)

    /// Read from `GET /api/v2/flows/datatables?expand=schema`: which fields a table has, and none of its rows.
    public static let dataTables = Kind("data-tables", .objects)

    /// Read from `GET /api/v2/locations`.
    public static let locations = Kind("locations", .objects)
}

extension GenesysCloud {

    /// Every kind there is, in the order they are read and reported in.
    public static let kinds: [Kind] = [
        .organization, .permissions, .divisions, .roles, .roleSettings, .authorizationSettings, .accessPolicies,
        .grants, .people, .groups, .partners, .partnerPeople, .trustors, .authenticationSettings, .idleTimeout,
        .nativeSignIn, .identityProviders, .oauthClients, .oauthScopes, .appAuthorizations, .clientUsage,
        .integrations, .integrationTypes, .dataActions, .actionCertificates, .storedCredentials, .triggers,
        .trunkBaseSettings, .trunks, .sites, .edges, .expiredEdges, .certificateAuthorities,
        .recordingKeyConfigurations, .recordingKeyRotation, .recordingKeys, .recordingSettings, .recordingJobs,
        .retentionPolicies, .interactionRetention, .transcription, .maskingRules, .speechAnalytics,
        .executionData, .privacyRequests, .auditServices, .limits, .webDeployments, .webConfigurations,
        .messagingChannels, .openMessaging, .mailDomains, .outboundSettings, .dncLists, .contactLists,
        .callableTimeSets, .callAnalysisSets, .scripts, .campaigns, .assistants, .guides, .flows, .emergencyGroups,
        .knowledgeBases, .queues, .skills, .languages, .wrapUpCodes, .schedules,
        .scheduleGroups, .ivrs, .prompts, .dataTables, .locations,
    ]
}
