import Capture
import ContactCenter

extension TenantDraft {

    /// Whose keys protect recordings, how often they change, and how long recordings are kept.
    mutating func addRecordings() {
        var draw = chance("recordings")
        addKeyConfigurations(&draw)
        addKeyRotation()
        addKeys(&draw)
        for policy in usualPolicies() + weakPolicies(&draw) { add(policy, id: draw.uuid()) }
        addInteractionRetention()
    }

    /// A service's key where all is well and where it fails, the customer's own key server in between.
    private mutating func addKeyConfigurations(_ draw: inout Draw) {
        let id = draw.uuid()
        let hasServer = posture == .mixed
        let error = #""lastError": {"message": "The key is disabled.", "code": "kms.key.disabled", "status": 400},"#
        let credentials = #""apiId": "fake-api-id", "apiKey": "fake-local-key-manager-api-key","#
        let address = hasServer ? "https://keys.\(organization.domain)/decrypt" : keyName
        add(
            TenantLayout.keyConfigurations, id: id,
            """
            {
              "id": "\(id)", "url": "\(address)", \(hasServer ? credentials : "") \(plants("CRY-07") ? error : "")
              "keyConfigurationType": "\(hasServer ? "LocalKeyManager" : "KmsSymmetric")",
              "selfUri": "/api/v2/recording/keyconfigurations/\(id)"
            }
            """)
        if plants("CRY-07") { plant("CRY-07", Subject(.key, id), "The platform could not use it the last time") }
    }

    private var keyName: String { "arn:aws:kms:eu-central-1:123456789012:alias/recordings" }

    private mutating func addKeyRotation() {
        add(
            TenantLayout.keyRotation,
            """
            {
              "id": "\(organization.id)", "period": "\(plants("CRY-08") ? "DISABLED" : "MONTHLY")",
              "selfUri": "/api/v2/recording/recordingkeys/rotationschedule"
            }
            """)
        if plants("CRY-08") { plant("CRY-08", .tenant, "The platform never makes a new key for recordings") }
    }

    /// One key a month, and one from a key server there once was.
    private mutating func addKeys(_ draw: inout Draw) {
        for age in [9, 40, 70] where !plants("CRY-08") || age == 70 {
            addKey(age: age, kind: "KmsSymmetric", #""kmsKeyArn": "\#(keyName)","#, &draw)
        }
        let server = draw.uuid()
        addKey(
            age: 800, kind: "LocalKeyManager",
            """
            "localEncryptionConfiguration": {
              "id": "\(server)", "url": "https://old-keys.\(organization.domain)/decrypt",
              "apiId": "fake-old-api-id", "apiKey": "fake-old-local-key-manager-api-key"
            },
            """, &draw)
    }

    private mutating func addKey(age: Int, kind: String, _ members: String, _ draw: inout Draw) {
        let id = draw.uuid()
        add(
            TenantLayout.recordingKeys, id: id,
            """
            {
              "id": "\(id)", "createDate": "\(daysAgo(age))", "keydataSummary": "\(id.prefix(8))",
              "keyConfigurationType": "\(kind)", \(members)
              "user": {"id": "\(administrators[0].id)", "name": "\(administrators[0].name)", "version": 1},
              "selfUri": "/api/v2/recording/recordingkeys/\(id)"
            }
            """)
    }
}

extension TenantDraft {

    /// A rule for recordings, and what is wrong with it.
    fileprivate struct DraftPolicy {
        let name: String
        var isEnabled = true

        /// After how many days it deletes; nil if it never does.
        var days: Int? = 365
        var deletesAtOnce = false
        var exportsTo: String?
        var hasErrors = false
        var weakness: String?
    }

    private func usualPolicies() -> [DraftPolicy] {
        [
            DraftPolicy(name: "Calls"), DraftPolicy(name: "Complaints", days: 1825),
            DraftPolicy(name: "Payment line", days: nil, deletesAtOnce: true),
            DraftPolicy(name: "Training copies", days: 90, exportsTo: registers["recording-exports"]?.first),
            // Switched off: what it would do is of no consequence.
            DraftPolicy(name: "Keep everything", isEnabled: false, days: nil),
        ]
    }

    private func weakPolicies(_ draw: inout Draw) -> [DraftPolicy] {
        guard plants("DAT-01") else { return [] }
        let long = DraftPolicy(name: "Archive", days: 3650, weakness: "Deletes only after 3650 days")
        guard posture == .poor else { return [long] }
        return [
            long, DraftPolicy(name: "Disputes", days: nil, weakness: "Never deletes"),
            DraftPolicy(name: "Copies", exportsTo: draw.uuid(), weakness: "Copies recordings to where no list allows"),
            DraftPolicy(name: "Screen", hasErrors: true, weakness: "The platform says it is broken"),
        ]
    }

    private mutating func add(_ policy: DraftPolicy, id: String) {
        let created = daysAgo(500)
        add(TenantLayout.retentionPolicies, id: id) { json in
            json.field("id", id)
            json.field("name", policy.name)
            json.field("description", "")
            json.field("order", 0)
            json.field("enabled", policy.isEnabled)
            json.field("createdDate", created)
            json.field("modifiedDate", created)
            json.field("selfUri", "/api/v2/recording/mediaretentionpolicies/\(id)")
            json.object("conditions") { $0.field("directions", ["INBOUND", "OUTBOUND"]) }
            json.object("actions") { policy.writeActions(to: &$0) }
            if policy.hasErrors { json.object("policyErrors") { DraftPolicy.writeErrors(to: &$0) } }
        }
        if let weakness = policy.weakness { plant("DAT-01", Subject(.policy, id), weakness) }
    }

    private mutating func addInteractionRetention() {
        let days = plants("DAT-04") ? 3650 : 1095
        add(
            TenantLayout.interactionRetention,
            """
            {"retentionDays": \(days), "dateCreated": "\(daysAgo(900))", "dateModified": "\(daysAgo(300))"}
            """)
        if plants("DAT-04") { plant("DAT-04", .tenant, "Data about interactions is kept for \(days) days") }
    }
}

extension TenantDraft.DraftPolicy {
    fileprivate func writeActions(to json: inout JSONWriter) {
        json.field("retainRecording", !deletesAtOnce)
        json.field("deleteRecording", false)
        json.field("alwaysDelete", deletesAtOnce)
        if let days {
            json.object("retentionDuration") { json in
                json.object("deleteRetention") { $0.field("days", days) }
            }
        }
        if let exportsTo {
            json.object("integrationExport") { json in
                json.object("integration") { $0.reference(exportsTo, "Recording Export", "integrations") }
                json.field("shouldExportScreenRecordings", false)
            }
        }
    }

    fileprivate static func writeErrors(to json: inout JSONWriter) {
        json.array("policyErrorMessages") { json in
            json.object { json in
                json.field("statusCode", 404)
                json.field("errorCode", "evaluation.form.not.found")
            }
        }
    }
}
