import Capture
import ContactCenter

/// Configuration there may be many of, made, written whole and deleted: what a restore does.
extension RouteTable {
    static let configurationWrites = [
        Route(
            .post, "/api/v2/authorization/roles", needs: .any("authorization:role:add"),
            serves: .adding(
                Newcomer(
                    stock: .roles, form: .newRole, subject: .role, path: "/api/v2/authorization/roles"
                ) { role, _, tenant, _ throws(Refusal) in
                    try tenant.checkPermissions(of: role)
                    try tenant.checkConditions(of: role)
                    role.set("default", false)
                    role.set("base", false)
                    role.set("userCount", 0)
                })),
        Route(
            .put, "/api/v2/authorization/roles/{roleId}", needs: .any("authorization:role:edit"),
            serves: .replacing(
                .roles, Form("name! description permissions:texts permissionPolicies:objects"), .role
            ) { edit, tenant throws(Refusal) in
                try tenant.checkPermissions(of: edit.after)
                try tenant.checkConditions(of: edit.after)
            }),
        Route(
            .delete, "/api/v2/authorization/roles/{roleId}", needs: .any("authorization:role:delete"),
            serves: .removing(.roles, .role)),
        Route(
            .get, "/api/v2/authorization/policies/{policyId}", needs: .any("authorization:policy:view"),
            serves: .one(of: .accessPolicies)),
        Route(
            .post, "/api/v2/authorization/policies/targets/{targetName}", needs: .any("authorization:policy:add"),
            serves: .adding(.accessPolicy)),
        Route(
            .put, "/api/v2/authorization/policies/{policyId}", needs: .any("authorization:policy:add"),
            serves: .policyEdit),
        Route(
            .get, "/api/v2/identityproviders/{providerId}", needs: .any("sso:provider:view"),
            serves: .one(of: .identityProviders)),
        Route(
            .post, "/api/v2/identityproviders", needs: .any("sso:provider:add"),
            serves: .adding(
                Newcomer(
                    stock: .identityProviders, form: .identityProvider, subject: .identityProvider,
                    path: "/api/v2/identityproviders"
                ) { provider, _, _, _ throws(Refusal) in try provider.checkTarget(unlike: nil) })),
        Route(
            .put, "/api/v2/identityproviders/{providerId}", needs: .any("sso:provider:edit"),
            serves: .replacing(.identityProviders, .identityProvider, .identityProvider) { edit, _ throws(Refusal) in
                try edit.after.checkTarget(unlike: edit.before["ssoTargetURI"]?.string)
            }),
        Route(
            .delete, "/api/v2/identityproviders/{providerId}", needs: .any("sso:provider:delete"),
            serves: .removing(.identityProviders, .identityProvider)),
        Route(
            .get, "/api/v2/recording/mediaretentionpolicies/{policyId}", needs: .any("recording:retentionPolicy:view"),
            serves: .one(of: .retentionPolicies)),
        Route(
            .post, "/api/v2/recording/mediaretentionpolicies", needs: .any("recording:retentionPolicy:add"),
            serves: .adding(.retentionPolicy)),
        Route(
            .put, "/api/v2/recording/mediaretentionpolicies/{policyId}", needs: .any("recording:retentionPolicy:edit"),
            serves: .replacing(.retentionPolicies, .retentionPolicy(isNew: false), nil) {
                edit, tenant throws(Refusal) in
                try tenant.checkExport(of: edit.after, unlike: edit.before)
                try tenant.checkQueues(of: edit.after, unlike: edit.before)
            }),
        Route(
            .get, "/api/v2/dataprivacy/maskingrules/{ruleId}", needs: .all("dataprivacy:maskingrule:view"),
            serves: .one(of: .maskingRules)),
        Route(
            .post, "/api/v2/dataprivacy/maskingrules", needs: .all("dataprivacy:maskingrule:add"),
            serves: .adding(.maskingRule)),
        Route(
            .patch, "/api/v2/dataprivacy/maskingrules/{ruleId}", needs: .all("dataprivacy:maskingrule:edit"),
            serves: .maskingRuleEdit),
        Route(
            .post, "/api/v2/processautomation/triggers", needs: .any("processautomation:trigger:add"),
            serves: .adding(
                Newcomer(
                    stock: .triggers, form: .trigger(isNew: true), subject: .trigger,
                    path: "/api/v2/processautomation/triggers"
                ) { trigger, _, _, _ in trigger.set("version", 1) })),
        Route(
            .put, "/api/v2/processautomation/triggers/{triggerId}", needs: .any("processautomation:trigger:edit"),
            serves: .replacing(.triggers, .trigger(isNew: false), .trigger)),
    ]

    static let connectionWrites = [
        Route(
            .post, "/api/v2/integrations", needs: .any("integrations:integration:add"), serves: .adding(.integration)),
        Route(
            .get, "/api/v2/integrations/{integrationId}/config/current", needs: .any("integrations:integration:view"),
            serves: .integrationConfiguration),
        Route(
            .put, "/api/v2/integrations/{integrationId}/config/current", needs: .any("integrations:integration:edit"),
            serves: .integrationConfigurationEdit),
        Route(.post, "/api/v2/integrations/actions", needs: .any("integrations:action:add"), serves: .newAction),
        Route(
            .get, "/api/v2/integrations/actions/{actionId}",
            needs: .any("integrations:action:view", "bridge:actions:view"),
            serves: .one(of: .dataActions).linkingTemplates),
        Route(
            .get, "/api/v2/integrations/actions/{actionId}/templates/{fileName}",
            needs: .any("integrations:action:view", "bridge:actions:view"), serves: .actionTemplate),
        Route(
            .patch, "/api/v2/integrations/actions/{actionId}", needs: .any("integrations:action:edit"),
            serves: .patching(.dataActions, Form("category name config:object version!:whole"), .action)
                .linkingTemplates),
        Route(
            .delete, "/api/v2/integrations/actions/{actionId}", needs: .any("integrations:action:delete"),
            serves: .removing(.dataActions, .action)),
        Route(
            .put, "/api/v2/integrations/credentials/{credentialId}", needs: .any("integrations:integration:edit"),
            serves: .replacing(.storedCredentials, Form("name type!:object"), .credential)),
        Route(
            .delete, "/api/v2/integrations/credentials/{credentialId}", needs: .any("integrations:integration:delete"),
            serves: .removing(.storedCredentials, .credential)),
        Route(
            .get, "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}",
            needs: .any("telephony:plugin:all"), serves: .one(of: .trunkBaseSettings)),
        Route(
            .post, "/api/v2/telephony/providers/edges/trunkbasesettings", needs: .any("telephony:plugin:all"),
            serves: .adding(
                Newcomer(
                    stock: .trunkBaseSettings, form: .trunkBase, subject: .trunkBase,
                    path: "/api/v2/telephony/providers/edges/trunkbasesettings",
                    taken: Refusal(400, "duplicate.value", "The name is already in use.")
                ) { base, _, _, _ in base.begin() })),
        Route(
            .put, "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}",
            needs: .any("telephony:plugin:all"),
            serves: .replacing(
                .trunkBaseSettings, .trunkBase, .trunkBase,
                missing: Refusal(404, "general.resource.not.found", "The trunk base settings were not found.")
            ) { edit, tenant in tenant.serve(trunksOf: edit.inquiry.parameters[0], as: edit.after) }),
        Route(
            .get, "/api/v2/telephony/providers/edges/sites/{siteId}",
            needs: .any("telephony:plugin:all", "telephony:sites:view"), serves: .one(of: .sites)),
        Route(
            .post, "/api/v2/telephony/providers/edges/sites", needs: .any("telephony:plugin:all"),
            serves: .adding(
                Newcomer(
                    stock: .sites, form: .site, subject: .site, path: "/api/v2/telephony/providers/edges/sites",
                    taken: Refusal(400, "duplicate.value", "The name is already in use."), mentions: [.location]
                ) { site, _, _, _ in site.begin() })),
        Route(
            .put, "/api/v2/telephony/providers/edges/sites/{siteId}", needs: .any("telephony:plugin:all"),
            serves: .replacing(.sites, .site, .site, mentions: [.location])),
    ]
}

extension Form {

    /// `DomainOrganizationRoleCreate`.
    fileprivate static let newRole = Form(
        """
        name! description defaultRoleId permissions:texts permissionPolicies:objects roleNeedsUpdate:flag baseLicense \
        addonLicenses:texts
        """)

    /// `AuthorizationPolicy`.
    static let accessPolicy = Form(
        """
        name subject!:object effect!:ALLOW|DENY condition:object description presetAttributes:object active:flag \
        applyToClients:flag
        """)

    /// `CustomProvider`.
    fileprivate static let identityProvider = Form(
        """
        name disabled:flag issuerURI ssoTargetURI sloURI sloBinding relyingPartyIdentifier certificate \
        certificates:texts logoImageData nameIdentifierFormat ssoBinding signAuthnRequests:flag providerName \
        displayOnLogin:flag metadataURL forceAuthn:flag endpointCompression:flag
        """)

    /// `PolicyCreate`, which must have a name, or `Policy`.
    static func retentionPolicy(isNew: Bool) -> Form {
        Form(
            """
            name\(isNew ? "!" : "") modifiedDate:date createdDate:date order:whole description enabled:flag \
            mediaPolicies:object conditions:object actions:object policyErrors:object
            """)
    }

    /// `MaskingRule`.
    static let maskingRule = Form(
        """
        name! description substituteCharacter! definition! enabled!:flag type!:Custom|Predefined|Default \
        direction:inbound|outbound integrations:texts
        """)

    /// `CreateTriggerRequest` or `UpdateTriggerRequest`.
    fileprivate static func trigger(isNew: Bool) -> Form {
        Form(
            """
            \(isNew ? "" : "version!:whole ")target!:object enabled!:flag matchCriteria:objects name! topicName! \
            eventTTLSeconds:whole delayBySeconds:whole description
            """)
    }

    /// `TrunkBase`.
    fileprivate static let trunkBase = Form(
        """
        name! division:object description version:whole trunkMetabase!:object properties:object \
        trunkType!:EXTERNAL|PHONE|EDGE managed:flag site:object inboundSite:object
        """)

    /// `Site`.
    fileprivate static let site = Form(
        """
        name! division:object description version:whole primarySites:objects secondarySites:objects \
        primaryEdges:objects secondaryEdges:objects addresses:objects edges:objects edgeAutoUpdateConfig:object \
        mediaRegionsUseLatencyBased:flag location!:object managed:flag ntpSettings:object mediaModel:Premises|Cloud \
        coreSite:flag siteConnections:objects mediaRegions:texts callerId callerName cloudProxyForceTurn:flag
        """)
}

extension Mention {

    /// Where a site stands.
    fileprivate static let location = Mention(
        member: "location", stock: .locations, path: "/api/v2/locations",
        missing: Refusal(400, "referenced.key.does.not.exist", "Unable to find entity that matches the key."))
}
