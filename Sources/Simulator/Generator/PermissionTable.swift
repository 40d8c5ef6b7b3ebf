/// The permissions a generated organisation's catalogue lists.
///
/// Every permission that a route of the API description's subset asks for is in it, and what agents and supervisors
/// hold besides.
///
/// Source: `x-inin-requires-permissions` of the Platform API v2 description of July 2026, checked 2026-11-22.
enum PermissionTable {

    /// What may be done with one kind of thing.
    struct Entry {
        let domain: String
        let entity: String
        let actions: [String]
    }

    static let entries: [Entry] = table.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return Entry(
            domain: String(words[0]), entity: String(words[1]), actions: words[2].split(separator: ",").map(String.init)
        )
    }

    /// The domains, in order.
    static let domains: [String] = entries.map(\.domain).reduce(into: []) { domains, domain in
        if domains.last != domain { domains.append(domain) }
    }

    private static let table = """
        aiStudio guide view
        alerting alert view
        alerting rule view
        analytics agentConversationDetail view
        analytics conversationAggregate view
        analytics conversationDetail view
        analytics dashboardConfigurations edit,view
        analytics dataExport add,view
        analytics dataRetention edit,view
        analytics queueAggregate view
        analytics queueObservation view
        analytics reportingSettings view
        analytics userObservation view
        architect datatable add,edit,view
        architect dependencyTracking view
        architect flow add,delete,edit,publish,unlock,view
        architect job create,view
        architect jobExport create,view
        architect ui view
        architect userPrompt add,edit,view
        assistants assistant view
        assistants copilot edit,view
        audits audit view
        audits interactionDetails view
        authorization audit view
        authorization division add,delete,edit,view
        authorization divisionDeleted view
        authorization grant add,delete,view
        authorization orgTrustee add,delete,edit,view
        authorization orgTrusteeGroup add,edit,view
        authorization orgTrusteeUser add,delete,edit,view
        authorization orgTrustor view
        authorization policy add,delete,edit,view
        authorization role add,delete,edit,view
        authorization settings edit,view
        billing subscription read
        bridge actions view
        coaching appointment add,view
        conversation call accept,add,barge,coach,monitor,record,view
        conversation callForwarding edit,view
        conversation callback create,edit
        conversation communication disconnect,transfer,view
        conversation email accept,create
        conversation message accept,view
        conversation webmessaging accept
        dataprivacy maskingrule add,delete,edit,view
        directory group add,delete,edit,view
        directory location add
        directory organization admin
        directory user add,delete,edit,setPassword,view
        directory userProfile edit,view
        directory userStateChange view
        externalContacts contact add,edit,view
        externalContacts export view
        externalContacts externalOrganization view
        gamification profile view
        gdpr request view
        integrations action add,delete,edit,execute,view
        integrations actionCertificate view
        integrations integration add,delete,edit,view
        journey customer view
        knowledge document view
        knowledge knowledgebase view
        learning assignment view
        limits organization view
        messaging integration add,delete,edit,view
        mfa verifier delete,view
        oauth client add,authorize,delete,edit,view
        oauth token delete
        outbound callableTimeSet add,delete,edit,view
        outbound campaign add,delete,edit,view
        outbound contact add,view
        outbound contactList add,delete,edit,view
        outbound dncList add,edit,view
        outbound responseSet add,delete,edit,view
        outbound settings view
        presence presenceDefinition view
        processautomation trigger add,edit,view
        quality calibration add,view
        quality evaluation add,edit,release,view
        quality evaluationForm add,edit,view
        quality survey view
        recording annotation add,view
        recording deletionProtection apply,revoke
        recording encryptionKey edit,view
        recording job add,delete,view
        recording recording archive,delete,download,edit,editRetention,view,viewSensitiveData
        recording retentionPolicy add,delete,edit,view
        recording screenRecording edit,view
        recording settings editConferenceRecording,editHierarchyAccessControl,editRegionalStorage,\
        editScreenRecordings,editUrlExpiration,view
        responses response add,view
        routing callRoute add,edit,view
        routing conversation view
        routing email manage
        routing emergencyGroup add,edit,view
        routing language assign
        routing queue add,delete,edit,join,view
        routing queueMember manage
        routing schedule add,edit,view
        routing scheduleGroup add,edit,view
        routing skill assign,create,manage,view
        routing transcriptionSettings edit,view
        routing wrapupCode add,edit,view
        scim user add,edit,view
        scripter publishedScript execute,view
        scripter script add,edit,view
        settings executiondata edit,view
        speechAndTextAnalytics data view
        speechAndTextAnalytics settings edit,view
        speechAndTextAnalytics topic view
        sso provider add,delete,edit,view
        telephony extension assign
        telephony otherStationAssociation view
        telephony phone assign,view
        telephony plugin all
        telephony sites view
        telephony station disassociate,view
        ui supervisor view
        usage client view
        usage events view
        usage organization view
        usage simpleSearch view
        webDeployments configuration add,delete,edit,view
        webDeployments deployment add,delete,edit,view
        wfm agentSchedule view
        wfm schedule edit,view
        """
}
