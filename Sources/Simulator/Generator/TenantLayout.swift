import Capture

/// The kinds a generated tenant is made of, each with its route.
///
/// Named here once more although the reading half names them too: the simulator must not take the reader's word.
///
/// Source: Platform API v2 description of July 2026, checked 2026-11-22.
enum TenantLayout {
    static let organization = Kind("organization", .setting)
    static let permissions = Kind("permissions", .objects)
    static let divisions = Kind("divisions", .objects)
    static let roles = Kind("roles", .objects)
    static let roleSettings = Kind("role-settings", .setting)
    static let authorizationSettings = Kind("authorization-settings", .setting)
    static let policies = Kind("access-policies", .objects)
    static let grants = Kind("grants", .lines)
    static let people = Kind("people", .lines)
    static let groups = Kind("groups", .objects)
    static let partners = Kind("partners", .objects)
    static let partnerPeople = Kind("partner-people", .lines)
    static let trustors = Kind("trustors", .objects)
    static let authenticationSettings = Kind("authentication-settings", .setting)
    static let idleTimeout = Kind("idle-timeout", .setting)
    static let nativeSignIn = Kind("native-sign-in", .setting)
    static let identityProviders = Kind("identity-providers", .objects)
    static let clients = Kind("oauth-clients", .objects)
    static let scopes = Kind("oauth-scopes", .objects)
    static let apps = Kind("app-authorizations", .objects)
    static let clientUsage = Kind("client-usage", .lines)
    static let integrations = Kind("integrations", .objects)
    static let integrationTypes = Kind("integration-types", .objects)
    static let dataActions = Kind("data-actions", .objects)
    static let actionCertificates = Kind("action-certificates", .objects)
    static let credentials = Kind("stored-credentials", .objects)
    static let triggers = Kind("triggers", .objects)
    static let trunkSettings = Kind("trunk-base-settings", .objects)
    static let trunks = Kind("trunks", .objects)
    static let sites = Kind("sites", .objects)
    static let edges = Kind("edges", .objects)
    static let certificateAuthorities = Kind("certificate-authorities", .objects)
    static let expiredEdges = Kind("expired-edges", .objects)
    static let keyConfigurations = Kind("recording-key-configurations", .objects)
    static let keyRotation = Kind("recording-key-rotation", .setting)
    static let recordingKeys = Kind("recording-keys", .objects)
    static let recordingSettings = Kind("recording-settings", .setting)
    static let recordingJobs = Kind("recording-jobs", .objects)
    static let retentionPolicies = Kind("retention-policies", .objects)
    static let interactionRetention = Kind("interaction-retention", .setting)
    static let transcription = Kind("transcription", .setting)
    static let maskingRules = Kind("masking-rules", .objects)
    static let speechAnalytics = Kind("speech-analytics", .setting)
    static let executionData = Kind("execution-data", .setting)
    static let privacyRequests = Kind("privacy-requests", .objects)
    static let auditServices = Kind("audit-services", .setting)
    static let limits = Kind("limits", .objects)
    static let webDeployments = Kind("web-deployments", .objects)
    static let webConfigurations = Kind("web-configurations", .objects)
    static let messagingChannels = Kind("messaging-channels", .objects)
    static let openMessaging = Kind("open-messaging", .objects)
    static let mailDomains = Kind("mail-domains", .objects)
    static let outboundSettings = Kind("outbound-settings", .setting)
    static let dncLists = Kind("dnc-lists", .objects)
    static let contactLists = Kind("contact-lists", .objects)
    static let callableTimeSets = Kind("callable-time-sets", .objects)
    static let callAnalysisSets = Kind("call-analysis-sets", .objects)
    static let scripts = Kind("scripts", .objects)
    static let campaigns = Kind("campaigns", .objects)
    static let assistants = Kind("assistants", .objects)
    static let guides = Kind("guides", .objects)
    static let flows = Kind("flows", .objects)
    static let emergencyGroups = Kind("emergency-groups", .objects)
    static let knowledgeBases = Kind("knowledge-bases", .objects)
    static let queues = Kind("queues", .objects)
    static let skills = Kind("skills", .objects)
    static let languages = Kind("languages", .objects)
    static let wrapUpCodes = Kind("wrapup-codes", .objects)
    static let schedules = Kind("schedules", .objects)
    static let scheduleGroups = Kind("schedule-groups", .objects)
    static let ivrs = Kind("ivrs", .objects)
    static let prompts = Kind("prompts", .objects)
    static let dataTables = Kind("data-tables", .objects)
    static let locations = Kind("locations", .objects)

    /// Every kind and the call its documents are answers to, in the order they are read in.
    static let routes: [(kind: Kind, route: String)] = [
        (organization, "GET /api/v2/organizations/me"),
        (permissions, "GET /api/v2/authorization/permissions"),
        (divisions, "GET /api/v2/authorization/divisions"),
        (roles, "GET /api/v2/authorization/roles"),
        (roleSettings, "GET /api/v2/authorization/roles/settings"),
        (authorizationSettings, "GET /api/v2/authorization/settings"),
        (policies, "GET /api/v2/authorization/policies"),
        (grants, "GET /api/v2/authorization/divisions/{divisionId}/grants"),
        (people, "GET /api/v2/users"),
        (groups, "GET /api/v2/groups"),
        (partners, "GET /api/v2/orgauthorization/trustees"),
        (partnerPeople, "GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users"),
        (trustors, "GET /api/v2/orgauthorization/trustors"),
        (authenticationSettings, "GET /api/v2/organizations/authentication/settings"),
        (idleTimeout, "GET /api/v2/tokens/timeout"),
        (nativeSignIn, "GET /api/v2/identityproviders/purecloud"),
        (identityProviders, "GET /api/v2/identityproviders"),
        (clients, "GET /api/v2/oauth/clients"),
        (scopes, "GET /api/v2/oauth/scopes"),
        (apps, "GET /api/v2/oauth/authorizations"),
        (clientUsage, "POST /api/v2/usage/query"),
        (integrations, "GET /api/v2/integrations"),
        (integrationTypes, "GET /api/v2/integrations/types"),
        (dataActions, "GET /api/v2/integrations/actions"),
        (actionCertificates, "GET /api/v2/integrations/actions/certificates"),
        (credentials, "GET /api/v2/integrations/credentials/listing"),
        (triggers, "GET /api/v2/processautomation/triggers"),
        (trunkSettings, "GET /api/v2/telephony/providers/edges/trunkbasesettings"),
        (trunks, "GET /api/v2/telephony/providers/edges/trunks"),
        (sites, "GET /api/v2/telephony/providers/edges/sites"),
        (edges, "GET /api/v2/telephony/providers/edges"),
        (certificateAuthorities, "GET /api/v2/telephony/providers/edges/certificateauthorities"),
        (expiredEdges, "GET /api/v2/telephony/providers/edges/expired"),
        (keyConfigurations, "GET /api/v2/recording/keyconfigurations"),
        (keyRotation, "GET /api/v2/recording/recordingkeys/rotationschedule"),
        (recordingKeys, "GET /api/v2/recording/recordingkeys"),
        (recordingSettings, "GET /api/v2/recording/settings"),
        (recordingJobs, "GET /api/v2/recording/jobs"),
        (retentionPolicies, "GET /api/v2/recording/mediaretentionpolicies"),
        (interactionRetention, "GET /api/v2/analytics/dataretention/settings"),
        (transcription, "GET /api/v2/routing/settings/transcription"),
        (maskingRules, "GET /api/v2/dataprivacy/maskingrules"),
        (speechAnalytics, "GET /api/v2/speechandtextanalytics/settings"),
        (executionData, "GET /api/v2/settings/executiondata"),
        (privacyRequests, "GET /api/v2/gdpr/requests"),
        (auditServices, "GET /api/v2/audits/query/servicemapping"),
        (limits, "GET /api/v2/organizations/limits/namespaces/{namespaceName}"),
        (webDeployments, "GET /api/v2/webdeployments/deployments"),
        (webConfigurations, "GET /api/v2/webdeployments/configurations"),
        (messagingChannels, "GET /api/v2/conversations/messaging/integrations"),
        (openMessaging, "GET /api/v2/conversations/messaging/integrations/open"),
        (mailDomains, "GET /api/v2/routing/email/outbound/domains"),
        (outboundSettings, "GET /api/v2/outbound/settings"),
        (dncLists, "GET /api/v2/outbound/dnclists"),
        (contactLists, "GET /api/v2/outbound/contactlists"),
        (callableTimeSets, "GET /api/v2/outbound/callabletimesets"),
        (callAnalysisSets, "GET /api/v2/outbound/callanalysisresponsesets"),
        (scripts, "GET /api/v2/scripts"),
        (campaigns, "GET /api/v2/outbound/campaigns"),
        (assistants, "GET /api/v2/assistants"),
        (guides, "GET /api/v2/guides"),
        (flows, "GET /api/v2/flows"),
        (emergencyGroups, "GET /api/v2/architect/emergencygroups"),
        (knowledgeBases, "GET /api/v2/knowledge/knowledgebases"),
        (queues, "GET /api/v2/routing/queues"),
        (skills, "GET /api/v2/routing/skills"),
        (languages, "GET /api/v2/routing/languages"),
        (wrapUpCodes, "GET /api/v2/routing/wrapupcodes"),
        (schedules, "GET /api/v2/architect/schedules"),
        (scheduleGroups, "GET /api/v2/architect/schedulegroups"),
        (ivrs, "GET /api/v2/architect/ivrs"),
        (prompts, "GET /api/v2/architect/prompts"),
        (dataTables, "GET /api/v2/flows/datatables"),
        (locations, "GET /api/v2/locations"),
    ]

    /// What moves by itself, wherever it stands in nested objects.
    static let volatile: Set<String> = [
        "selfUri", "firstUri", "nextUri", "previousUri", "lastUri", "version", "dateCreated", "dateModified",
        "createdDate", "modifiedDate", "createdBy", "modifiedBy", "createdByApp", "modifiedByApp", "lastModifiedUser",
        "createdUser", "publishedUser", "datePublished", "dateLicenseLastUpdated", "memberCount", "userCount",
        "objectCounts", "size", "connectedStatus", "optionsStatus", "registersStatus", "ipStatus", "reportedState",
        "presence", "integrationPresence", "routingStatus", "conversationSummary", "conversationCount", "outOfOffice",
        "geolocation", "station", "onlineStatus", "inService", "snippet", "unusedPermissions", "unusedRoles",
        "images", "dateLastLogin", "lastTokenIssued", "dateTokenIdles", "lastUpdated", "lastError", "lockedUser",
        "lockedClient", "publishedBy", "currentOperation", "dateChecked", "dateDocumentLastModified",
        "percentProgress", "totalProcessedRecordings", "userMemberCount", "joinedMemberCount", "uploadStatus",
        "importStatus",
    ]

    /// Of usage everything moves but the id.
    static let volatileUsage: Set<String> = ["interval", "row"]
}
