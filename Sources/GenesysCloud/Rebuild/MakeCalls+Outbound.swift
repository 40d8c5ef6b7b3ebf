import Capture
import ContactCenter

// What calls people, and what it goes by: everything but the people.

extension MakeCalls {

    /// Lists without anybody on them, the hours, what becomes of a call nobody takes, and campaigns that are off.
    ///
    /// The vendor's own Terraform provider makes every campaign with `campaignStatus` off, and starts one by a second request,
    /// "due to behavioral requirements in the Genesys Cloud API"; one that is on has to be switched off before it is deleted;
    /// and it makes a contact list anew where its columns differ. What is refused is what `PUT` of a campaign names.
    ///
    /// Source: `Campaign` and the answers of `PUT /api/v2/outbound/campaigns/{campaignId}` of the API description of July 2026;
    /// the calls that make and delete: vendor SDKs for JavaScript, Python and the command line, read 2026-11-30; the provider:
    /// read 2026-11-30. That a new campaign says off, and not that it is invalid without anybody to call, is assumed.
    static let outbound = [
        MakeCall(
            .contactLists, as: .contactList, make: .init("POST", "/api/v2/outbound/contactlists", contacts), edit: nil,
            untouched: "one of that name is there and differs, and the columns of a list that is there are not changed",
            needs: ["outbound:contactList:add", "outbound:contactList:view"],
            "A contact list comes back without contacts: nobody is kept who stood on it.",
            "It is not deleted again: whoever was put on it since would go with it, and no list tells how many.",
            "One that is there is left as it is, with whoever is on it."),
        MakeCall(
            .callableTimeSets, as: .callableTimeSet,
            make: .init("POST", "/api/v2/outbound/callabletimesets", "name callableTimes"),
            edit: nil, removal: "/api/v2/outbound/callabletimesets/{callableTimeSetId}",
            untouched: "one of that name is there and differs, and campaigns may go by it",
            needs: [
                "outbound:callableTimeSet:add", "outbound:callableTimeSet:view", "outbound:callableTimeSet:delete",
            ]),
        MakeCall(
            .callAnalysisSets, as: .callAnalysisSet,
            make: .init("POST", "/api/v2/outbound/callanalysisresponsesets", answers), edit: nil,
            removal: "/api/v2/outbound/callanalysisresponsesets/{callAnalysisSetId}",
            untouched: "one of that name is there and differs, and campaigns may go by it", whole: ["responses"],
            needs: [
                "outbound:responseSet:add", "outbound:responseSet:view", "outbound:responseSet:delete",
                "architect:flow:view",
            ],
            "One that plays a file is not made: no call reads the file."),
        MakeCall(
            .campaigns, as: .campaign, make: .init("POST", "/api/v2/outbound/campaigns", campaign), edit: nil,
            removal: "/api/v2/outbound/campaigns/{campaignId}", off: ["campaignStatus": #""off""#],
            untouched: "one of that name is there and differs, and it may be calling",
            whole: [
                "contactList", "queue", "script", "site", "edgeGroup", "callAnalysisResponseSet", "callableTimeSet",
            ],
            needs: [
                "outbound:campaign:add", "outbound:campaign:view", "outbound:campaign:delete",
                "outbound:contactList:view", "outbound:callableTimeSet:view", "outbound:responseSet:view",
                "outbound:dncList:view", "routing:queue:view", "scripter:script:view", "telephony:plugin:all",
            ],
            "A campaign comes back off, whatever it was; it is never started.",
            "Do-not-call lists, rules and contact filters that are not there by name are left out of it, and told.",
            "One that is there is left as it is."),
    ]

    private static let contacts = """
        name division columnNames phoneColumns emailColumns whatsAppColumns previewModeColumnName \
        previewModeAcceptedValues attemptLimits automaticTimeZoneMapping zipCodeColumnName columnDataTypeSpecifications \
        trimWhitespace
        """

    private static let answers = "name responses beepDetectionEnabled amdSpeechDistinguishEnabled"

    /// All of `Campaign` that can be written.
    private static let campaign = """
        name division campaignStatus contactList queue dialingMode script edgeGroup site phoneColumns abandonRate \
        dncLists callableTimeSet callAnalysisResponseSet callerName callerAddress outboundLineCount ruleSets \
        skipPreviewDisabled previewTimeOutSeconds alwaysRunning contactSort contactSorts noAnswerTimeout \
        callAnalysisLanguage priority contactListFilters agentOwnedColumn dynamicContactQueueingSettings skillColumns \
        previewAutoEnd maxCallsPerAgent maxCallsPerAgentDecimal callbackAutoAnswer dynamicLineBalancingSettings \
        diagnosticsSettings
        """
}
