import Capture
import ContactCenter

/// What the audit log calls what was written.
///
/// Source: enumerations of the platform's Python SDK 269, checked 2026-11-22; which service tells of which entity type is
/// grouped by name.
struct AuditSubject: Sendable {
    let service: String
    let entityType: String

    init(_ service: String, _ entityType: String) {
        self.service = service
        self.entityType = entityType
    }

    static let user = AuditSubject("Directory", "User")
    static let group = AuditSubject("Groups", "DirectoryGroup")
    static let role = AuditSubject("PeoplePermissions", "Role")
    static let roleSettings = AuditSubject("PeoplePermissions", "RoleSettings")
    static let policy = AuditSubject("PeoplePermissions", "Policy")
    static let token = AuditSubject("PeoplePermissions", "AccessToken")
    static let verifier = AuditSubject("PeoplePermissions", "MFAVerifier")
    static let client = AuditSubject("PeoplePermissions", "OAuthClient")
    static let trust = AuditSubject("PeoplePermissions", "OrganizationAuthorizationTrust")
    static let signInRules = AuditSubject("PeoplePermissions", "AuthOrganization")
    static let identityProvider = AuditSubject("PeoplePermissions", "IdentityProvider")
    static let integration = AuditSubject("Integrations", "Integration")
    static let action = AuditSubject("Integrations", "Action")
    static let credential = AuditSubject("Integrations", "Credential")
    static let deployment = AuditSubject("WebDeployments", "Deployment")
    static let webConfiguration = AuditSubject("WebDeployments", "Configuration")
    static let recordingJob = AuditSubject("Quality", "BulkActions")
    static let recording = AuditSubject("Quality", "Recording")
    static let recordingSettings = AuditSubject("Quality", "RecordingSettings")
    static let recordingKey = AuditSubject("Quality", "RecordingKey")
    static let campaign = AuditSubject("Outbound", "Campaign")
    static let contactList = AuditSubject("Outbound", "ContactList")
    static let trunkBase = AuditSubject("Telephony", "TrunkBase")
    static let site = AuditSubject("Telephony", "Site")
    static let copilot = AuditSubject("GenesysCloudCopilot", "Copilot")
    static let emergencyGroup = AuditSubject("Telephony", "EmergencyGroup")
    static let scheduleGroup = AuditSubject("Telephony", "ScheduleGroup")
    static let ivr = AuditSubject("Telephony", "IVR")
    static let queue = AuditSubject("ContactCenter", "Queue")
    static let wrapUpCode = AuditSubject("ContactCenter", "WrapupCode")
    static let skill = AuditSubject("Routing", "RoutingSkill")
    static let language = AuditSubject("Routing", "RoutingLanguage")
    static let prompt = AuditSubject("Architect", "Prompt")
    static let dataTable = AuditSubject("Datatables", "Schema")
    static let location = AuditSubject("Locations", "Location")
    static let flow = AuditSubject("Architect", "Flow")
    static let trigger = AuditSubject("ProcessAutomation", "Trigger")
    static let transcription = AuditSubject("Routing", "RoutingTranscriptionSettings")
    static let speechAnalytics = AuditSubject("SpeechAndTextAnalytics", "SpeechTextAnalyticsSettings")
    static let reporting = AuditSubject("AnalyticsReporting", "AnalyticsReportingSettings")
}

extension Inquiry {

    /// Tells the audit log of what the caller did.
    ///
    /// - Parameters:
    ///   - subject: Nil where it is not known which service would tell of it: then none does.
    ///   - part: Tells entries of one request apart.
    func tell(
        _ subject: AuditSubject?, _ action: String, _ entity: AuditRecord.Reference,
        _ changes: [AuditRecord.Change] = [], part: Int = 0
    ) {
        guard let subject else { return }
        reception.audits.tell(record(subject, action, entity, changes, part: part))
    }

    /// An entry of the audit log that the caller is to answer for.
    func record(
        _ subject: AuditSubject, _ action: String, _ entity: AuditRecord.Reference,
        _ changes: [AuditRecord.Change] = [], part: Int = 0
    ) -> AuditRecord {
        var record = AuditRecord(
            id: IdentifierV5.uuid(of: "simulator/\(reception.options.seed)/write/\(correlation)/\(part)"), at: now,
            service: subject.service, action: action, entityType: subject.entityType, entity: entity, client: client,
            addresses: [reception.options.clientAddress ?? "127.0.0.1"])
        record.changes = changes
        record.context = [("correlationId", correlation)]
        record.lateness = reception.options.auditLateness
        return record
    }
}
