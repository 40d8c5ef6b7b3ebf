import Capture

/// What of a kind of document is served as a list, and how.
struct Stock: Sendable {
    let kind: Kind

    /// Whether the capture put an id in that the platform does not send.
    var dropsID = false

    /// The member the platform's document stands in, where the capture wrapped it.
    var wrapper: String?
    var expansions: [Expansion] = []

    /// The member the route picks documents by: the state of a person, the namespace of a limit.
    var facet: String?

    /// Whether who asks for one by its id gets everything that lists leave out.
    var isWholeAlone = false

    /// A member the platform leaves out unless it is asked for.
    struct Expansion: Sendable {
        let member: String
        let asked: Asked

        enum Asked: Sendable {

            /// By `expand=<word>`.
            case expand(String)

            /// By `<name>=true`, or by default.
            case flag(String, default: Bool)

            /// By its id: no list has it.
            case alone
        }

        func isAsked(_ query: Query) -> Bool {
            switch asked {
            case .expand(let word): query.all("expand").contains(word)
            case .flag(let name, let standIn): query.isTrue(name, otherwise: standIn)
            case .alone: false
            }
        }
    }

    init(
        _ kind: String, _ layout: Kind.Layout = .objects, dropsID: Bool = false, wrapper: String? = nil,
        leavingOut expansions: [Expansion] = [], by facet: String? = nil, isWholeAlone: Bool = false
    ) {
        self.kind = Kind(kind, layout)
        self.dropsID = dropsID
        self.wrapper = wrapper
        self.expansions = expansions
        self.facet = facet
        self.isWholeAlone = isWholeAlone
    }
}

extension Stock {
    static let permissions = Stock("permissions")
    static let divisions = Stock(
        "divisions", leavingOut: [Expansion(member: "objectCounts", asked: .flag("objectCount", default: false))])
    static let roles = Stock(
        "roles",
        leavingOut: [
            Expansion(member: "userCount", asked: .flag("userCount", default: true)),
            Expansion(member: "unusedPermissions", asked: .expand("unusedPermissions")),
        ])
    static let people = Stock("people", .lines, leavingOut: personExpansions, by: "state")
    static let groups = Stock("groups")
    static let partners = Stock("partners")
    static let partnerPeople = Stock(
        "partner-people", .lines, wrapper: "user", leavingOut: personExpansions, by: "partner")
    static let accessPolicies = Stock("access-policies")
    static let trustors = Stock("trustors")
    static let identityProviders = Stock(
        "identity-providers", leavingOut: [Expansion(member: "endpointCompression", asked: .alone)], isWholeAlone: true)
    static let oauthClients = Stock("oauth-clients")
    static let oauthScopes = Stock("oauth-scopes")
    static let appAuthorizations = Stock("app-authorizations", dropsID: true)
    static let integrations = Stock(
        "integrations", leavingOut: [Expansion(member: "config", asked: .expand("config.current"))])
    static let integrationTypes = Stock("integration-types")
    static let dataActions = Stock(
        "data-actions",
        leavingOut: [
            Expansion(member: "config", asked: .flag("includeConfig", default: false)),
            Expansion(member: "contract", asked: .expand("contract")),
        ])
    static let actionCertificates = Stock("action-certificates", dropsID: true)
    static let storedCredentials = Stock("stored-credentials")
    static let triggers = Stock("triggers")
    static let trunkBaseSettings = Stock(
        "trunk-base-settings", leavingOut: [Expansion(member: "properties", asked: .expand("properties"))],
        isWholeAlone: true)
    static let trunks = Stock("trunks")
    static let sites = Stock("sites")
    static let edges = Stock("edges")
    static let expiredEdges = Stock("expired-edges")
    static let certificateAuthorities = Stock("certificate-authorities")
    static let recordingKeyConfigurations = Stock("recording-key-configurations")
    static let recordingKeys = Stock("recording-keys")
    static let recordingJobs = Stock("recording-jobs")
    static let retentionPolicies = Stock("retention-policies")
    static let maskingRules = Stock("masking-rules")
    static let privacyRequests = Stock("privacy-requests")
    static let limits = Stock("limits", dropsID: true, by: "namespace")
    static let webDeployments = Stock("web-deployments")
    static let webConfigurations = Stock("web-configurations")

    /// Configurations nobody published yet; no capture has any.
    static let webDrafts = Stock("web-configuration-drafts")
    static let messagingChannels = Stock("messaging-channels")
    static let openMessaging = Stock("open-messaging")
    static let mailDomains = Stock("mail-domains")
    static let dncLists = Stock(
        "dnc-lists", leavingOut: [Expansion(member: "size", asked: .flag("includeSize", default: false))])
    static let contactLists = Stock(
        "contact-lists",
        leavingOut: [
            Expansion(member: "size", asked: .flag("includeSize", default: false)),
            Expansion(member: "importStatus", asked: .flag("includeImportStatus", default: false)),
        ])
    static let callableTimeSets = Stock("callable-time-sets")
    static let callAnalysisSets = Stock("call-analysis-sets")
    static let scripts = Stock("scripts")
    static let campaigns = Stock("campaigns")
    static let assistants = Stock(
        "assistants", leavingOut: [Expansion(member: "copilot", asked: .expand("copilot"))])
    static let guides = Stock("guides")
    static let flows = Stock("flows")
    static let emergencyGroups = Stock("emergency-groups")
    static let knowledgeBases = Stock("knowledge-bases")
    static let queues = Stock("queues")
    static let skills = Stock("skills")
    static let languages = Stock("languages")
    static let wrapUpCodes = Stock("wrapup-codes")
    static let schedules = Stock("schedules")
    static let scheduleGroups = Stock("schedule-groups")
    static let ivrs = Stock("ivrs")
    static let prompts = Stock("prompts")
    static let dataTables = Stock(
        "data-tables", leavingOut: [Expansion(member: "schema", asked: .expand("schema"))])
    static let locations = Stock("locations")

    static let all = [
        permissions, divisions, roles, people, groups, partners, partnerPeople, accessPolicies, trustors,
        identityProviders, oauthClients, oauthScopes, appAuthorizations, integrations, integrationTypes,
        dataActions, actionCertificates, storedCredentials, triggers, trunkBaseSettings, trunks, sites, edges,
        expiredEdges, certificateAuthorities, recordingKeyConfigurations, recordingKeys, recordingJobs,
        retentionPolicies, maskingRules, privacyRequests, limits, webDeployments, webConfigurations, webDrafts,
        messagingChannels, openMessaging, mailDomains, dncLists, contactLists, callableTimeSets, callAnalysisSets,
        scripts, campaigns, assistants, guides, flows,
        emergencyGroups, knowledgeBases, queues, skills, languages, wrapUpCodes, schedules, scheduleGroups, ivrs,
        prompts, dataTables, locations,
    ]

    /// The words are the names of the members but for `lasttokenissued`, and for `authorization.unusedRoles`, which is the
    /// one thing the generated people's `authorization` holds.
    ///
    /// Source: enumeration of `expand` of `GET /api/v2/users`, public API description, 2026-11-22.
    private static let personExpansions =
        [
            "routingStatus", "presence", "integrationPresence", "conversationSummary", "outOfOffice", "geolocation",
            "station", "team", "workPlanBidRanks", "externalContactsSettings", "groups",
            "customAttributes", "profileSkills", "certifications", "locations", "skills", "languages",
            "languagePreference", "employerInfo", "biography", "dateLastLogin", "dateWelcomeSent",
        ].map { Expansion(member: $0, asked: .expand($0)) }
        + [
            Expansion(member: "authorization", asked: .expand("authorization.unusedRoles")),
            Expansion(member: "lastTokenIssued", asked: .expand("lasttokenissued")),
        ]
}
