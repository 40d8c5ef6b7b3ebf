import Capture
import ContactCenter

/// What is switched off to contain something: integrations, trusts, deployments, jobs, campaigns.
extension RouteTable {
    static let switchWrites = [
        Route(
            .get, "/api/v2/integrations/{integrationId}", needs: .any("integrations:integration:view"),
            serves: .one(of: .integrations)),
        Route(
            .patch, "/api/v2/integrations/{integrationId}", needs: .any("integrations:integration:edit"),
            serves: .integrationSwitch),
        Route(
            .get, "/api/v2/orgauthorization/trustees/{trusteeOrgId}", needs: .any("authorization:orgTrustee:view"),
            serves: .one(of: .partners)),
        Route(
            .put, "/api/v2/orgauthorization/trustees/{trusteeOrgId}", needs: .any("authorization:orgTrustee:edit"),
            serves: .replacing(.partners, Form("enabled!:flag dateExpired:date"), .trust)),
        Route(
            .delete, "/api/v2/orgauthorization/trustees/{trusteeOrgId}",
            needs: .any("authorization:orgTrustee:delete"), serves: .removing(.partners, .trust)),
        Route(
            .get, "/api/v2/webdeployments/deployments/{deploymentId}", needs: .all("webDeployments:deployment:view"),
            serves: .one(of: .webDeployments)),
        Route(
            .put, "/api/v2/webdeployments/deployments/{deploymentId}", needs: .all("webDeployments:deployment:edit"),
            serves: .deploymentEdit),
        Route(
            .delete, "/api/v2/recording/jobs/{jobId}", needs: .all("recording:job:delete"),
            serves: .recordingJobRemoval),
        Route(
            .put, "/api/v2/recordings/deletionprotection",
            needs: .any("recording:deletionProtection:apply", "recording:deletionProtection:revoke"),
            serves: .deletionProtection),
        Route(.post, "/api/v2/recordings/deletionprotection", needs: .nothing, serves: .protectedRecordings),
        Route(
            .put, "/api/v2/outbound/campaigns/{campaignId}", needs: .all("outbound:campaign:edit"),
            serves: .campaignEdit),
        Route(
            .patch, "/api/v2/organizations/authentication/settings", needs: .any("directory:organization:admin"),
            serves: .signInRules),
    ]
}

extension Form {

    /// `WebDeployment`.
    static let deployment = Form(
        """
        name! description allowAllDomains:flag allowedDomains:texts supportedContent:object flow:object \
        status:Pending|Active|Inactive|Error|Deleting pushIntegrations:objects configuration!:object
        """)

    /// `Campaign`.
    static let campaign = Form(
        """
        name! version:whole contactList!:object queue:object \
        dialingMode!:agentless|preview|power|predictive|progressive|external script:object edgeGroup:object site:object \
        campaignStatus:on|stopping|off|complete|invalid|forced_off|forced_stopping phoneColumns!:objects \
        abandonRate:number dncLists:objects callableTimeSet:object callAnalysisResponseSet:object callerName! \
        callerAddress! outboundLineCount:whole ruleSets:objects skipPreviewDisabled:flag previewTimeOutSeconds:whole \
        alwaysRunning:flag contactSort:object contactSorts:objects noAnswerTimeout:whole callAnalysisLanguage \
        priority:whole contactListFilters:objects division:object agentOwnedColumn \
        dynamicContactQueueingSettings:object skillColumns:texts previewAutoEnd:flag maxCallsPerAgent:whole \
        maxCallsPerAgentDecimal:number callbackAutoAnswer:flag dynamicLineBalancingSettings:object \
        diagnosticsSettings:object
        """)

    /// `OrgAuthSettings`, and where tokens are stored, which the vendor's SDK has and the description leaves out.
    fileprivate static let signInRules = Form(
        """
        multifactorAuthenticationRequired:flag domainAllowlistEnabled:flag domainAllowlist:texts \
        ipAddressAllowlist:texts passwordRequirements:object inactivityTimeoutExclusions:texts universalLogout:flag \
        tokenStorageLocation
        """)
}

extension Members {

    /// What a new document with a version and a state begins with.
    mutating func begin() {
        set("version", 1)
        set("state", "active")
    }
}

extension Serving {

    /// What is intended is so a little later: until it is read once, the state that is reported is on its way.
    fileprivate static let integrationSwitch = patching(
        .integrations, Form("intendedState!:ENABLED|DISABLED|DELETED|RESTORED"), .integration
    ) { edit, _ in
        let isOn = ["ENABLED", "RESTORED"].contains(edit.asked["intendedState"]?.string)
        edit.action = isOn ? "Enable" : "Disable"
        if edit.before["intendedState"]?.string == edit.asked["intendedState"]?.string { return }
        edit.meanwhile = edit.after.reporting(isOn ? "ACTIVATING" : "DEACTIVATING", at: edit.inquiry.now)
        edit.after = edit.after.reporting(isOn ? "ACTIVE" : "INACTIVE", at: edit.inquiry.now)
    }

    /// Pending until it is read once, then what was asked for, with the configuration by the name it has.
    ///
    /// That a configuration nobody has is refused is assumed.
    ///
    /// Source: `WebDeployment.status` of the API description of July 2026; that publishing takes its time is what the
    /// vendor's Terraform provider waits for.
    fileprivate static let deploymentEdit = replacing(
        .webDeployments, .deployment, .deployment
    ) { edit, tenant throws(Refusal) in
        if let configuration = edit.after["configuration"] {
            edit.after["configuration"] = try tenant.named(configuration, unlike: edit.before["configuration"])
        }
        if edit.after["status"] == nil { edit.after["status"] = edit.before["status"] }
        var meanwhile = edit.after
        meanwhile.set("status", "Pending")
        edit.meanwhile = meanwhile
    }

    fileprivate static let recordingJobRemoval = acting(
        on: .recordingJobs, .recordingJob,
        rule: { edit, _ in
            edit.action = "Delete"
            let isOver = ["FULFILLED", "CANCELLED", "FAILED"].contains(edit.before["state"]?.string)
            if !isOver { edit.after.set("state", "CANCELLED") }
        })

    /// A campaign that is on runs out before it is off.
    fileprivate static let campaignEdit = replacing(.campaigns, .campaign, .campaign) { edit, _ in
        if edit.after["campaignStatus"] == nil { edit.after["campaignStatus"] = edit.before["campaignStatus"] }
        guard edit.before["campaignStatus"]?.string == "on",
            ["off", "stopping"].contains(edit.after["campaignStatus"]?.string)
        else { return }
        var meanwhile = edit.after
        meanwhile.set("campaignStatus", "stopping")
        edit.meanwhile = meanwhile
        edit.after.set("campaignStatus", "off")
    }

    /// Which conversations the tenant has is not simulated: every id will do.
    fileprivate static let deletionProtection = Serving(changes: true, takesBody: true) { inquiry throws(Refusal) in
        let isApplied = inquiry.query.isTrue("protect", otherwise: true)
        let permission = "recording:deletionProtection:\(isApplied ? "apply" : "revoke")"
        guard inquiry.rights.hold(permission) else { throw .missing(all: [permission]) }
        let asked = try Form("conversationIds!:texts").read(inquiry.body)
        let conversations = (asked["conversationIds"]?.elements ?? JSON.none.elements).compactMap(\.string)
        guard !conversations.isEmpty else {
            throw Refusal(400, "recording.empty.payload", "The request has no conversation ids.")
        }
        try inquiry.reception.change { tenant throws(Refusal) in
            for (part, id) in conversations.enumerated() {
                if isApplied {
                    tenant.deeds.protectedConversations.insert(id)
                } else {
                    tenant.deeds.protectedConversations.remove(id)
                }
                inquiry.tell(
                    .recording, isApplied ? "ApplyProtection" : "RevokeProtection", .init(id: id, name: ""), part: part)
            }
        }
        return .noContent
    }

    /// Which of the conversations that are asked for are protected.
    fileprivate static let protectedRecordings = Serving(takesBody: true) { inquiry throws(Refusal) in
        let asked = try Form("conversationIds!:texts").read(inquiry.body)
        let conversations = (asked["conversationIds"]?.elements ?? JSON.none.elements).compactMap(\.string)
        let protected = inquiry.tenant.deeds.protectedConversations
        var json = JSONWriter()
        json.array { json in
            for id in conversations where protected.contains(id) {
                json.object { json in
                    json.field("id", id)
                    json.field("selfUri", "/api/v2/conversations/\(id)")
                }
            }
        }
        return Answer(json.bytes)
    }

    /// What holds from the answer on: a list of addresses without the caller's own locks the caller out.
    fileprivate static let signInRules = setting(
        Tenant.signInRules, .signInRules, .signInRules, isWhole: false
    ) { edit, _ throws(Refusal) in
        let addresses = edit.asked["ipAddressAllowlist"]?.elements.compactMap(\.string) ?? []
        if let wrong = addresses.first(where: { AddressBlock($0) == nil }) {
            throw .invalid(wrong, for: "ipAddressAllowlist", allowed: "IPv4 and IPv6 addresses and networks")
        }
        let before = edit.before["ipAddressAllowlist"]?.elements.first { _ in true }
        if edit.asked["ipAddressAllowlist"] != nil, addresses.isEmpty, before != nil {
            edit.action = "IpAllowlistClear"
        }
    }
}

extension Tenant {

    /// A reference to a messenger's configuration as the platform answers it: with its name.
    ///
    /// Source: `WebDeploymentConfigurationVersionResponse.name` is required, API description of July 2026.
    func named(_ reference: JSON, unlike before: JSON?) throws(Refusal) -> JSON {
        let id = reference["id"]?.string
        let standing = id == before?["id"]?.string ? before : nil
        guard let own = standing ?? documents(.webConfigurations).first(where: { $0["id"]?.string == id }) else {
            throw .badRequest
        }
        var named = Members(reference)
        named["name"] = own["name"] ?? reference["name"]
        return named.json
    }
}

extension Members {
    fileprivate func reporting(_ code: String, at now: Moment) -> Members {
        var members = self
        members["reportedState"] = .written { json in
            json.object { json in
                json.field("code", code)
                json.field("effective", "")
                json.field("lastUpdated", now.iso8601)
            }
        }
        return members
    }
}
