public import Recovery
import Redaction

extension GenesysCloud {

    /// What must be known of our documents to compare two captures.
    ///
    /// Source: arrays the API description of July 2026 marks `uniqueItems` (roles, their actions, a client's roles), and
    /// lists of ids, addresses and words whose order nothing in it gives a meaning, checked 2026-11-29. Everything else keeps
    /// its order: the certificates of a provider, the media regions of a site, the cipher suites of a trunk.
    public static let compared = ComparisonRules(
        volatile: keptFields.volatile.union(writtenByPlatform), derived: derivedFields, ownWords: ownWords,
        measured: ["client-usage"],
        sets: unorderedLists,
        references: referringKeys, placedReferences: referringPlaces,
        mappedReferences: ["integrations": ["config.current.credentials": ["stored-credentials"]]],
        namesakes: ["divisions": "homeDivision", "roles": "defaultRoleId"], weights: weights,
        lightKeys: ["description", "notes", "comment", "policyDescription", "policyName"], fieldWeights: fieldWeights)

    /// What the platform notes beside a setting and a capture keeps with it.
    ///
    /// Source: the API description of July 2026: `ExecutionDataGlobalSettingsResponse.modifiedByClient`, the client that
    /// last changed it; `dateLastCalculated` and `dateLastActive`, read-only dates of the analysis of what is used;
    /// `roleNeedsUpdate` of a role, which follows from the vendor's own default role and is taken for the platform's word
    /// by its name.
    private static let writtenByPlatform: Set<String> = [
        "modifiedByClient", "dateLastCalculated", "dateLastActive", "roleNeedsUpdate",
    ]

    /// What a grant embeds of its role is told at the role; what a data action is written as another time, where it is set;
    /// what a campaign lacks right now, by the things it lacks.
    ///
    /// Links to templates and schemas have the action's id in them. The schema of what is answered when it fails is written by no
    /// call: `ActionContractInput` of the API description of July 2026.
    private static let derivedFields: [String: Set<String>] = [
        "grants": ["policies"], "campaigns": ["errors"],
        "data-actions": [
            "config.request.requestTemplateUri", "config.response.successTemplateUri", "contract.input.inputSchemaUri",
            "contract.input.inputSchemaFlattened", "contract.output.successSchemaUri",
            "contract.output.successSchemaFlattened", "contract.output.errorSchema", "contract.output.errorSchemaUri",
            "contract.output.errorSchemaFlattened",
        ],
    ]

    /// Headers, translations and schemas are called what whoever wrote them likes.
    private static let ownWords: [String: Set<String>] = [
        "data-actions": [
            "contract", "config.request.headers", "config.response.translationMap",
            "config.response.translationMapDefaults",
        ],
        "data-tables": ["schema"],
    ]

    private static let unorderedLists: [String: Set<String>] = [
        "access-policies": ["conditions.any", "conditions.all"],
        "app-authorizations": ["roles", "scope"],
        "audit-services": ["services", "services[].entities", "services[].entities[].actions"],
        "authentication-settings": ["domainAllowlist", "inactivityTimeoutExclusions", "ipAddressAllowlist"],
        "campaigns": ["dncLists", "ruleSets", "contactListFilters"],
        "certificate-authorities": ["services"],
        "emergency-groups": ["emergencyCallFlows", "emergencyCallFlows[].ivrs"],
        "groups": ["owners"],
        "idle-timeout": ["inactivityTimeoutGroupBundles", "inactivityTimeoutGroupBundles[].groups"],
        "ivrs": ["dnis"],
        "integration-types": ["userPermissions", "vendorOAuthClientIds"],
        "integrations": ["config.current.properties.eventFilter"],
        "mail-domains": [
            "cnameVerificationResult.records", "dkimVerificationResult.records", "dmarcVerificationResult.records",
        ],
        "masking-rules": ["integrations"],
        "oauth-clients": ["registeredRedirectUri", "roleDivisions", "scope"],
        "outbound-settings": ["automaticTimeZoneMapping.supportedCountries"],
        "people": ["groups"],
        "prompts": ["resources"],
        "queues": ["memberGroups"],
        "privacy-requests": ["subject.phoneNumbers", "subject.emailAddresses"],
        "retention-policies": [
            "conditions.directions", "conditions.forUsers", "conditions.forQueues", "conditions.mediaTypes",
            "conditions.wrapupCodes", "conditions.languages", "conditions.teams",
        ],
        "roles": ["permissionPolicies", "permissionPolicies[].actionSet", "permissions"],
        "schedule-groups": ["closedSchedules", "holidaySchedules", "openSchedules"],
        "speech-analytics": ["expectedDialects"],
        "triggers": ["matchCriteria"],
        "trunk-base-settings": [
            "properties.trunk_access_acl_allowList.value.instance",
            "properties.trunk_access_acl_denyList.value.instance",
        ],
        "web-configurations": [
            "cobrowse.channels", "cobrowse.maskSelectors", "languages", "messenger.fileUpload.modes",
            "messenger.fileUpload.modes[].fileTypes",
        ],
        "web-deployments": ["allowedDomains"],
    ]

    private static let referringKeys: [String: [String]] = [
        "division": ["divisions"], "divisionId": ["divisions"], "roleId": ["roles"], "owners": ["people"],
        "manager": ["people"], "resourceOwner": ["people"], "trunkBase": ["trunk-base-settings"],
        "integrationId": ["integrations"], "forQueues": ["queues"], "forUsers": ["people"],
    ]

    private static let referringPlaces: [String: [String: [String]]] = [
        "access-policies": ["subject.id": ["people", "groups", "oauth-clients"]],
        "app-authorizations": ["client": ["oauth-clients"]],
        "campaigns": [
            "dncLists[]": ["dnc-lists"], "callableTimeSet": ["callable-time-sets"], "contactList": ["contact-lists"],
            "queue": ["queues"], "script": ["scripts"], "site": ["sites"], "edgeGroup": ["edge-groups"],
            "callAnalysisResponseSet": ["call-analysis-sets"], "ruleSets[]": ["rule-sets"],
            "contactListFilters[]": ["contact-list-filters"],
        ],
        "call-analysis-sets": reactions, "contact-lists": ["attemptLimits": ["attempt-limits"]],
        "edges": ["site": ["sites"]],
        "emergency-groups": [
            "emergencyCallFlows[].emergencyFlow": ["flows"], "emergencyCallFlows[].ivrs[]": ["ivrs"],
        ],
        "grants": [
            "subject": ["people", "groups", "oauth-clients"], "role": ["roles"], "division": ["divisions"],
        ],
        "groups": ["owners[]": ["people"]],
        "idle-timeout": ["inactivityTimeoutGroupBundles[].groups[]": ["groups"]],
        "integrations": ["integrationType": ["integration-types"]],
        "ivrs": [
            "openHoursFlow": ["flows"], "closedHoursFlow": ["flows"], "holidayHoursFlow": ["flows"],
            "scheduleGroup": ["schedule-groups"],
        ],
        "masking-rules": ["integrations[]": ["messaging-channels"]],
        "people": ["groups[]": ["groups"]],
        "queues": [
            "queueFlow": ["flows"], "emailInQueueFlow": ["flows"], "messageInQueueFlow": ["flows"],
            "whisperPrompt": ["prompts"], "onHoldPrompt": ["prompts"], "memberGroups[]": ["groups"],
        ],
        "recording-jobs": ["user": ["people"]],
        "recording-keys": ["user": ["people"]],
        "retention-policies": ["actions.integrationExport.integration": ["integrations"]],
        "roles": [
            "permissionPolicies[].resourceConditionNode.operands[].queue": ["queues"],
            "permissionPolicies[].resourceConditionNode.operands[].user": ["people"],
            "permissionPolicies[].resourceConditionNode.terms[].operands[].queue": ["queues"],
            "permissionPolicies[].resourceConditionNode.terms[].operands[].user": ["people"],
        ],
        "schedule-groups": [
            "openSchedules[]": ["schedules"], "closedSchedules[]": ["schedules"], "holidaySchedules[]": ["schedules"],
        ],
        "sites": ["location": ["locations"]],
        "triggers": ["target.id": ["flows"]],
        "trunk-base-settings": ["site": ["sites"], "inboundSite": ["sites"]],
        "trunks": ["edge": ["edges"]],
        "web-configurations": [
            "supportCenter.knowledgeBase": ["knowledge-bases"],
            "messenger.apps.knowledge.knowledgeBase": ["knowledge-bases"],
        ],
        "web-deployments": ["configuration": ["web-configurations"], "flow": ["flows"]],
    ]

    /// What a call is handed to, by what was heard: a flow, where it is none of a file that is played.
    ///
    /// Source: `Reaction.data` of the vendor's SDK for Python, and the words for what was heard of the vendor's own Terraform
    /// provider, read 2026-11-30.
    private static let reactions = Dictionary(
        [
            "callable.lineconnected", "callable.person", "callable.busy", "callable.noanswer", "callable.fax",
            "callable.disconnect", "callable.machine", "callable.sit", "uncallable.sit", "uncallable.notfound",
        ].map { ("responses.disposition.classification.\($0).data", ["flows"]) }
    ) { first, _ in first }

    /// Heavy is what security rests on: the order of recovery after an incident begins with these.
    private static let weights: [String: Weight] = [
        "access-policies": .heavy, "app-authorizations": .heavy, "authentication-settings": .heavy,
        "authorization-settings": .heavy, "grants": .heavy, "identity-providers": .heavy, "idle-timeout": .heavy,
        "integrations": .heavy, "interaction-retention": .heavy, "masking-rules": .heavy, "native-sign-in": .heavy,
        "oauth-clients": .heavy, "partner-people": .heavy, "partners": .heavy, "recording-key-configurations": .heavy,
        "recording-key-rotation": .heavy, "recording-keys": .heavy, "recording-settings": .heavy,
        "retention-policies": .heavy, "role-settings": .heavy, "roles": .heavy, "stored-credentials": .heavy,
        "transcription": .heavy, "triggers": .heavy, "trunk-base-settings": .heavy, "trustors": .heavy,
        // The vendor's own lists: they grow with every release.
        "audit-services": .light, "integration-types": .light, "limits": .light, "oauth-scopes": .light,
        "permissions": .light,
    ]

    private static let fieldWeights: [String: [String: Weight]] = [
        "data-actions": ["config.request.requestUrlTemplate": .heavy, "config.request.headers": .heavy],
        "web-deployments": ["allowedDomains": .heavy, "allowAllDomains": .heavy],
    ]
}
