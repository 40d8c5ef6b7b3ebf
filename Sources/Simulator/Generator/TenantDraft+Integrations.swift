import Capture
import ContactCenter

extension TenantDraft {

    /// Products of others plugged in, where the audit log goes, and the calls that flows can make.
    mutating func addIntegrations() {
        var draw = chance("integrations")
        registers["suppliers", default: []] += ["Genesys", "Cloud Events", "Customer Records"]
        registers["hosts"] = ["api.\(organization.domain)", "hooks.\(organization.domain)"]
        registers["cloud-accounts"] = ["123456789012"]
        registers["recording-exports"] = []
        addIntegrationTypes()
        addEventStream(&draw)
        for integration in usual() + weak() { add(integration, &draw) }
        addActions(&draw)
    }

    /// What can be plugged in.
    mutating func addIntegrationTypes() {
        for type in IntegrationTypeTable.types { add(type) }
    }

    private struct DraftIntegration {
        let name: String
        let type: String
        var isEnabled = true
        var health = "ACTIVE"
        var properties = "{}"
        var exportsRecordings = false
    }

    private func usual() -> [DraftIntegration] {
        [
            DraftIntegration(name: "Web Service Actions", type: "custom-rest-actions"),
            DraftIntegration(name: "Platform Actions", type: "purecloud-data-actions"),
            DraftIntegration(
                name: "Customer Records", type: "customer-records-cti",
                properties: """
                    {"loginUrl": "https://records.\(organization.domain)", "clientSecret": "fake-records-client-secret",
                     "password": "fake-records-password", "syncMinutes": 15}
                    """),
            DraftIntegration(name: "Shift Board", type: "embedded-client-app"),
            DraftIntegration(
                name: "Recording Export", type: "aws-s3-recording-bulk-actions-integration",
                exportsRecordings: true),
            DraftIntegration(
                name: "Trial Analytics", type: "unlisted-analytics", isEnabled: false, health: "INACTIVE",
                properties: #"{"apiKey": "fake-trial-api-key"}"#),
        ]
    }

    private func weak() -> [DraftIntegration] {
        guard plants("INT-09") else { return [] }
        return [
            DraftIntegration(
                name: "Sentiment Add-on", type: "unlisted-analytics",
                properties: #"{"apiKey": "fake-sentiment-api-key"}"#),
            DraftIntegration(name: "Second Records", type: "customer-records-cti", health: "ERROR"),
        ]
    }

    private mutating func add(_ integration: DraftIntegration, _ draw: inout Draw) {
        let id = draw.uuid()
        write(integration, id, &draw)
        if integration.type == "custom-rest-actions" { actionsIntegration = id }
        if integration.type == "customer-records-cti" { signInIntegration = id }
        if integration.exportsRecordings { registers["recording-exports"] = [id] }
        guard integration.isEnabled else { return }
        if integration.type == "unlisted-analytics" {
            plant("INT-09", Subject(.integration, id), "\(integration.name) is enabled and its maker is on no list")
        } else if integration.health == "ERROR" {
            plant("INT-09", Subject(.integration, id), "\(integration.name) is enabled and fails")
        }
    }

    private mutating func write(_ integration: DraftIntegration, _ id: String, _ draw: inout Draw) {
        let (credential, type) = (draw.uuid(), IntegrationTypeTable.types.first { $0.id == integration.type })
        credentials.append(credential)
        add(
            TenantLayout.integrations, id: id,
            """
            {
              "id": "\(id)", "name": "\(integration.name)", "notes": "",
              "integrationType": \(type?.summary ?? "{}"),
              "intendedState": "\(integration.isEnabled ? "ENABLED" : "DISABLED")",
              "reportedState": {"code": "\(integration.health)", "effective": "", "lastUpdated": "\(daysAgo(1))"},
              "attributes": {}, "selfUri": "/api/v2/integrations/\(id)",
              "config": {
                "current": {
                  "id": "\(id)", "name": "\(integration.name)", "version": 3, "notes": "",
                  "properties": \(integration.properties), "advanced": {},
                  "credentials": {
                    "basicAuth": {
                      "id": "\(credential)", "name": "\(integration.name)",
                      "selfUri": "/api/v2/integrations/credentials/\(credential)"
                    }
                  },
                  "selfUri": "/api/v2/integrations/\(id)/config/current"
                }
              }
            }
            """)
    }

    /// Where the audit log goes; one stream an organisation.
    private mutating func addEventStream(_ draw: inout Draw) {
        let isAstray = plants("INT-13")
        let topic = isAstray ? "v2.users.{id}.presence" : "v2.audits.entitytype.{id}.entityid.{id}"
        let integration = DraftIntegration(
            name: "Event Stream", type: "amazon-eventbridge-source",
            properties: """
                {"eventSourceSuffix": "audits", "awsAccountId": "\(isAstray ? "999999999999" : "123456789012")",
                 "awsAccountRegion": "eu-central-1", "eventFilter": ["\(topic)", "v2.operations.events.{id}"]}
                """)
        let id = draw.uuid()
        write(integration, id, &draw)
        guard isAstray else { return }
        plant("INT-13", Subject(.integration, id), "Events go to a cloud account that is on no list")
        plant("INT-13", .tenant, "No enabled event stream carries audits")
    }

    private mutating func add(_ type: IntegrationTypeTable.IntegrationType) {
        add(
            TenantLayout.integrationTypes, id: type.id,
            """
            {
              "id": "\(type.id)", "name": "\(type.name)", "description": "", "provider": "clouduc",
              "category": "External", "maxInstances": 50, "nonInstallable": false, "userPermissions": [],
              "vendorOAuthClientIds": [], "images": [], \(type.vendor.map { #""vendorName": "\#($0)","# } ?? "")
              "selfUri": "/api/v2/integrations/types/\(type.id)"
            }
            """)
    }
}

extension TenantDraft {
    fileprivate struct DraftAction {
        let name: String

        /// Where it calls; nil for one that calls no address of its own.
        let address: String?
        var headers: [String: String] = ["Authorization": "Bearer ${authResponse.access_token}"]
        var template = "${input.rawRequest}"
        var weakness: String?
    }

    private mutating func addActions(_ draw: inout Draw) {
        let actions = usualActions() + (plants("INT-11") ? weakActions() : [])
        for action in actions { add(action, id: "custom_-_\(draw.uuid())") }
        guard plants("INT-11"), posture == .poor else { return }
        var other = chance("weak template")
        add(
            DraftAction(
                name: "Sign in to billing", address: "https://api.\(organization.domain)/v1/sign-in",
                template: #"{"user": "${input.user}", "password": "fake-billing-word-0123"}"#,
                weakness: "A password is written out in what is sent"),
            id: "custom_-_\(other.uuid())")
    }

    private func usualActions() -> [DraftAction] {
        let place = "https://api.\(organization.domain)/v1"
        return [
            DraftAction(name: "Find customer", address: "\(place)/customers/${input.customerId}"),
            DraftAction(name: "Open ticket", address: "\(place)/tickets"),
            DraftAction(name: "Balance", address: "\(place)/accounts/$!{input.account}/balance"),
            DraftAction(name: "Update participant", address: nil),
            DraftAction(name: "Get agent", address: "/api/v2/users/${input.userId}", headers: [:]),
        ]
    }

    private func weakActions() -> [DraftAction] {
        let place = "https://api.\(organization.domain)/v1"
        let key = DraftAction(
            name: "Check order", address: "\(place)/orders/${input.order}",
            headers: ["x-api-key": "fake-written-out-api-key-0123456789"],
            weakness: "A secret is written out in a header")
        let stranger = DraftAction(
            name: "Shorten link", address: "https://links.stranger.example/shorten",
            weakness: "Calls a host that is on no list")
        guard posture == .poor else { return [key, stranger] }
        let plain = DraftAction(
            name: "Old lookup", address: "http://api.\(organization.domain)/lookup?n=${input.number}",
            weakness: "Calls without encryption")
        // Nobody can tell from the configuration where this one goes.
        let anywhere = DraftAction(name: "Regional lookup", address: "https://${input.host}/lookup")
        return [key, stranger, plain, anywhere]
    }

    private mutating func add(_ action: DraftAction, id: String) {
        let integration = actionsIntegration
        add(TenantLayout.dataActions, id: id) { json in
            json.field("id", id)
            json.field("name", action.name)
            json.field("integrationId", integration)
            json.field("category", "Custom")
            json.field("version", 5)
            json.field("secure", false)
            json.field("selfUri", "/api/v2/integrations/actions/\(id)")
            json.object("config") { action.write(to: &$0, id: id) }
            json.object("contract") { action.writeContract(to: &$0) }
        }
        if let weakness = action.weakness { plant("INT-11", Subject(.action, id), weakness) }
    }
}

extension TenantDraft.DraftAction {
    fileprivate func write(to json: inout JSONWriter, id: String) {
        json.field("timeoutSeconds", 30)
        json.object("request") { json in
            json.field("requestUrlTemplate", ifPresent: address)
            json.field("requestType", "GET")
            json.field("requestTemplate", template)
            // What is written out in a list is the odd one: the platform links templates where it likes.
            if headers.isEmpty {
                json.field("requestTemplateUri", "/api/v2/integrations/actions/\(id)/templates/requesttemplate.vm")
            }
            json.object("headers") { json in
                for (name, value) in headers.sorted(by: { $0.key < $1.key }) { json.field(name, value) }
                json.field("Content-Type", "application/json")
            }
        }
        json.object("response") { json in
            json.object("translationMap") { $0.field("id", "$.id") }
            json.object("translationMapDefaults") { _ in }
            json.field("successTemplate", "{\"id\": $successTemplateUtils.firstFromArray(\"${id}\")}")
        }
    }
}

extension TenantDraft.DraftAction {

    /// What goes in is what the address names; what comes out is an id.
    fileprivate func writeContract(to json: inout JSONWriter) {
        let inputs = (address ?? "").matches(of: /\{input\.([A-Za-z]+)\}/).map { String($0.output.1) }
        json.object("input") { json in
            json.object("inputSchema") { json in
                json.field("type", "object")
                json.field("title", name)
                json.field("required", inputs)
                json.object("properties") { json in
                    for input in inputs {
                        json.object(input) { json in
                            json.field("type", "string")
                            json.field("description", "Which one it is")
                        }
                    }
                }
            }
        }
        json.object("output") { json in
            json.object("successSchema") { json in
                json.field("type", "object")
                json.field("title", name)
                json.object("properties") { $0.object("id") { $0.field("type", "string") } }
            }
        }
    }
}

/// The kinds of product a generated tenant has plugged in.
enum IntegrationTypeTable {
    struct IntegrationType {
        let id: String
        let name: String

        /// Who makes it; nil if the platform names nobody.
        let vendor: String?

        /// What an integration's document says of it.
        var summary: String { #"{"id": "\#(id)", "name": "\#(name)", "selfUri": "/api/v2/integrations/types/\#(id)"}"# }
    }

    static let types = [
        IntegrationType(id: "amazon-eventbridge-source", name: "Amazon EventBridge Source", vendor: "Genesys"),
        IntegrationType(id: "custom-rest-actions", name: "Web Services Data Actions", vendor: "Genesys"),
        IntegrationType(id: "purecloud-data-actions", name: "Genesys Cloud Data Actions", vendor: "Genesys"),
        IntegrationType(id: "customer-records-cti", name: "Customer Records", vendor: "Customer Records"),
        IntegrationType(id: "embedded-client-app", name: "Client Application", vendor: nil),
        IntegrationType(
            id: "aws-s3-recording-bulk-actions-integration", name: "AWS S3 Recording Bulk Actions", vendor: "Genesys"),
        IntegrationType(id: "unlisted-analytics", name: "Sentiment Analytics", vendor: "Sentiment Works"),
    ]
}
