public import Redaction

extension GenesysCloud {

    /// The fields of a person that say who it is.
    private static let identifyingFields: Set<String> = [
        "name", "preferredName", "email", "username", "chat", "primaryContactInfo", "addresses", "images", "biography",
        "employerInfo", "displayName",
    ]

    /// Which fields move by themselves, are personal, or are secret.
    ///
    /// Source: the definitions of the API description of July 2026 and what it marks read-only; the list of what to
    /// keep out of a comparison was checked against the vendor's own export, 2026-11-22.
    public static let keptFields = FieldRules(
        volatile: [
            "selfUri", "firstUri", "nextUri", "previousUri", "lastUri", "version", "dateCreated", "dateModified",
            "createdDate", "modifiedDate", "createdBy", "modifiedBy", "createdByApp", "modifiedByApp",
            "lastModifiedUser", "createdUser", "publishedUser", "datePublished", "dateLicenseLastUpdated",
            "memberCount", "userCount", "objectCounts", "size", "connectedStatus", "optionsStatus", "registersStatus",
            "ipStatus", "reportedState", "presence", "integrationPresence", "routingStatus", "conversationSummary",
            "conversationCount", "outOfOffice", "geolocation", "station", "onlineStatus", "inService", "snippet",
            "unusedPermissions", "unusedRoles", "images", "dateLastLogin", "lastTokenIssued", "dateTokenIdles",
            "lastUpdated", "lastError", "lockedUser", "lockedClient", "publishedBy", "currentOperation",
            "dateChecked", "dateDocumentLastModified", "percentProgress", "totalProcessedRecordings", "userMemberCount",
            "joinedMemberCount", "uploadStatus", "importStatus",
        ],
        volatileKinds: ["client-usage"],
        personal: [
            "people": identifyingFields,
            "partner-people": Set(identifyingFields.map { "user.\($0)" }),
            "recording-jobs": ["recordingJobsQuery.conversationQuery"],
            "privacy-requests": ["name", "subject", "replacementTerms"],
        ],
        references: [
            "createdBy", "modifiedBy", "lastModifiedUser", "createdUser", "publishedUser", "owners", "user", "manager",
            "resourceOwner", "publishedBy", "lockedUser",
        ],
        identifying: identifyingFields,
        secrets: [
            "secret", "apiKey", "credentialFields", "clientSecret", "webhookHeaders", "resultsUrl", "resultsUrls",
            "mediaUri", "uploadUri",
        ],
        secretParts: [
            "password", "passwd", "secret", "privatekey", "api_key", "apikey", "accesskey", "token$",
            "connectionstring",
        ],
        harmless: ["passwordRequirements"],
        headers: ["headers"],
        addresses: ["requestUrlTemplate", "url", "outboundNotificationWebhookUrl", "metadataURL"],
        templates: ["requestTemplate", "successTemplate"],
        words: ["description", "notes", "ttsString", "text"],
        harmlessHeaders: [
            "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Content-Encoding", "Content-Type",
            "User-Agent", "UserAgent",
        ], maps: ["data-actions": ["config.response.translationMap", "config.response.translationMapDefaults"]],
        schemas: ["data-actions": ["contract"], "data-tables": ["schema"]])
}
