/// The audit log's services, with what they record: name, entity types, actions.
///
/// The thirteen that controls expect are listed with the entity types and actions they are known to have; the others
/// with one each, enough to be there.
///
/// Source: enumerations of the platform's Python SDK 269, checked 2026-11-22. Which action belongs to which entity type
/// is grouped by name.
enum AuditServiceTable {

    struct Service {
        let name: String
        let entities: [String]
        let actions: [String]
    }

    static let services: [Service] = table.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return Service(name: String(words[0]), entities: list(words[1]), actions: list(words[2]))
    }

    private static func list(_ words: Substring) -> [String] { words.split(separator: ",").map(String.init) }

    private static let table = """
        LanguageUnderstanding Feedback Create,Delete
        ContentManagement Document,Workspace,Tag View,Create,Update,Delete,Move,Copy,Download,ShareAdd,ShareRemove
        PeoplePermissions \
        AccessToken,AuthOrganization,AuthUser,IdentityProvider,MFAVerifier,OAuthClient,OAuthClientAuthorization,\
        OrganizationAuthorizationTrust,OrganizationAuthorizationUserTrust,Policy,Role,RoleSettings,\
        UserSamlAuthentication \
        Create,Update,Delete,Authenticate,AuthenticationFailed,ChangePassword,Revoke,SingleLogout,SingleLogoutFailed,\
        Authorize,Deauthorize,AuthorizationChanged,LicenseUpdate,MemberAdd,MemberUpdate,MemberRemove,\
        IpAllowlistClear,AddPairingRole
        Presence UserPresence Update
        Architect Flow,Prompt,PromptResource,DependencyTrackingBuild Create,Update,Delete,Publish,Checkin,Checkout,Debug
        ContactCenter AgentRoutingInfo,Queue,WrapupCode Create,Update,Delete,WrapupCodeAdd,WrapupCodeRemove
        Quality \
        Evaluation,EvaluationForm,Recording,ScreenRecording,BulkActions,OrphanedRecording,RecordingKey,\
        RecordingKeyConfig,RecordingSettings \
        View,Create,Update,Delete,Download,Export,UpdateRetention,Rotate,ApplyProtection,RevokeProtection
        SpeechAndTextAnalytics Topic,Program,Category Create,Update,Delete
        PredictiveEngagement Segment,Outcome,ActionMap Create,Update,Delete
        Knowledge KnowledgeBase,KnowledgeDocument Create,Update,Delete
        Coaching Appointment Create,Update,Delete
        Learning Module,Assignment Create,Update,Delete
        UsersRules Rule Create,Update,Delete
        Gamification Contest Create,Update,Delete
        EmployeeEngagement Recognition Create
        WorkforceManagement Schedule,ManagementUnit,TimeOffRequest Create,Update,Delete
        Triggers Trigger Create,Update,Delete
        ProcessAutomation Trigger Create,Update,Delete
        ResponseManagement Response,ResponseLibrary Create,Update,Delete
        Groups DirectoryGroup,SkillGroup,Team Create,Update,Delete
        Telephony Edge,EdgeGroup,Trunk,TrunkBase,Site,NumberPlan,OutboundRoute Create,Update,Delete,UpdateInService
        Outbound Campaign,ContactList,DncList Create,Update,Delete
        Routing RoutingTranscriptionSettings,SkillGroupDefinition Create,Update,Delete
        Integrations Integration,Action,ActionDraft,Credential,Webhook Create,Update,Delete,Enable,Disable,Publish
        Webhooks Webhook Create,Update,Delete
        AnalyticsReporting Exports,ScheduledExports Create,Download
        EmbeddedAnalytics Dashboard Create
        Limits ChangeRequest Create,Approved,Rejected
        EmployeePerformance ExternalMetricDefinition Create
        Datatables Schema,Row Create,Update,Delete
        Messaging Integration Create,Update,Delete
        WebDeployments Deployment,Configuration,ConfigurationVersion Create,Update,Publish,Delete
        Supportability SupportFile,Pcaps Create,Download
        Callback Settings Update
        Directory User,Organization Create,Update,Delete
        Locations Location Create,Update,Delete
        ExternalContacts Contact Create,Update,Delete
        TaskManagement Workitem Create
        SCIM User,Group Create,Update,Delete,Replace
        NumberPurchasing NumberOrder Create
        Marketplace Listing Create
        LogCapture Setting EnableCapture,DownloadCapture
        GDPR GdprRequest Create,Update
        DSAR DsarRequest Create,Update
        ExternalContactsExport ExportRequest Create,Export
        AgentConfig AgentProfile Update
        Emails Domain,Route Create,Update,Delete
        Scripter Script Create,Publish
        Billing Subscription Update
        JourneyAnalytics JourneyView Create
        NerService Entity Create
        Onboarding Organization Create
        SocialListening Topic Create
        BusinessRules DecisionTable Create
        SocialEscalationRules Rule Create
        Alerting Rule Create
        Assistants Assistant Create,Update,Delete
        AnomalyDetection Model Create
        Conversations Conversation Update
        GenesysCloudCopilot Copilot Update
        ConversationRefinement Refinement Create
        """
}
