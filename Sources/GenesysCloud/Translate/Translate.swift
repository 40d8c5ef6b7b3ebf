public import Capture
public import ContactCenter

extension GenesysCloud {

    /// Everything a capture says about its tenant.
    ///
    /// Pure: the same capture gives the same facts, today and in seven years. A kind nobody asked for is absent, a kind
    /// refused is absent with the reason, a kind read in part is partial; a field the platform left out is absent in
    /// the one thing that lacks it, or makes its list partial where a thing has no place to say so.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read; what the files say never throws.
    public static func translate(_ capture: Capture) throws(CaptureError) -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        snapshot[.asOf] = .observed(capture.manifest.began)
        snapshot[.collection] = .observed(CollectionRecord(capture.manifest))
        try identities(of: capture, into: &snapshot)
        try signIn(of: capture, into: &snapshot)
        try programs(of: capture, into: &snapshot)
        try recordings(of: capture, into: &snapshot)
        try channels(of: capture, into: &snapshot)
        try telephony(of: capture, into: &snapshot)
        try privacy(of: capture, into: &snapshot)
        try outreach(of: capture, into: &snapshot)
        try automation(of: capture, into: &snapshot)
        return snapshot
    }

    private static func identities(
        of capture: Capture, into snapshot: inout TenantSnapshot
    ) throws(CaptureError) {
        let people = try capture.people()
        let clients = try capture.clients()
        snapshot[.people] = people
        snapshot[.clients] = clients
        snapshot[.groups] = try capture.groups()
        snapshot[.grants] = try capture.grants(people: people, clients: clients)
        snapshot[.partnerPeople] = try capture.partnerPeople()
        snapshot[.roles] = try capture.roles()
        snapshot[.divisions] = try capture.divisions()
        snapshot[.partners] = try capture.partners()
        snapshot[.trustors] = try capture.trustors()
        snapshot[.accessPolicies] = try capture.accessPolicies()
        snapshot[.features] = try capture.features()
        snapshot[.usageAnalysis] = try capture.usageAnalysis()
        snapshot[.grantingRules] = try capture.grantingRules()
    }

    private static func signIn(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.signInRules] = try capture.signInRules()
        snapshot[.identityProviders] = try capture.identityProviders()
        snapshot[.passwordSignIn] = try capture.passwordSignIn()
        snapshot[.idleTimeout] = try capture.idleTimeout()
    }

    private static func programs(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.ownClients] = .observed(capture.manifest.ownClients)
        snapshot[.clientScopes] = try capture.clientScopes()
        snapshot[.clientUsage] = try capture.clientUsage()
        snapshot[.integrations] = try capture.integrations()
        snapshot[.apps] = try capture.apps()
        snapshot[.dataActions] = try capture.dataActions()
        snapshot[.actionCertificates] = try capture.actionCertificates()
        snapshot[.storedCredentials] = try capture.storedCredentials()
        snapshot[.triggers] = try capture.triggers()
    }

    private static func recordings(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.keyConfigurations] = try capture.keyConfigurations()
        snapshot[.keyRotation] = try capture.keyRotation()
        snapshot[.recordingKeys] = try capture.recordingKeys()
        snapshot[.recordingAccess] = try capture.recordingAccess()
        snapshot[.bulkJobs] = try capture.bulkJobs()
        snapshot[.retentionPolicies] = try capture.retentionPolicies()
        snapshot[.interactionRetention] = try capture.interactionRetention()
        snapshot[.transcription] = try capture.transcription()
        snapshot[.maskingRules] = try capture.maskingRules()
    }

    private static func channels(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.webDeployments] = try capture.webDeployments()
        snapshot[.webConfigurations] = try capture.webConfigurations()
        snapshot[.messagingChannels] = try capture.messagingChannels()
        snapshot[.auditCoverage] = try capture.auditCoverage()
        snapshot[.limits] = try capture.limits()
    }

    private static func telephony(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.trunks] = try capture.trunks()
        snapshot[.trunkSettings] = try capture.trunkSettings()
        snapshot[.edges] = try capture.edges()
        snapshot[.expiredEdges] = try capture.expiredEdges()
        snapshot[.certificateAuthorities] = try capture.certificateAuthorities()
        snapshot[.sites] = try capture.sites()
    }

    private static func privacy(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.speechAnalytics] = try capture.speechAnalytics()
        snapshot[.flowHistories] = try capture.flowHistories()
        snapshot[.subjectRequests] = try capture.subjectRequests()
    }

    private static func outreach(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.mailDomains] = try capture.mailDomains()
        snapshot[.callingHours] = try capture.callingHours()
        snapshot[.doNotCallLists] = try capture.doNotCallLists()
        snapshot[.campaigns] = try capture.campaigns()
    }

    private static func automation(of capture: Capture, into snapshot: inout TenantSnapshot) throws(CaptureError) {
        snapshot[.assistants] = try capture.assistants()
        snapshot[.instructions] = try capture.instructions()
        snapshot[.flows] = try capture.flows()
        if let exported = try capture.callFlows() { snapshot[.callFlows] = exported }
        snapshot[.prompts] = try capture.prompts()
        snapshot[.knowledgeBases] = try capture.knowledgeBases()
    }
}
