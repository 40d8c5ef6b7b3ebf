// The facts of this release, grouped as the reports group them.

extension Fact where Value == Moment {
    /// The moment everything is judged at: when the collection began, unless somebody asked for another.
    public static var asOf: Self { Fact("moment of judgement") }
}

extension Fact where Value == [Person] { public static var people: Self { Fact("people") } }
extension Fact where Value == [Group] { public static var groups: Self { Fact("groups") } }
extension Fact where Value == [PartnerPerson] { public static var partnerPeople: Self { Fact("partners' people") } }

extension Fact where Value == [Role] { public static var roles: Self { Fact("roles") } }
extension Fact where Value == [Grant] { public static var grants: Self { Fact("grants") } }
extension Fact where Value == [Division] { public static var divisions: Self { Fact("divisions") } }
extension Fact where Value == [Partner] { public static var partners: Self { Fact("partners") } }
extension Fact where Value == [Trustor] {
    /// Organisations that let people of ours in.
    public static var trustors: Self { Fact("organisations we work in") }
}
extension Fact where Value == UsageAnalysis {
    public static var usageAnalysis: Self { Fact("analysis of unused rights") }
}
extension Fact where Value == SignInRules { public static var signInRules: Self { Fact("sign-in rules") } }
extension Fact where Value == [IdentityProvider] {
    public static var identityProviders: Self { Fact("identity providers") }
}
extension Fact where Value == Bool {
    /// Whether people can sign in with a password the platform keeps.
    public static var passwordSignIn: Self { Fact("password sign-in") }

    /// Whether flows keep what they ran with, step by step.
    public static var flowHistories: Self { Fact("flow execution history") }

    /// Whether the tenant has calling hours that follow each number's time zone.
    public static var callingHours: Self { Fact("automatic calling hours") }
}
extension Fact where Value == IdleTimeout { public static var idleTimeout: Self { Fact("idle time-out") } }
extension Fact where Value == [AccessPolicy] { public static var accessPolicies: Self { Fact("access policies") } }
extension Fact where Value == [String: Bool] {
    /// What the vendor switched on for this organisation, by its own names.
    public static var features: Self { Fact("switches of the organisation") }
}
extension Fact where Value == GrantingRules { public static var grantingRules: Self { Fact("granting rules") } }

extension Fact where Value == [OAuthClient] { public static var clients: Self { Fact("OAuth clients") } }
extension Fact where Value == Set<OAuthClient.ID> {
    /// The clients we read with: one, or one per add-on.
    public static var ownClients: Self { Fact("our own clients") }
}
extension Fact where Value == ClientUsage { public static var clientUsage: Self { Fact("API usage by client") } }
extension Fact where Value == Set<String> {
    /// Every scope a client can ask for, by the platform's names.
    public static var clientScopes: Self { Fact("scopes of OAuth clients") }
}
extension Fact where Value == [Integration] { public static var integrations: Self { Fact("integrations") } }
extension Fact where Value == [AuthorizedApp] { public static var apps: Self { Fact("authorised applications") } }
extension Fact where Value == [DataAction] { public static var dataActions: Self { Fact("data actions") } }
extension Fact where Value == [StoredCredential] {
    public static var storedCredentials: Self { Fact("stored credentials") }
}
extension Fact where Value == [ActionCertificate] {
    public static var actionCertificates: Self { Fact("certificates of data actions") }
}
extension Fact where Value == [Trigger] { public static var triggers: Self { Fact("triggers") } }

extension Fact where Value == [Trunk] { public static var trunks: Self { Fact("trunks") } }
extension Fact where Value == [TrunkSettings] { public static var trunkSettings: Self { Fact("trunk settings") } }
extension Fact where Value == [Edge] { public static var edges: Self { Fact("edges") } }
extension Fact where Value == [Edge.ID] {
    /// Edges whose software is too old for the platform.
    public static var expiredEdges: Self { Fact("expired edges") }
}
extension Fact where Value == [CertificateAuthority] {
    public static var certificateAuthorities: Self { Fact("certificate authorities") }
}
extension Fact where Value == [Site] { public static var sites: Self { Fact("sites") } }

extension Fact where Value == [KeyConfiguration] {
    public static var keyConfigurations: Self { Fact("recording key configurations") }
}
extension Fact where Value == KeyRotation { public static var keyRotation: Self { Fact("recording key rotation") } }
extension Fact where Value == [RecordingKey] { public static var recordingKeys: Self { Fact("recording keys") } }
extension Fact where Value == RecordingAccess {
    public static var recordingAccess: Self { Fact("recording settings") }
}
extension Fact where Value == [BulkJob] { public static var bulkJobs: Self { Fact("bulk jobs on recordings") } }
extension Fact where Value == [RetentionPolicy] {
    public static var retentionPolicies: Self { Fact("recording retention policies") }
}
extension Fact where Value == Int? {
    /// How many days data about interactions is kept; nil if nobody set it.
    public static var interactionRetention: Self { Fact("interaction data retention") }
}
extension Fact where Value == Transcription { public static var transcription: Self { Fact("transcription") } }
extension Fact where Value == [MaskingRule] { public static var maskingRules: Self { Fact("masking rules") } }

extension Fact where Value == SpeechAnalytics {
    public static var speechAnalytics: Self { Fact("speech analytics settings") }
}
extension Fact where Value == [SubjectRequest] {
    public static var subjectRequests: Self { Fact("requests about personal data") }
}

extension Fact where Value == [WebDeployment] { public static var webDeployments: Self { Fact("web deployments") } }
extension Fact where Value == [WebConfiguration] {
    public static var webConfigurations: Self { Fact("web deployment configurations") }
}
extension Fact where Value == [MessagingChannel] {
    public static var messagingChannels: Self { Fact("messaging channels") }
}
extension Fact where Value == [MailDomain] { public static var mailDomains: Self { Fact("e-mail domains") } }
extension Fact where Value == [Campaign] { public static var campaigns: Self { Fact("campaigns") } }
extension Fact where Value == [DoNotCallList] { public static var doNotCallLists: Self { Fact("do-not-call lists") } }

extension Fact where Value == [Assistant] { public static var assistants: Self { Fact("assistants") } }
extension Fact where Value == [Instructions] { public static var instructions: Self { Fact("AI guides") } }
extension Fact where Value == [Flow] { public static var flows: Self { Fact("flows") } }
extension Fact where Value == [Prompt] { public static var prompts: Self { Fact("prompts") } }
extension Fact where Value == [KnowledgeBase] { public static var knowledgeBases: Self { Fact("knowledge bases") } }

extension Fact where Value == AuditCoverage { public static var auditCoverage: Self { Fact("audit coverage") } }
extension Fact where Value == PlatformLimits { public static var limits: Self { Fact("platform limits") } }
extension Fact where Value == CollectionRecord { public static var collection: Self { Fact("this collection") } }
