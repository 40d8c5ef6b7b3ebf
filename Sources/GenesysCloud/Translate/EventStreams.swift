import Capture
import ContactCenter

/// Events sent to Amazon EventBridge.
///
/// Type and property names are those of the vendor's own Terraform module and of two samples from live organisations:
/// observed, not specified. Checked 2026-11-22.
extension EventStream {
    static let integrationType = "amazon-eventbridge-source"

    /// What an event's topic is called when it is an audit, whatever its entity.
    static let auditTopic = "v2.audits.entitytype.{id}.entityid.{id}"

    /// Without a filter it counts as carrying audits, and the list of integrations is partial.
    init(_ document: Document, _ flaws: inout Flaws) {
        let properties = document.at("config", "current", "properties") ?? document.at("config", "properties")
        let account = properties?["awsAccountId"]
        if account == nil { flaws.leftOut("IntegrationConfiguration.properties.awsAccountId") }
        self.init(
            account: account?.string ?? account?.integer.map { "\($0)" },
            carriesAudits: Self.carriesAudits(properties?["eventFilter"], &flaws))
    }

    private static func carriesAudits(_ filter: JSON?, _ flaws: inout Flaws) -> Bool {
        guard let topics = filter?.strings ?? filter?.string.map({ [$0] }) else {
            flaws.leftOut("IntegrationConfiguration.properties.eventFilter")
            return true
        }
        return topics.contains { $0.lowercased().contains(auditTopic) }
    }
}
