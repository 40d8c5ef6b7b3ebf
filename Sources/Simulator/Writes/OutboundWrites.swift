import Capture
import ContactCenter

/// What calls people, made and deleted: contact lists, callable times, what becomes of a call, campaigns.
///
/// Source: calls, bodies and permissions of the vendor's SDKs for JavaScript, Python and the command line, read 2026-11-30.
extension RouteTable {
    static let outboundWrites = [
        Route(
            .post, "/api/v2/outbound/contactlists", needs: .any("outbound:contactList:add"),
            serves: .adding(.contactList)),
        Route(
            .delete, "/api/v2/outbound/contactlists/{contactListId}", needs: .any("outbound:contactList:delete"),
            serves: .removing(.contactLists, .contactList) { edit, tenant throws(Refusal) in
                try tenant.refuseUsed(edit.before, as: "contactList")
            }),
        Route(
            .post, "/api/v2/outbound/callabletimesets", needs: .any("outbound:callableTimeSet:add"),
            serves: .adding(.callableTimeSet)),
        Route(
            .put, "/api/v2/outbound/callabletimesets/{callableTimeSetId}", needs: .any("outbound:callableTimeSet:edit"),
            serves: .replacing(.callableTimeSets, .callableTimeSet, nil)),
        Route(
            .delete, "/api/v2/outbound/callabletimesets/{callableTimeSetId}",
            needs: .any("outbound:callableTimeSet:delete"),
            serves: .removing(.callableTimeSets, nil) { edit, tenant throws(Refusal) in
                try tenant.refuseUsed(edit.before, as: "callableTimeSet")
            }),
        Route(
            .post, "/api/v2/outbound/callanalysisresponsesets", needs: .any("outbound:responseSet:add"),
            serves: .adding(.callAnalysisSet)),
        Route(
            .delete, "/api/v2/outbound/callanalysisresponsesets/{callAnalysisSetId}",
            needs: .any("outbound:responseSet:delete"),
            serves: .removing(.callAnalysisSets, nil) { edit, tenant throws(Refusal) in
                try tenant.refuseUsed(edit.before, as: "callAnalysisResponseSet")
            }),
        Route(
            .post, "/api/v2/outbound/campaigns", needs: .any("outbound:campaign:add"), serves: .adding(.campaign)),
        Route(
            .delete, "/api/v2/outbound/campaigns/{campaignId}", needs: .any("outbound:campaign:delete"),
            serves: .campaignRemoval),
    ]
}

extension Form {

    /// `ContactList`.
    fileprivate static let contactList = Form(
        """
        name division:object version:whole columnNames!:texts phoneColumns:objects emailColumns:objects \
        whatsAppColumns:objects previewModeColumnName previewModeAcceptedValues:texts attemptLimits:object \
        automaticTimeZoneMapping:flag zipCodeColumnName columnDataTypeSpecifications:objects trimWhitespace:flag
        """)

    /// `CallableTimeSet`.
    fileprivate static let callableTimeSet = Form("name! version:whole callableTimes!:objects")

    /// `ResponseSet`.
    fileprivate static let callAnalysisSet = Form(
        "name! version:whole responses!:object beepDetectionEnabled:flag amdSpeechDistinguishEnabled:flag")
}

extension Refusal {

    /// Source: code and message of `PUT /api/v2/outbound/campaigns/{campaignId}`, API description of July 2026; that other calls
    /// of campaigns and of what they go by refuse alike is assumed.
    fileprivate static func outbound(_ code: String, _ message: String, status: Int = 400) -> Refusal {
        Refusal(status, code, message)
    }

    fileprivate static let nameTaken = outbound("duplicate.name", "The name already exists.")
}

extension Newcomer {

    /// Nobody is on a new list.
    fileprivate static let contactList = Newcomer(
        stock: .contactLists, form: .contactList, subject: .contactList, path: "/api/v2/outbound/contactlists",
        taken: .nameTaken
    ) { list, _, _, inquiry in
        list.begin(at: inquiry.now)
        list.set("size", 0)
    }

    fileprivate static let callableTimeSet = Newcomer(
        stock: .callableTimeSets, form: .callableTimeSet, subject: nil, path: "/api/v2/outbound/callabletimesets",
        taken: .nameTaken
    ) { times, _, _, inquiry in times.begin(at: inquiry.now) }

    fileprivate static let callAnalysisSet = Newcomer(
        stock: .callAnalysisSets, form: .callAnalysisSet, subject: nil,
        path: "/api/v2/outbound/callanalysisresponsesets", taken: .nameTaken
    ) { answers, _, tenant, inquiry throws(Refusal) in
        let flows = (answers["responses"]?.members.map { $0.value } ?? [])
            .filter { $0["reactionType"]?.string == "transfer_flow" }
        try tenant.check(.flows, flows.map { $0["data"]?.string ?? "" })
        answers.begin(at: inquiry.now)
    }

    /// What a new one is asked to be, it is: what the platform makes of one that is to be on from the start is nowhere stated,
    /// and whoever does not say off is found out here.
    fileprivate static let campaign = Newcomer(
        stock: .campaigns, form: .campaign, subject: .campaign, path: "/api/v2/outbound/campaigns", taken: .nameTaken,
        mentions: Mention.ofCampaign
    ) { campaign, _, tenant, inquiry throws(Refusal) in
        try tenant.checkCampaign(campaign)
        campaign.begin(at: inquiry.now)
        if campaign["campaignStatus"] == nil { campaign.set("campaignStatus", "off") }
    }
}

extension Mention {
    fileprivate static let ofCampaign = [
        Mention(member: "contactList", stock: .contactLists, path: "/api/v2/outbound/contactlists"),
        Mention(
            member: "queue", stock: .queues, path: "/api/v2/routing/queues",
            missing: .outbound("queue.not.found", "The queue could not be found.")),
        Mention(
            member: "script", stock: .scripts, path: "/api/v2/scripts",
            missing: .outbound("script.not.found", "The script could not be found.")),
        Mention(
            member: "site", stock: .sites, path: "/api/v2/telephony/providers/edges/sites",
            missing: .outbound("site.not.found", "The site could not be found")),
        Mention(
            member: "callableTimeSet", stock: .callableTimeSets, path: "/api/v2/outbound/callabletimesets",
            missing: .outbound("callable.time.set.not.found", "The callable time set could not be found.")),
        Mention(
            member: "callAnalysisResponseSet", stock: .callAnalysisSets,
            path: "/api/v2/outbound/callanalysisresponsesets",
            missing: .outbound(
                "call.analysis.response.set.not.found", "The call analysis response set could not be found.")),
        Mention(
            member: "dncLists", stock: .dncLists, path: "/api/v2/outbound/dnclists",
            missing: .outbound("dnc.list.not.found", "A do not call list could not be found.")),
    ]
}

extension Tenant {

    /// Refuses a campaign that lacks what its way of calling takes, and one whose list does not have what it reads.
    ///
    /// Source: what each way takes: `Campaign` of the API description of July 2026; codes as `Refusal.outbound` has them, and the
    /// general one where none is named.
    fileprivate func checkCampaign(_ campaign: Members) throws(Refusal) {
        let mode = campaign["dialingMode"]?.string ?? ""
        var needed = mode == "agentless" ? ["outboundLineCount"] : ["queue", "script"]
        if !["preview", "external"].contains(mode) { needed.append("callAnalysisResponseSet") }
        if ["power", "predictive"].contains(mode) { needed.append("abandonRate") }
        guard needed.allSatisfy({ campaign[$0] != nil }) else { throw .badRequest }
        let ways = ["site", "edgeGroup"].count { campaign[$0] != nil }
        guard ways < 2 else {
            throw .outbound(
                "site.and.edge.group.cannot.be.configured",
                "A single campaign cannot have both a site and an edge group configured")
        }
        guard ways == 1 || ["preview", "external"].contains(mode) else { throw .badRequest }
        guard campaign["name"]?.string?.count ?? 0 <= 64 else {
            throw .outbound("name.length.exceeded", "The name length exceeds the limit of 64 characters.")
        }
        guard campaign["callerAddress"]?.string != "" else {
            throw .outbound("missing.caller.id.address", "No caller id address supplied")
        }
        try checkColumns(of: campaign)
    }

    private func checkColumns(of campaign: Members) throws(Refusal) {
        let id = campaign["contactList"]?["id"]?.string ?? ""
        guard let list = document(.one(.contactLists, id: id)) else { throw .badRequest }
        let phones = list["phoneColumns"]?.elements.map { $0 } ?? []
        let names = phones.compactMap { $0["columnName"]?.string }
        let read = (campaign["phoneColumns"]?.elements ?? JSON.none.elements).compactMap { $0["columnName"]?.string }
        guard read.allSatisfy(names.contains) else {
            throw .outbound("invalid.campaign.phone.columns", "The campaign phone columns are invalid.")
        }
        guard campaign["callableTimeSet"] != nil else { return }
        guard list["automaticTimeZoneMapping"]?.boolean != true else {
            throw .outbound(
                "callable.time.set.conflicts.with.automatic.time.zone.mapping",
                "A callable time set cannot be included on the campaign when the campaign's contact list uses automatic time zone mapping."
            )
        }
        guard phones.contains(where: { $0["callableTimeColumn"] != nil }) else {
            throw .outbound(
                "missing.time.zone.in.contactlist",
                "When using a callable time set, the contact list must have at least one time zone column defined.")
        }
    }

    /// Refuses to delete what a campaign goes by.
    ///
    /// The code is one that `PUT` of a campaign has; that it is this one is assumed, and that it is a 400 is what the vendor's own
    /// Terraform provider tries again after.
    fileprivate func refuseUsed(_ thing: Members, as member: String) throws(Refusal) {
        let isUsed = documents(.campaigns).contains { $0[key: member]?["id"]?.string == thing["id"]?.string }
        if isUsed { throw .outbound("resources.in.use", "Resources are already in use.") }
    }
}

extension Members {

    /// What a new document with a version begins with.
    fileprivate mutating func begin(at now: Moment) {
        set("version", 1)
        set("dateCreated", now.iso8601)
        set("dateModified", now.iso8601)
    }
}

extension Serving {

    /// What is deleted is answered; one that calls is not deleted.
    ///
    /// Source: that one has to be off first: the vendor's own Terraform provider, read 2026-11-30; the code is the one of `PUT`,
    /// API description of July 2026, and assumed.
    fileprivate static let campaignRemoval = Serving(Stock.campaigns.kind.name, changes: true) {
        inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        return try inquiry.reception.change { tenant throws(Refusal) in
            let edit = try Edit(.one(.campaigns, id: id), of: tenant, inquiry, asked: Members())
            guard !["on", "stopping", "forced_stopping"].contains(edit.before["campaignStatus"]?.string) else {
                throw .outbound("invalid.update.campaign.active", "The campaign is already active.", status: 409)
            }
            tenant.remove(id, from: .campaigns)
            inquiry.tell(.campaign, "Delete", .init(id: id, name: edit.before["name"]?.string ?? ""))
            return Answer(edit.before.json.canonical())
        }
    }
}
