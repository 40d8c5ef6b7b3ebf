import Capture

/// A role every generated tenant has.
struct RoleTemplate {
    let kind: Kind
    let name: String

    /// The platform's own name of a role it brings along; nil for one somebody made.
    let defaultID: String?
    let policies: [Policy]

    /// What may be done with one kind of thing; `*` stands for all.
    struct Policy {
        let domain: String
        let entity: String
        let actions: [String]
    }

    enum Kind: Int, CaseIterable {
        case employee, communicate, agent, supervisor, qualityEvaluator, qualityAdministrator, complianceReviewer
        case analyst, developer, userAdministrator, telephonyAdministrator, integrationAdministrator, masterAdmin
        case partner, connector, archiveAccess
        case reader, settingsReader, telephonyReader, appsReader, mailReader
    }

    private init(_ kind: Kind, _ name: String, default defaultID: String? = nil, _ permissions: String) {
        self.kind = kind
        self.name = name
        self.defaultID = defaultID
        policies = permissions.split { $0 == " " || $0 == "\n" }.map { permission in
            let parts = permission.split(separator: ":")
            let actions = parts[2].split(separator: ",").map(String.init)
            return Policy(domain: String(parts[0]), entity: String(parts[1]), actions: actions)
        }
    }

    private init(everything kind: Kind, _ name: String, default defaultID: String) {
        self.kind = kind
        self.name = name
        self.defaultID = defaultID
        policies = PermissionTable.domains.map { Policy(domain: $0, entity: "*", actions: ["*"]) }
    }

    /// In the order of ``Kind``.
    static let all: [RoleTemplate] = workforce + administration + outside + readers

    private static let workforce = [
        RoleTemplate(
            .employee, "employee", default: "employee",
            """
            directory:user:view directory:group:view directory:userProfile:view presence:presenceDefinition:view
            gamification:profile:view learning:assignment:view
            """),
        RoleTemplate(
            .communicate, "Communicate - User", default: "communicateUser",
            "conversation:call:accept,add conversation:communication:disconnect,transfer telephony:phone:view"),
        RoleTemplate(
            .agent, "User", default: "user",
            """
            conversation:call:accept,view conversation:email:accept conversation:message:accept
            conversation:communication:view,transfer routing:queue:join,view routing:wrapupCode:view
            scripter:publishedScript:view,execute responses:response:view wfm:agentSchedule:view
            """),
        RoleTemplate(
            .supervisor, "Supervisor", default: "supervisor",
            """
            analytics:queueAggregate:view analytics:queueObservation:view analytics:userObservation:view
            conversation:call:view,monitor,coach,barge routing:queue:* routing:queueMember:manage ui:supervisor:view
            wfm:schedule:view,edit quality:evaluation:view coaching:appointment:view,add
            """),
        RoleTemplate(
            .qualityEvaluator, "Quality Evaluator", default: "qualityEvaluator",
            """
            quality:evaluation:view,add,edit,release quality:evaluationForm:view recording:recording:view
            recording:annotation:view,add
            """),
        RoleTemplate(
            .qualityAdministrator, "Quality Administrator", default: "qualityAdministrator",
            """
            quality:*:* recording:recording:view,edit,editRetention recording:retentionPolicy:view,add,edit
            recording:settings:view recording:encryptionKey:view
            """),
        RoleTemplate(
            .complianceReviewer, "Compliance Reviewer",
            "recording:recording:view,viewSensitiveData audits:audit:view audits:interactionDetails:view"),
        RoleTemplate(
            .analyst, "Reporting And Analytics", default: "reporting",
            """
            analytics:conversationDetail:view analytics:agentConversationDetail:view analytics:dataExport:view,add
            analytics:dashboardConfigurations:view,edit analytics:queueAggregate:view routing:queue:view
            """),
    ]

    private static let administration = [
        RoleTemplate(
            .developer, "Developer", default: "developer",
            """
            architect:flow:view,edit,publish architect:ui:view integrations:action:view,edit,execute oauth:client:view
            scripter:script:*
            """),
        RoleTemplate(
            .userAdministrator, "User Administrator", default: "userAdministrator",
            "directory:user:* directory:group:* authorization:grant:view,add,delete authorization:role:view"),
        RoleTemplate(
            .telephonyAdministrator, "Telephony Admin", default: "telephonyAdmin",
            "telephony:plugin:all telephony:phone:* telephony:sites:view telephony:station:view,disassociate"),
        RoleTemplate(
            .integrationAdministrator, "Integrations Admin", default: "integrationsAdmin",
            "integrations:*:* oauth:client:* bridge:actions:view"),
        RoleTemplate(everything: .masterAdmin, "Master Admin", default: "admin"),
    ]

    private static let outside = [
        RoleTemplate(
            .partner, "Trusted External User", default: "trustedExternalUser",
            "directory:user:view architect:flow:view analytics:queueAggregate:view routing:queue:view"),
        RoleTemplate(
            .connector, "Customer Records Connector",
            "externalContacts:contact:view,add,edit conversation:callback:create conversation:communication:view"),
        RoleTemplate(
            .archiveAccess, "Old Recordings Access", "recording:recording:* recording:screenRecording:view"),
    ]

    // What reading each kind needs, as `x-inin-requires-permissions` names it; one of several that would do.
    private static let readers = [
        RoleTemplate(
            .reader, "Linewarden Reader",
            """
            aiStudio:guide:view analytics:dataRetention:view architect:datatable:view architect:flow:view
            architect:userPrompt:view assistants:assistant:view
            audits:audit:view authorization:grant:view authorization:orgTrustee:view
            authorization:orgTrusteeUser:view authorization:orgTrustor:view authorization:policy:view
            authorization:role:view authorization:settings:view dataprivacy:maskingrule:view gdpr:request:view
            integrations:action:view integrations:actionCertificate:view integrations:integration:view
            knowledge:knowledgebase:view messaging:integration:view oauth:client:view
            outbound:callableTimeSet:view outbound:campaign:view outbound:contactList:view
            outbound:dncList:view outbound:responseSet:view outbound:settings:view processautomation:trigger:view
            recording:encryptionKey:view recording:job:view recording:retentionPolicy:view
            routing:callRoute:view routing:emergencyGroup:view routing:queue:view routing:schedule:view
            routing:scheduleGroup:view routing:skill:view routing:transcriptionSettings:view
            routing:wrapupCode:view scripter:script:view settings:executiondata:view speechAndTextAnalytics:settings:view sso:provider:view
            webDeployments:configuration:view webDeployments:deployment:view
            """),
        RoleTemplate(.settingsReader, "Linewarden Settings Reader", "directory:organization:admin"),
        RoleTemplate(.telephonyReader, "Linewarden Telephony Reader", "telephony:plugin:all"),
        RoleTemplate(.appsReader, "Linewarden Applications Reader", "oauth:client:authorize"),
        RoleTemplate(.mailReader, "Linewarden Mail Reader", "routing:email:manage"),
    ]
}

extension RoleTemplate {

    /// Whether its holder could become anything else, or open what was closed.
    var isPrivileged: Bool { Self.privileged.contains(where: allows) }

    /// Whether it lets people decide how long recordings are kept and where they go.
    var decidesRetention: Bool {
        [
            ("recording", "retentionPolicy", "add"), ("recording", "retentionPolicy", "edit"),
            ("recording", "recording", "editRetention"), ("recording", "deletionProtection", "revoke"),
        ].contains(where: allows)
    }

    /// Whether it lets people hear what was masked.
    var opensSensitiveRecordings: Bool { allows(("recording", "recording", "viewSensitiveData")) }

    private func allows(_ wanted: (domain: String, entity: String, action: String)) -> Bool {
        policies.contains { policy in
            policy.domain == wanted.domain && [wanted.entity, "*"].contains(policy.entity)
                && (policy.actions.contains(wanted.action) || policy.actions.contains("*"))
        }
    }

    private static let privileged = [
        ("directory", "organization", "admin"), ("authorization", "role", "edit"), ("authorization", "role", "add"),
        ("authorization", "grant", "add"), ("oauth", "client", "edit"), ("oauth", "client", "add"),
        ("sso", "provider", "edit"), ("sso", "provider", "add"), ("authorization", "orgTrustee", "add"),
        ("authorization", "orgTrustee", "edit"), ("recording", "encryptionKey", "edit"), ("telephony", "plugin", "all"),
    ]
}

extension RoleTemplate {

    /// Its policies as a grant carries them: `[{"actions":[…],"domain":…,"entityName":…}]`, in canonical form.
    var grantPolicies: [UInt8] {
        var writer = JSONWriter()
        writer.array { json in
            for policy in policies {
                json.object { json in
                    json.field("actions", policy.actions)
                    json.field("domain", policy.domain)
                    json.field("entityName", policy.entity)
                }
            }
        }
        return writer.bytes
    }
}
